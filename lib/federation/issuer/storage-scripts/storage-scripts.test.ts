import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { StorageIssuerInput } from '../storage/model'
import { INPUT } from '../storage/testing/input'
import { bash } from './bash'
import { STORAGE_SCRIPTS } from './registry'

const DOCUMENTS: StorageIssuerInput['files'] = [
  { path: 'openid/v1/jwks', text: '{\n  "keys": []\n}\n' },
  { path: '.well-known/openid-configuration', text: `{\n  "issuer": "${INPUT.issuer}"\n}\n` },
]
const GOOD: StorageIssuerInput = { ...INPUT, files: DOCUMENTS }

const TERRAFORM = 'terraform'
const status = (tool: string, ...args: string[]) => spawnSync(tool, args).status

const HOSTILE = [
  `'; touch /tmp/x; '`,
  '$(touch x)',
  '`touch x`',
  '"; whoami; "',
  '\u2019; whoami; \u2019',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the attack
  '${file("/etc/passwd")}',
  "a'\nFEDCRED_DOCUMENT\nwhoami",
  "'@\nwhoami",
  '--query=x',
  '%{ if true }',
]

/** The input with one hostile text in every place that a person or a tenant can fill. */
function hostile(text: string): StorageIssuerInput {
  return {
    ...GOOD,
    subscriptionId: text,
    resourceGroup: text,
    region: text,
    account: text,
    container: text,
    issuer: `https://${text}`,
    files: DOCUMENTS.map((file) => ({ ...file, text: JSON.stringify({ issuer: text }, null, 2) })),
    identity: {
      name: text,
      credentialName: text,
      subject: text,
      readerAssignment: text,
      roles: [{ id: text, value: text }],
    },
  }
}

/** The assignments at the top of the script, run by bash itself: what the variables hold afterwards. */
function variables(script: string, names: readonly string[]): readonly string[] {
  const end = script.indexOf('\n\nif [')
  const print = names.map((name) => `printf '%s\\0' "$${name}"`).join('\n')
  const run = spawnSync('bash', ['-c', `${script.slice(0, end)}\n${print}`], {
    encoding: 'utf8',
  })
  expect(run.stderr).toBe('')
  return run.stdout.split('\0').slice(0, -1)
}

describe('the bash script', () => {
  it('makes the same things as the plan, with the lock last', () => {
    const lines = bash.render(GOOD).split('\n')
    const at = (start: string) => lines.findIndex((line) => line.startsWith(start))
    const order = [
      'if [ "$(az storage account check-name',
      'az group show',
      'az storage account create',
      'az storage container-rm create',
      'az storage blob upload',
      'az storage account update',
      'az identity create',
      'az identity federated-credential create',
      'az rest --method put',
      'az rest --method post',
      'az lock create',
    ].map(at)
    expect(order).not.toContain(-1)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(lines.filter((line) => line.startsWith('az rest --method post'))).toHaveLength(2)
  })

  it('leaves out what is not wished', () => {
    const { identity: _, ...without } = GOOD
    const text = bash.render({ ...without, lock: false })
    expect(text).not.toContain('az identity')
    expect(text).not.toContain('az lock')
    expect(text).not.toContain('subject=')
  })

  it('is bash, and writes the documents as they are', () => {
    const script = bash.render(GOOD)
    const check = spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' })
    expect([check.status, check.stderr]).toEqual([0, ''])
    expect(script).toContain(`<<'FEDCRED_DOCUMENT'\n{\n  "keys": []\n}\nFEDCRED_DOCUMENT\n`)
  })

  for (const text of HOSTILE) {
    it(`holds ${JSON.stringify(text)} as a value and nothing more`, () => {
      const script = bash.render(hostile(text))
      const check = spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' })
      expect([check.status, check.stderr]).toEqual([0, ''])
      const names = [
        'subscription',
        'group',
        'account',
        'container',
        'identityName',
        'subject',
      ] as const
      expect(variables(script, names)).toEqual(names.map(() => text))
      // Each here-document ends where it should.
      const held = script
        .split("<<'FEDCRED_DOCUMENT'\n")
        .slice(1)
        .map((rest) => rest.slice(0, rest.indexOf('\nFEDCRED_DOCUMENT\n')))
      expect(held).toEqual(hostile(text).files.map((file) => file.text))
    })
  }
})

describe('every script', () => {
  it('says where its syntax is documented', () => {
    expect(STORAGE_SCRIPTS.map(({ id }) => id)).toEqual([
      'bash',
      'powershell',
      'terraform',
      'bicep',
    ])
    for (const { source } of STORAGE_SCRIPTS) expect(source).toMatch(/^https:\/\//)
  })

  for (const script of STORAGE_SCRIPTS) {
    it(`${script.id}: no value starts a line of its own`, () => {
      const plain = script.render(hostile('plain'))
      for (const text of HOSTILE) {
        const rendered = script.render(hostile(text))
        if (script.id !== 'bash') {
          // Only a quoted newline may add lines: in PowerShell a literal may span lines.
          const added = rendered.split('\n').length - plain.split('\n').length
          if (script.id !== 'powershell') expect(added).toBe(0)
          expect(rendered.split('\n').filter((line) => line === text)).toEqual([])
        }
      }
    })

    it(`${script.id}: names issuer, account, subject and roles`, () => {
      const rendered = script.render(GOOD)
      for (const part of ['contosoissuer', 'local-dev', 'id-local-dev', 'westeurope']) {
        expect(rendered).toContain(part)
      }
      expect(rendered).toContain('df021288-bdef-4463-88db-98f22de89214')
      expect(rendered).toContain('api://AzureADTokenExchange')
      expect(rendered).toContain('CanNotDelete')
    })
  }

  it('doubles every quote of PowerShell, so that no literal ends early', () => {
    const powershell = STORAGE_SCRIPTS.find(({ id }) => id === 'powershell')
    const rendered = powershell?.render(hostile(`a'b\u2019c`)) ?? ''
    expect(rendered).toContain(`$account = 'a''b\u2019\u2019c'`)
  })

  const hasTerraform = status(TERRAFORM, 'version') === 0
  it.skipIf(!hasTerraform)('terraform: reads as HCL and is formatted, whatever the values', () => {
    const terraform = STORAGE_SCRIPTS.find(({ id }) => id === 'terraform')
    for (const input of [GOOD, ...HOSTILE.map(hostile)]) {
      const run = spawnSync(TERRAFORM, ['fmt', '-check', '-diff', '-'], {
        input: terraform?.render(input) ?? '',
        encoding: 'utf8',
      })
      expect([run.status, run.stdout]).toEqual([0, ''])
    }
  })

  it('escapes templates of Terraform and Bicep', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the attack
    const text = '${evil()}'
    const of = (id: string) => STORAGE_SCRIPTS.find((one) => one.id === id)?.render(hostile(text))
    expect(of('terraform')).toContain('"$${evil()}"')
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the attack
    expect(of('bicep')).toContain("'\\${evil()}'")
  })
})
