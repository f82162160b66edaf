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
