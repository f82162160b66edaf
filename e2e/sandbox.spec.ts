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

test('a failing service is said on screen, and the tenant can be reset', async ({
  page,
  quiet,
}) => {
  quiet.expect(/500 \(Internal Server Error\)/)
  await openScanned(page, '/sandbox')
  await page.getByLabel('Service', { exact: true }).selectOption('graph')
  await page.getByLabel('Answer', { exact: true }).selectOption('500')
  await page.getByLabel('How often').selectOption('50')
  await page.getByRole('button', { name: 'Fail and scan again' }).click()
  await expect(page.getByText('The scan runs again now.')).toBeVisible()
  await page.getByRole('link', { name: 'Overview' }).first().click()
  await expect(page.getByText(/could not be (read|seen)/).first()).toBeVisible({ timeout: 30_000 })

  await page.getByRole('link', { name: 'Sandbox' }).click()
  await page.getByRole('button', { name: 'Reset the tenant' }).click()
  await expect(page.getByText('Every source was read to its end')).toBeVisible({ timeout: 30_000 })
})
