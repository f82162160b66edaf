import { routes } from '../lib/routes'
import { expect, expectAccessible, openScanned, test } from './support'

test('the whole tenant: one request, answers as they come, nothing but addresses sent', async ({
  page,
}) => {
  const sent: { path: string; body: string }[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/api/')) sent.push({ path: pathname, body: request.postData() ?? '' })
  })
  await openScanned(page, '/issuers')
  await page.getByRole('button', { name: /^Probe all \d+ issuers$/ }).click()
  await expect(page.getByText(/^\d+ issuers probed\./)).toBeVisible({ timeout: 30_000 })
  const grid = page.getByRole('grid')
  await expect(grid.getByText('Not probed')).toHaveCount(0)
  // Hosts that nobody answers for did not hold up the rest.
  await expect(grid.getByRole('row').filter({ hasText: 'vault.corp' })).toContainText('Unreachable')
  await expect(grid.getByRole('row').filter({ hasText: 'gitlab.com' })).toContainText('Reachable')

  expect(sent.map(({ path }) => path)).toEqual(['/api/probe/batch'])
  const body = JSON.parse(sent[0]?.body ?? '{}') as { issuers: string[]; run: string }
  expect(Object.keys(body).sort()).toEqual(['issuers', 'run'])
  expect(new Set(body.issuers).size).toBe(body.issuers.length)
  await expectAccessible(page)
})

test('a run is paused, goes on, is stopped, and the failed are probed again', async ({
  page,
  quiet,
}) => {
  quiet.expect(/net::ERR_|Failed to load resource/)
  await openScanned(page, '/issuers')
  let asked = 0
  // A server that takes its time: the request stays open.
  await page.route('**/api/probe/batch', () => {
    asked += 1
  })
  await page.getByRole('button', { name: /^Probe all/ }).click()
  await expect(page.getByText(/^0 of \d+ issuers/)).toBeVisible()
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByRole('progressbar', { name: 'Paused' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect.poll(() => asked).toBe(2)
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText(/^Stopped after 0 of/)).toBeVisible()

  await page.unroute('**/api/probe/batch')
  await page.route('**/api/probe/batch', (route) => route.abort())
  await page.getByRole('button', { name: /^Probe all/ }).click()
  const again = page.getByRole('button', { name: /^Probe the \d+ failed issuers again$/ })
  await expect(again).toBeVisible()
  await page.unroute('**/api/probe/batch')
  await again.click()
  await expect(page.getByText(/^\d+ issuers probed\./)).toBeVisible({ timeout: 30_000 })
  await expect(again).toHaveCount(0)
})

test('a rotation is noticed after a reload, and can be called expected', async ({ page }) => {
  await openScanned(page, '/sandbox')
  const rotate = async () => {
    await page.getByRole('button', { name: 'Rotate', exact: true }).click()
    await expect(page.getByText('The issuer signs with a new key.')).toBeVisible()
    await page.getByRole('link', { name: 'Probe it' }).click()
    await page.getByRole('button', { name: /^Probe (now|again)/ }).click()
  }
  await rotate()
  await expect(page.getByText(/^Seen once/)).toBeVisible()
  await expect(page.getByText(/^First seen .* at the first look$/)).toHaveCount(2)

  // What is kept outlives the page.
  await openScanned(page, '/sandbox')
  await page.getByRole('checkbox', { name: 'Keep the old key published' }).uncheck()
  await rotate()
  await expect(page.getByText('The keys changed since an earlier look')).toBeVisible()
  await expect(page.locator('[data-history="issuer-document-drift"]')).toBeVisible()
  await expect(page.getByText(/^New since /)).toBeVisible()
  await expect(page.getByText('Keys no longer published: 2')).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'This was expected' }).click()
  await expect(page.getByText('The keys changed since an earlier look')).toHaveCount(0)
  await page.getByRole('button', { name: 'Forget all issuers' }).click()
  await expect(page.getByText(/^No key set of this issuer has been seen yet/)).toBeVisible()
})

test('where the browser keeps nothing, the page says so and works', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.set(IDBFactory.prototype, 'open', () => {
      throw new DOMException('Refused.', 'SecurityError')
    })
  })
  await openScanned(page, routes.issuer('https://gitlab.com'))
  await page.getByRole('button', { name: 'Probe now' }).click()
  await expect(page.getByText(/^Seen once/)).toBeVisible()
  await expect(page.getByText(/^This browser keeps nothing for this page/)).toBeVisible()
})

test('the key that signed a checked token is marked on its issuer’s page', async ({ page }) => {
  await openScanned(page, '/sandbox')
  await page
    .getByLabel('Start from a credential')
    .selectOption({ label: 'gh-main on web-shop-deploy' })
  await page.getByRole('button', { name: 'Sign the token' }).click()
  await page.getByRole('button', { name: 'Check this token' }).click()
  await page.getByRole('button', { name: 'Fetch the issuer’s keys' }).click()
  await expect(page.getByText('signs the token you pasted')).toBeVisible()
  await page.getByRole('link', { name: 'Open the issuer' }).click()
  await expect(page).toHaveURL(/\/issuers\//)
  await expect(page.getByText('signs the token you pasted')).toBeVisible()
  expect(await page.content()).not.toContain('eyJ')
})
