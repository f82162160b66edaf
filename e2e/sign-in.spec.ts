import { expect, expectAccessible, openScanned, test } from './support'

test('signing out says so, and signing in again brings everything back', async ({ page }) => {
  await openScanned(page, '/credentials')
  await page.getByRole('button', { name: /account|user|signed in/i }).click()
  await page.getByRole('menuitem', { name: /sign out/i }).click()
  await expect(page.getByText('You are signed out')).toBeVisible()
  expect(
    await page.evaluate(() =>
      Object.keys(sessionStorage).filter((key) => key.includes('accesstoken')),
    ),
  ).toEqual([])
  await expectAccessible(page)

  await page.reload()
  await expect(page.getByText('You are signed out')).toBeVisible()
  await page.getByRole('button', { name: 'Sign in to the sandbox' }).click()
  await expect(page.getByRole('button', { name: /^as of/ })).toBeVisible({ timeout: 20_000 })
})

test('Check and Help work signed out', async ({ page }) => {
  await openScanned(page, '/')
  await page.getByRole('button', { name: /account|user|signed in/i }).click()
  await page.getByRole('menuitem', { name: /sign out/i }).click()
  await expect(page.getByText('You are signed out')).toBeVisible()

  await page.goto('/check')
  await page
    .getByLabel('Token or error')
    .fill('AADSTS7000272: The certificate with identifier  used to sign')
  await expect(page.locator('[data-code="7000272"]')).toBeVisible()
  await page
    .getByLabel(/Credentials as JSON/)
    .fill(
      '[{"issuer":"https://a.example","subject":"s","audiences":["api://AzureADTokenExchange"]}]',
    )
  await expect(page.getByText('1 credential read.')).toBeVisible()

  await page.goto('/help/errors/7000272')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('7000272')
})

test('tokens stay in the page: session storage only, none in the address', async ({ page }) => {
  await openScanned(page, '/')
  expect(page.url()).not.toMatch(/code=|eyJ/)
  const local = await page.evaluate(() => Object.values(localStorage).join(' '))
  expect(local).not.toContain('eyJ')
})

test('a refused consent says so, with the way on', async ({ page }) => {
  await openScanned(page, '/')
  await page.getByRole('button', { name: /account|user|signed in/i }).click()
  await page.getByRole('menuitem', { name: /sign out/i }).click()
  await page.getByRole('button', { name: 'somebody whose consent is refused' }).click()
  const refused = page.getByRole('alert').filter({ hasText: /consent/i })
  await expect(refused).toBeVisible()
  await expect(refused).toContainText(/administrator/i)
  await expectAccessible(page)
  await refused.getByRole('button', { name: 'Use another account' }).click()
  await page.getByRole('button', { name: 'Sign in to the sandbox' }).click()
  await expect(page.getByRole('button', { name: /^as of/ })).toBeVisible({ timeout: 20_000 })
})

test('a guest without rights sees what is missing, never an empty tenant', async ({
  page,
  quiet,
}) => {
  quiet.expect(/403 \(Forbidden\)/)
  await openScanned(page, '/')
  await page.getByRole('button', { name: /account|user|signed in/i }).click()
  await page.getByRole('menuitem', { name: /sign out/i }).click()
  await page.getByRole('button', { name: 'a guest who may read little' }).click()
  await expect(page.getByRole('button', { name: /^as of/ })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(/Application\.Read\.All/).first()).toBeVisible()
  await expect(page.locator('[data-kind="none"]')).toHaveCount(0)
  await page.getByRole('link', { name: 'Credentials' }).first().click()
  await expect(page.locator('[data-kind="no-permission"]')).toBeVisible()
  await expect(page.locator('[data-kind="none"]')).toHaveCount(0)
  await expectAccessible(page)
})
