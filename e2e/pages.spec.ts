import { expect, expectAccessible, test } from './support'

/** Every page in both themes and at both ends of the range of screens: no finding, no sideways scrolling. */
const PAGES = [
  '/',
  '/credentials',
  '/identities',
  '/issuers',
  '/issuers/new',
  '/issuers/repair',
  `/issuers/${encodeURIComponent('https://gitlab.com')}`,
  '/issuers/clusters',
  '/check',
  '/exchange',
  '/expressions',
  '/sandbox',
  '/gallery',
  '/help',
  '/help/errors',
  '/help/errors/700213',
  '/help/scenarios',
  '/help/scenarios/github-actions',
]

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`every page, ${theme}, ${width} px wide`, async ({ page }) => {
      test.setTimeout(180_000)
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      for (const path of PAGES) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        if (!path.startsWith('/help')) {
          await expect(page.getByRole('button', { name: /^as of/ })).toBeVisible({
            timeout: 20_000,
          })
        }
        await test.step(`axe on ${path}`, () => expectAccessible(page))
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        )
        expect(wide, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
      }
    })
  }
}

test('an unknown address says so and leads back', async ({ page, quiet }) => {
  quiet.expect(/404 \(Not Found\)/)
  const response = await page.goto('/nothing-here')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('what is not there says so too where Next draws the page in the browser', async ({
  page,
  quiet,
}) => {
  quiet.expect(/404/)
  await page.goto('/help/errors/none')
  await expect(page.getByRole('heading', { name: 'Unknown error code' })).toBeVisible()
  await page.goto('/identities/none/none')
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible()
})

test('help is readable without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    ...(baseURL === undefined ? {} : { baseURL }),
  })
  const page = await context.newPage()
  for (const path of ['/help/errors', '/help/errors/700213', '/help/scenarios/github-actions']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  await context.close()
})
