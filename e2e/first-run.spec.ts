import { expect, expectAccessible, openScanned, test } from './support'

test('first run: signed in to a filled sandbox tenant without doing anything', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText('Sandbox', { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^as of/ })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('Contoso Retail').first()).toBeVisible()
  const credentials = page.getByRole('link', { name: /Credentials.*\d+/ }).first()
  await expect(credentials).toContainText('113')
  await expect(page.getByText('Every source was read to its end')).toBeVisible()
  await expectAccessible(page)
})

test('each browser has a tenant of its own, and keeps it over a reload', async ({
  page,
  browser,
  baseURL,
}) => {
  await openScanned(page, '/')
  const tenantOf = async (from: typeof page) =>
    (await from.context().cookies()).find((cookie) => cookie.name === 'fedcred-sandbox')?.value
  const first = await tenantOf(page)
  expect(first).toMatch(/^[0-9a-f-]{36}$/)
  await page.reload()
  await expect(page.getByRole('button', { name: /^as of/ })).toBeVisible({ timeout: 20_000 })
  expect(await tenantOf(page)).toBe(first)

  const other = await browser.newContext(baseURL === undefined ? {} : { baseURL })
  const second = await other.newPage()
  await openScanned(second, '/')
  expect(await tenantOf(second)).not.toBe(first)
  await other.close()
})

test('the theme is chosen once and kept', async ({ page }) => {
  await openScanned(page, '/')
  await page.getByRole('button', { name: /theme/i }).click()
  await page.getByRole('menuitemradio', { name: /dark/i }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})
