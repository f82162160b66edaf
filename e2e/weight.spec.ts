import { fileURLToPath } from 'node:url'
import { FIRST_LOAD, STYLES_BUDGET } from '../bench/budgets'
import { measureBase, measureRoute } from '../bench/weight'
import { expect, test } from './support'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** `npm run bench -- first-load` prints the same figures as a table. */
for (const { route, over, id } of FIRST_LOAD) {
  test(`${route} stays within ${over / 1000} kB of scripts over an empty page (${id})`, async ({
    baseURL,
  }) => {
    const address = baseURL ?? ''
    const [base, page] = await Promise.all([
      measureBase(address, ROOT),
      measureRoute(address, route),
    ])
    // Framework alone: a base that is wrong would make every budget easy.
    expect(base.js, 'gzip bytes of the base').toBeGreaterThan(100_000)
    expect(base.js, 'gzip bytes of the base').toBeLessThan(145_000)
    expect(page.js - base.js, `gzip bytes of ${page.scripts.length} scripts`).toBeLessThanOrEqual(
      over,
    )
    expect(page.css, 'gzip bytes of the style sheets').toBeLessThanOrEqual(STYLES_BUDGET)
  })
}
