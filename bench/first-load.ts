import { fileURLToPath } from 'node:url'
import { build } from '../scripts/build.mjs'
import { serve } from '../scripts/serve.mjs'
import { FIRST_LOAD, STYLES_BUDGET } from './budgets'
import { table } from './statistics'
import { measureBase, measureRoute } from './weight'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1)

/**
 * First-load JavaScript of every route over the base of the same build, and the style sheet; exit
 * status 1 when a budget is missed. Builds first when a source changed.
 */
export async function firstLoad(): Promise<number> {
  const built = await build({ whenNeeded: true })
  if (built !== 0) return built
  const { address, child } = await serve('start', { stdio: ['ignore', 'ignore', 'inherit'] })
  try {
    const base = await measureBase(address, ROOT)
    const rows: string[][] = []
    let failed = false
    for (const { route, over, id } of FIRST_LOAD) {
      const { js, css } = await measureRoute(address, route)
      const met = js - base.js <= over && css <= STYLES_BUDGET
      failed ||= !met
      rows.push([
        route,
        ...[js, js - base.js, over].map(kilobytes),
        id,
        kilobytes(css),
        met ? 'met' : 'MISSED',
      ])
    }
    console.log(`Base: ${kilobytes(base.js)} kB (the page without any part of ours)\n`)
    console.log(table(['route, kB gz', 'JS', 'over base', 'budget', '', 'CSS', ''], rows))
    return failed ? 1 : 0
  } finally {
    child.kill('SIGTERM')
  }
}
