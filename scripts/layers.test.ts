import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const made: string[] = []

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Cruises a small tree under the repository's own rules and returns the names of the walls breached. */
function breaches(files: Readonly<Record<string, string>>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'fedcred-layers-'))
  made.push(root)
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
    cpSync(join(ROOT, file), join(root, file))
  }
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  for (const folder of ['app', 'components', 'lib', 'cli']) mkdirSync(join(root, folder))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const { stdout } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/.bin/depcruise'),
      ...['app', 'components', 'lib', 'cli'],
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    ],
    { cwd: root, encoding: 'utf8' },
  )
  const result = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } }
  return [...new Set(result.summary.violations.map((violation) => violation.rule.name))].sort()
}

const MODULE = 'export const value = 1\n'

/** One planted breach for each wall: the import that must not be, and the wall that must catch it. */
const PLANTED: readonly { wall: string; from: string; specifier: string; to?: string }[] = [
  {
    wall: 'federation-is-pure',
    from: 'lib/federation/a.ts',
    specifier: '../probe/b',
    to: 'lib/probe/b.ts',
  },
  { wall: 'federation-is-pure', from: 'lib/federation/a.ts', specifier: 'node:fs' },
  { wall: 'federation-is-pure', from: 'lib/federation/a.ts', specifier: 'ipaddr.js' },
  {
    wall: 'ui-knows-nothing-of-us',
    from: 'components/ui/a.ts',
    specifier: '@/lib/federation/b',
    to: 'lib/federation/b.ts',
  },
  {
    wall: 'ui-knows-nothing-of-us',
    from: 'components/ui/a.ts',
    specifier: '../shell/b',
    to: 'components/shell/b.ts',
  },
  {
    wall: 'components-below-app',
    from: 'components/shell/a.ts',
    specifier: '@/app/b',
    to: 'app/b.ts',
  },
  {
    wall: 'page-never-imports-server-code',
    from: 'components/issuer/a.ts',
    specifier: '@/lib/probe/b',
    to: 'lib/probe/b.ts',
  },
  {
    wall: 'page-never-imports-server-code',
    from: 'lib/cloud/a.ts',
    specifier: '../sandbox/b',
    to: 'lib/sandbox/b.ts',
  },
  {
    wall: 'lib-below-app',
    from: 'lib/server/a.ts',
    specifier: '@/components/shell/b',
    to: 'components/shell/b.ts',
  },
  {
    wall: 'sandbox-not-cloud',
    from: 'lib/sandbox/a.ts',
    specifier: '../cloud/b',
    to: 'lib/cloud/b.ts',
  },
  {
    wall: 'transport-is-low',
    from: 'lib/transport/a.ts',
    specifier: '../cloud/b',
    to: 'lib/cloud/b.ts',
  },
  { wall: 'probe-is-low', from: 'lib/probe/a.ts', specifier: '../server/b', to: 'lib/server/b.ts' },
  { wall: 'zod-stays-at-the-edge', from: 'components/shell/a.ts', specifier: 'zod' },
  {
    wall: 'tests-are-leaves',
    from: 'lib/server/a.ts',
    specifier: './b.test',
    to: 'lib/server/b.test.ts',
  },
]

describe('layer rules', () => {
  it.each(PLANTED)('$wall catches $from importing $specifier', ({ wall, from, specifier, to }) => {
    const files: Record<string, string> = {
      [from]: `import * as other from '${specifier}'\nexport const seen = other\n`,
    }
    if (to) files[to] = MODULE
    expect(breaches(files)).toContain(wall)
  })

  it('no-circles catches two modules that need each other', () => {
    expect(
      breaches({
        'lib/server/a.ts': "import { b } from './b'\nexport const a = () => b\n",
        'lib/server/b.ts': "import { a } from './a'\nexport const b = () => a\n",
      }),
    ).toEqual(['no-circles'])
  })

  it('lets the allowed directions pass', () => {
    expect(
      breaches({
        'lib/federation/a.ts': "import { decodeJwt } from 'jose'\nexport const a = decodeJwt\n",
        'lib/cloud/b.ts': "import { a } from '../federation/a'\nexport const b = a\n",
        'components/shell/c.ts': "import { b } from '@/lib/cloud/b'\nexport const c = b\n",
        'app/d.ts': "import { c } from '@/components/shell/c'\nexport const d = c\n",
      }),
    ).toEqual([])
  })
})
