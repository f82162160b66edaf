import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ROOT } from './next.mjs'
import { hashSources } from './sources.mjs'

/**
 * `npm run sandbox`: runs sandbox-command.mjs from a bundle. Compiling at every start would cost
 * half a second and 40 MB for as long as the sandbox runs; so one file is made when a source has
 * changed, by a process that ends, and Node loads that alone.
 */
const hash = hashSources(['scripts', 'lib/sandbox', 'lib/federation', 'tsconfig.json'])
const bundle = join(ROOT, 'node_modules/.cache/fedcred', `sandbox-${hash.slice(0, 16)}.mjs`)

if (!existsSync(bundle)) {
  const bundler = fileURLToPath(new URL('bundle-sandbox.mjs', import.meta.url))
  const { status } = spawnSync(process.execPath, [bundler, bundle], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
await import(pathToFileURL(bundle).href)
