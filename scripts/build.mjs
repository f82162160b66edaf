import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOT, runNext } from './next.mjs'
import { hashSources } from './sources.mjs'

const STAMP = join(ROOT, '.next', 'fedcred-build.json')
const INPUTS = [
  'app',
  'components',
  'lib',
  'public',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'proxy.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]

function isCurrent(hash) {
  try {
    return (
      existsSync(join(ROOT, '.next', 'BUILD_ID')) &&
      JSON.parse(readFileSync(STAMP, 'utf8')).sources === hash
    )
  } catch {
    return false
  }
}

/** Builds the app. With `whenNeeded`, only if a source changed since the last build. Returns the exit status. */
export async function build({ whenNeeded = false } = {}) {
  const hash = hashSources(INPUTS)
  if (whenNeeded && isCurrent(hash)) return 0
  if (whenNeeded) console.log('Building Fedcred (about a minute the first time) …')
  const status = await runNext(['build'])
  if (status === 0) writeFileSync(STAMP, `${JSON.stringify({ sources: hash })}\n`)
  return status
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await build()
