import { expect, expectAccessible, openScanned, test } from './support'

test('mint a token, change one thing, and see it judged', async ({ page }) => {
  await openScanned(page, '/sandbox')
  await expectAccessible(page)
  await page
    .getByLabel('Start from a credential')
    .selectOption({ label: 'gh-main on web-shop-deploy' })
  await expect(page.getByLabel('Subject')).toHaveValue(
    'repo:contoso-retail/web-shop:ref:refs/heads/main',
  )
  await page.getByLabel('Life').selectOption('-600')
  await page.getByRole('button', { name: 'Sign the token' }).click()
  await page.getByRole('button', { name: 'Check this token' }).click()

  await expect(page).toHaveURL(/\/check$/)
  const verdict = page.getByRole('region', { name: 'Verdict' })
  await expect(verdict.getByRole('link', { name: 'AADSTS700024' })).toBeVisible()
  expect(page.url()).not.toContain('eyJ')
})

test('a fault from the panel is seen in a list, marked on every page, and stopped', async ({
  page,
  quiet,
}) => {
  quiet.expect(/500 \(Internal Server Error\)/)
  await openScanned(page, '/sandbox')
  await page.getByLabel('Fault', { exact: true }).selectOption('server-errors')
  await page.getByLabel('Share, %').fill('0')
  await page.getByRole('button', { name: 'Start it' }).click()
  // The browser itself refuses the number; nothing was started.
  await expect(page.getByText('No fault is on')).toBeVisible()
  await page.getByLabel('Share, %').fill('100')
  await page.getByLabel('Answer', { exact: true }).selectOption('500')
  await page.getByRole('button', { name: 'Start it' }).click()
  const active = page.getByRole('list', { name: 'Faults that are on' })
  await expect(active).toContainText('100 % of the requests to Graph and Azure answer 500.')
  await expect(page.getByText('A fault is on in this sandbox')).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Credentials' }).first().click()
  await expect(page.getByText(/could not be read/).first()).toBeVisible({ timeout: 30_000 })
  await page.reload()
  await page.getByRole('link', { name: 'Change or stop' }).click()
  await page.getByRole('button', { name: 'Stop: Errors of a service' }).click()
  await expect(page.getByText('No fault is on')).toBeVisible()
  await expect(page.getByText('A fault is on in this sandbox')).toBeHidden()
  await page.getByRole('link', { name: 'Overview' }).first().click()
  await expect(page.getByText('Every source was read to its end')).toBeVisible({ timeout: 30_000 })
})

test('a seed is chosen by the address, and the tenant can be reset', async ({ page }) => {
  await openScanned(page, '/identities?sandbox=empty')
  await expect(page).toHaveURL(/\/identities$/)
  await expect(page.getByText('Fedcred', { exact: true }).first()).toBeVisible()
  await page.goto('/sandbox?sandbox=hugo')
  await expect(page.getByText('There is no sandbox tenant called “hugo”.')).toBeVisible()
  await page.getByRole('link', { name: 'Open: A company' }).click()
  await expect(page).toHaveURL(/\/$/)
  await expect(page.getByText('Every source was read to its end')).toBeVisible({ timeout: 30_000 })
  await openScanned(page, '/sandbox')
  await page.getByRole('button', { name: 'Reset the tenant' }).click()
  await expect(page).toHaveURL(/\/$/)
  await expect(page.getByText('Every source was read to its end')).toBeVisible({ timeout: 30_000 })
})

test('the tenant can be seen as somebody who lacks a right', async ({ page }) => {
  await openScanned(page, '/sandbox')
  await page.getByRole('button', { name: 'Sign in as: Reader without Azure' }).click()
  await expect(page.getByText(/subscription/i).first()).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('button', { name: /no-azure@contoso\.example/ })).toBeVisible()
})
