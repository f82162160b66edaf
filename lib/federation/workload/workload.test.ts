import { execFileSync, spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { WorkloadInput } from './model'
import { quoteCode, quoteEnv, wellFormed } from './quote-code'
import { WORKLOAD_SNIPPETS } from './registry'

const plain: WorkloadInput = {
  tenantId: '11111111-1111-1111-1111-111111111111',
  clientId: '22222222-2222-2222-2222-222222222222',
  authorityHost: 'https://login.microsoftonline.com',
  tokenFile: '/run/workload/assertion.jwt',
  scope: 'https://graph.microsoft.com/.default',
  issuer: 'https://oidc.contoso.com/k3s',
  subject: 'system:serviceaccount:shop:api',
  audience: 'api://AzureADTokenExchange',
  kid: 'key-1',
  lifetime: 300,
}

/** What would run, end the literal, or end the line, if it were not quoted. */
const EVIL = [
  `'; touch PWNED; '`,
  `"; touch PWNED; "`,
  '$(touch PWNED)',
  '`touch PWNED`',
  '}$(touch PWNED)',
  "'}; touch PWNED; #",
  'a\ntouch PWNED\n',
  'a\r\ntouch PWNED',
  'a\u2028touch PWNED\u2029',
  '\\',
  '\\"; touch PWNED',
  '\\u0022; touch PWNED',
  '%s%n%d',
  '\u202eevil\u202c',
  '’; touch PWNED; ‘',
  '-rf',
  '@/etc/hostname',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a shell, not a template
  '${HOME}',
  '#{1}',
  '*/ evil /*',
  '\ud800',
  'Zürich → 🚀',
]
/** Those that a file or an argument can carry. */
const WRITABLE = EVIL.filter((text) => wellFormed(text) === text)

const evil = (text: string): WorkloadInput => ({
  ...plain,
  tenantId: text,
  clientId: text,
  tokenFile: text,
  scope: text,
  issuer: text,
  subject: text,
  audience: text,
  kid: text,
})

// Dozens of processes are started; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 })

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'workload-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const snippet = (id: string) => {
  const found = WORKLOAD_SNIPPETS.find((each) => each.id === id)
  if (!found) throw new Error(id)
  return found
}
const statusOf = (tool: string, ...args: string[]) => spawnSync(tool, args).status
const has = (tool: string) => spawnSync(tool, ['--version']).error === undefined

/** Runs where the tool is there; says loudly where it is not. */
const itWith = (tool: string) => {
  const there = has(tool)
  if (!there) process.stderr.write(`SKIPPED: ${tool} is not installed\n`)
  return it.skipIf(!there)
}

function write(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('the registry', () => {
  it('has one file an id, a link and a sentence each', () => {
    const files = readdirSync(import.meta.dirname).map((file) => file.replace(/\.ts$/, ''))
    for (const { id, source, use } of WORKLOAD_SNIPPETS) {
      expect(files).toContain(id)
      expect(source).toMatch(/^https:\/\//)
      expect(use).toMatch(/\.$/)
    }
    expect(new Set(WORKLOAD_SNIPPETS.map(({ id }) => id)).size).toBe(WORKLOAD_SNIPPETS.length)
  })

  it('holds the values that the workload needs', () => {
    for (const id of ['node', 'python', 'dotnet', 'go', 'java']) {
      const text = snippet(id).render(plain)
      for (const value of [plain.tenantId, plain.clientId, plain.tokenFile, plain.scope]) {
        expect(text, id).toContain(`"${value}"`)
      }
      expect(text, id).toMatch(/WorkloadIdentityCredential/)
      expect(text, id).toMatch(/ClientAssertionCredential/)
    }
  })
})

describe('settings', () => {
  it('writes the four variables', () => {
    expect(snippet('env-file').render(plain)).toBe(
      [
        'AZURE_TENANT_ID=11111111-1111-1111-1111-111111111111',
        'AZURE_CLIENT_ID=22222222-2222-2222-2222-222222222222',
        'AZURE_FEDERATED_TOKEN_FILE=/run/workload/assertion.jwt',
        'AZURE_AUTHORITY_HOST=https://login.microsoftonline.com/',
      ].join('\n'),
    )
    expect(snippet('env-powershell').render(plain)).toContain(
      "$env:AZURE_CLIENT_ID = '22222222-2222-2222-2222-222222222222'",
    )
  })

  it.each(EVIL)('stays four lines of an .env file: %j', (text) => {
    const lines = snippet('env-file')
      .render(evil(text))
      .split(/[\r\n]/)
    expect(lines.map((line) => line.split('=')[0])).toEqual([
      'AZURE_TENANT_ID',
      'AZURE_CLIENT_ID',
      'AZURE_FEDERATED_TOKEN_FILE',
      'AZURE_AUTHORITY_HOST',
    ])
  })

  it('reads back in bash as written', () => {
    for (const text of WRITABLE) {
      const script = `${snippet('env-bash').render(evil(text))}\nprintf %s "$AZURE_CLIENT_ID"`
      expect(execFileSync('bash', ['-c', script], { cwd: folder }).toString()).toBe(text)
    }
    expect(readdirSync(folder)).not.toContain('PWNED')
  })

  it('reads .env values back with Docker’s and Node’s rules for plain ones', () => {
    expect(quoteEnv('a b')).toBe("'a b'")
    expect(quoteEnv("it's $HOME")).toBe('"it\'s \\$HOME"')
    expect(quoteEnv('')).toBe('')
  })
})

describe('quoteCode', () => {
  it('reads back in JavaScript, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(JSON.parse(quoteCode(value))).toBe(wellFormed(value))
      }),
    )
  })

  it('leaves nothing that ends a line or turns the direction', () => {
    for (const text of EVIL) expect(quoteCode(text)).not.toMatch(/[\r\n\u2028\u2029\u202a-\u202e]/)
  })
})

describe('shell texts', () => {
  const shells = WORKLOAD_SNIPPETS.filter(({ extension }) => extension === 'sh')

  it.each(shells.map(({ id }) => id))('%s is sound bash, hostile values too', (id) => {
    for (const text of ['', ...EVIL]) {
      const path = write(`${id}.sh`, snippet(id).render(text === '' ? plain : evil(text)))
      const { status, stderr } = spawnSync('bash', ['-n', path])
      expect(stderr.toString(), text).toBe('')
      expect(status).toBe(0)
    }
  })

  /** A command that is no more than its arguments, one a line. */
  function argumentsOf(id: string, tool: string, input: WorkloadInput): string[] {
    const script = `${tool}() { printf '%s\\0' "$@"; }\ncat() { printf TOKEN; }\n${snippet(id).render(input)}`
    const out = execFileSync('bash', ['-c', script], { cwd: folder }).toString()
    return out.split('\0').slice(0, -1)
  }

  it.each(WRITABLE)('passes %j as one argument', (text) => {
    expect(argumentsOf('az-login', 'az', evil(text))).toEqual([
      'login',
      '--service-principal',
      '--username',
      text,
      '--tenant',
      text,
      '--federated-token',
      'TOKEN',
      '--allow-no-subscriptions',
    ])
    expect(argumentsOf('curl-exchange', 'curl', evil(text))).toContain(`client_assertion@${text}`)
    expect(readdirSync(folder)).not.toContain('PWNED')
  })
})

describe('mint-openssl', () => {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })

  function mint(input: WorkloadInput, type: 'pkcs8' | 'pkcs1', name = 'assertion.jwt') {
    const key = write('key.pem', pair.privateKey.export({ type, format: 'pem' }).toString())
    const script = write('mint.sh', snippet('mint-openssl').render(input))
    const target = join(folder, name)
    const run = spawnSync('bash', [script, key], {
      cwd: folder,
      env: { ...process.env, AZURE_FEDERATED_TOKEN_FILE: target },
    })
    return { run, target }
  }

  it.each(['pkcs8', 'pkcs1'] as const)('makes a token that jose verifies: %s', async (type) => {
    const { run, target } = mint(plain, type)
    expect(run.stderr.toString()).toBe('Wrote an assertion for 300 seconds.\n')
    expect(run.stdout.toString()).toBe('')
    const token = readFileSync(target, 'utf8')
    const { payload, protectedHeader } = await jwtVerify(token, pair.publicKey, {
      issuer: plain.issuer,
      subject: plain.subject,
      audience: plain.audience,
      algorithms: ['RS256'],
    })
    expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'key-1' })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300)
    expect(payload.nbf).toBe(payload.iat)
    expect(payload.jti).toMatch(/^[0-9a-f]{32}$/)
    // No line end: some SDKs send the file as it is. And nobody else may read it.
    expect(token).toMatch(/^[\w.-]+$/)
    expect(statSync(target).mode & 0o077).toBe(0)
  })

  it('says the claims as given, hostile ones too', async () => {
    for (const text of WRITABLE) {
      const { run, target } = mint({ ...evil(text), tokenFile: plain.tokenFile }, 'pkcs8')
      expect(run.status, run.stderr.toString()).toBe(0)
      const { payload, protectedHeader } = await jwtVerify(
        readFileSync(target, 'utf8'),
        pair.publicKey,
      )
      expect([payload.iss, payload.sub, payload.aud, protectedHeader.kid]).toEqual([
        text,
        text,
        text,
        text,
      ])
    }
    expect(readdirSync(folder)).not.toContain('PWNED')
  })

  it('writes to the file of the settings when no variable names one', () => {
    for (const name of ["it's } $(touch PWNED)", '-dashed']) {
      const key = write(
        'key.pem',
        pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      )
      const script = write('mint.sh', snippet('mint-openssl').render({ ...plain, tokenFile: name }))
      const run = spawnSync('bash', [script, key], {
        cwd: folder,
        env: { ...process.env, AZURE_FEDERATED_TOKEN_FILE: '' },
      })
      expect(run.status, run.stderr.toString()).toBe(0)
      expect(readdirSync(folder)).toContain(name)
    }
    expect(readdirSync(folder)).not.toContain('PWNED')
  })

  it('leaves the old file when the key cannot be read', () => {
    const { target } = mint(plain, 'pkcs8')
    const before = readFileSync(target, 'utf8')
    const script = write('mint.sh', snippet('mint-openssl').render(plain))
    const run = spawnSync('bash', [script, join(folder, 'no-such-key.pem')], {
      cwd: folder,
      env: { ...process.env, AZURE_FEDERATED_TOKEN_FILE: target },
    })
    expect(run.status).not.toBe(0)
    expect(readFileSync(target, 'utf8')).toBe(before)
  })
})

describe('code', () => {
  it('Node reads it, hostile values too', () => {
    for (const text of ['', ...EVIL]) {
      const path = write('workload.mjs', snippet('node').render(text === '' ? plain : evil(text)))
      const { status, stderr } = spawnSync(process.execPath, ['--check', path])
      expect(status, stderr.toString()).toBe(0)
    }
  })

  itWith('python3')('Python reads it, hostile values too', () => {
    const texts = ['', ...EVIL].map((text) =>
      snippet('python').render(text === '' ? plain : evil(text)),
    )
    const paths = texts.map((text, at) => write(`workload${at}.py`, text))
    const { status, stderr } = spawnSync('python3', ['-m', 'py_compile', ...paths])
    expect(status, stderr.toString()).toBe(0)
  })

  itWith('gofmt')('Go reads it', () => {
    const path = write('workload.go', snippet('go').render(plain))
    expect(statusOf('gofmt', '-e', path)).toBe(0)
  })

  itWith('pwsh')('PowerShell reads the settings', () => {
    const path = write('settings.ps1', snippet('env-powershell').render(evil("it's")))
    expect(statusOf('pwsh', '-NoProfile', '-File', path)).toBe(0)
  })

  it('keeps hostile values inside of literals in Go, C# and Java', () => {
    for (const id of ['go', 'dotnet', 'java']) {
      const lines = snippet(id).render(plain).split('\n').length
      for (const text of EVIL) {
        const rendered = snippet(id).render(evil(text))
        expect(rendered.split(/[\r\n\u2028\u2029]/).length, id).toBe(lines)
        expect(rendered, id).toContain(quoteCode(text))
      }
    }
  })
})
