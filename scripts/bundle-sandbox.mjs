import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { build } from 'esbuild'
import { ROOT } from './next.mjs'

/** Writes the sandbox for command-line tools as one file, to the path that is its only argument. */
const [bundle] = process.argv.slice(2)
const folder = dirname(bundle)
mkdirSync(folder, { recursive: true })
for (const name of readdirSync(folder)) {
  const older = name.startsWith('sandbox-') && !name.startsWith(basename(bundle))
  if (older) rmSync(join(folder, name), { force: true })
}

// A start at the same moment must not read half a file.
const draft = `${bundle}.${process.pid}`
await build({
  absWorkingDir: ROOT,
  entryPoints: ['scripts/sandbox-command.mjs'],
  outfile: draft,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.9',
  packages: 'external',
  logLevel: 'warning',
})
renameSync(draft, bundle)
