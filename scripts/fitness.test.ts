import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

/** Rules about the repository itself that no linter here can say. */

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const FILES = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(ROOT, file)))

const SOURCES = FILES.filter((file) => /\.tsx?$/.test(file))
const isTest = (file: string) => /\.(test|spec)\.tsx?$|(^|\/)testing\/|^e2e\//.test(file)
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

/** Files whose code, comments aside, matches the pattern. */
function offenders(files: readonly string[], pattern: RegExp): string[] {
  return files.filter((file) => pattern.test(withoutComments(read(file))))
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

describe('the repository', () => {
  it('keeps the domain free of clock and chance', () => {
    const domain = SOURCES.filter((file) => file.startsWith('lib/federation/') && !isTest(file))
    expect(
      offenders(domain, /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(|\bcrypto\.randomUUID\(/),
    ).toEqual([])
  })

  it('reads the environment in one place', () => {
    const product = SOURCES.filter(
      (file) =>
        /^(app|components|lib|cli)\//.test(file) && !isTest(file) && file !== 'lib/server/env.ts',
    )
    // Child processes get the environment handed on whole; that reads no setting.
    expect(offenders(product, /process\.env(?!\s*[,})])/)).toEqual([])
  })

  it('sends requests in lib/transport and lib/probe only', () => {
    const product = SOURCES.filter(
      (file) =>
        /^(app|components|lib|cli)\//.test(file) &&
        !/^lib\/(transport|probe|sandbox)\//.test(file) &&
        !isTest(file),
    )
    expect(
      offenders(product, /(^|[^.\w])fetch\((?!\w+\??:)|\bXMLHttpRequest\b|\bsendBeacon\b/m),
    ).toEqual([])
  })

  it('holds no token that is not marked fake', () => {
    const token = /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{16,}/
    expect(
      FILES.filter((file) => !/package-lock\.json|\.png$/.test(file)).filter((file) =>
        token.test(read(file)),
      ),
    ).toEqual([])
  })

  it('holds no private key', () => {
    const key =
      /-----BEGIN (RSA |EC |OPENSSH |ENCRYPTED )?PRIVATE KEY-----\s*\n[A-Za-z0-9+/=\s]{200,}/
    expect(
      FILES.filter((file) => !/\.png$/.test(file)).filter((file) => key.test(read(file))),
    ).toEqual([])
  })

  it('pins every dependency exactly', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    )
    expect(loose).toEqual([])
    expect(Object.keys(dependencies ?? {}).length).toBeLessThanOrEqual(30)
  })

  it('records integrity for every package and takes none from git', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { integrity?: string; resolved?: string }>
    }
    const entries = Object.entries(packages).filter(([path]) => path !== '')
    expect(entries.filter(([, entry]) => !entry.integrity).map(([path]) => path)).toEqual([])
    expect(
      entries
        .filter(([, entry]) => /^(git|http:)/.test(entry.resolved ?? ''))
        .map(([path]) => path),
    ).toEqual([])
  })

  it('links to documents that exist', () => {
    const broken: string[] = []
    for (const file of FILES.filter((name) => name.endsWith('.md'))) {
      for (const [, target = ''] of read(file).matchAll(
        /\]\((?!https?:|#|mailto:)([^)\s#]+)(?:#[^)]*)?\)/g,
      )) {
        if (!existsSync(join(ROOT, file, '..', target))) broken.push(`${file} → ${target}`)
      }
    }
    expect(broken).toEqual([])
  })
})
