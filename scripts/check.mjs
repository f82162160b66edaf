import { spawnSync } from 'node:child_process'
import { ROOT } from './next.mjs'

/** Everything that can be wrong without running the product. All of it runs, then the sum is told. */
const STEPS = [
  ['format and lint', ['biome', 'ci', '--colors=off', '.']],
  ['route types', ['next', 'typegen']],
  ['types', ['tsc', '--noEmit']],
  [
    'layers',
    ['depcruise', 'app', 'components', 'lib', 'cli', '--config', '.dependency-cruiser.cjs'],
  ],
  ['dead code', ['knip', '--no-progress']],
]

const failed = []
for (const [name, [bin, ...args]] of STEPS) {
  const started = Date.now()
  const { status } = spawnSync(process.execPath, [`node_modules/.bin/${bin}`, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  })
  console.log(
    `${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  )
  if (status !== 0) failed.push(name)
}
if (failed.length > 0) {
  console.error(`check: ${failed.join(', ')} failed.`)
  process.exitCode = 1
}
