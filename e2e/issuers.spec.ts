import { routes } from '../lib/routes'
import { expect, expectAccessible, openScanned, test } from './support'

test('an auditor finds the unsafe issuer: one probe from the list, then the evidence', async ({
  page,
}) => {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/')) sent.push(request.postData() ?? '')
  })
  await openScanned(page, '/issuers?q=release.fabrikam')
  const row = page.getByRole('row').filter({ hasText: 'release.fabrikam.example' })
  await expect(row).toContainText('Not probed')
  expect(sent).toEqual([])

  // By keyboard: the row's button is the next stop after the row.
  await row.focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(row).toContainText('Unsafe')
  await expect(row).toContainText('1 critical')
  expect(sent).toEqual(['{"issuer":"https://release.fabrikam.example"}'])
  await expectAccessible(page)

  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-finding="jwks-private-key-published"]')).toBeVisible()
  // The sandbox has neither names nor certificates: nothing green there.
  await expect(page.locator('[data-step="dns"]')).toHaveAttribute('data-outcome', 'not-checked')
  await expect(page.locator('[data-step="tls"]')).toHaveAttribute('data-outcome', 'not-checked')
  await expect(page.getByRole('link', { name: 'partner-release-bot' })).toBeVisible()
  await expectAccessible(page)
})

test('a trailing slash: two issuers, the missing character boxed, the refusals named', async ({
  page,
}) => {
  await openScanned(page, routes.issuer('https://token.actions.githubusercontent.com/'))
  await expect(page.getByText('trust another spelling of this address')).toBeVisible()
  await page.getByRole('button', { name: 'Probe now' }).click()
  await expect(page.getByText('Differs from the credential’s issuer')).toBeVisible()
  await expect(page.locator('mark')).toContainText('/')
  await expect(page.getByRole('link', { name: 'AADSTS700221' })).toBeVisible()
  await expectAccessible(page)
})

test('an address that nothing trusts can be opened from the search', async ({ page }) => {
  await openScanned(page, '/issuers')
  await page.getByLabel('Search issuers').fill('https://10.0.0.1/one')
  await page.getByRole('link', { name: 'Open this address as an issuer' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('https://10.0.0.1/one')
  await expect(page.getByText('Trusted by no credential that was read')).toBeVisible()
  await page.getByRole('button', { name: 'Probe now' }).click()
  await expect(page.getByText('Refused by policy').first()).toBeVisible()
  await expect(page.getByText('Neither the discovery document nor a key was read.')).toBeVisible()
})
