import type { Page } from '@playwright/test'
import { expect, expectAccessible, openScanned, test } from './support'

/** What the browser itself writes when an answer is not a success: reads of what is not there yet. */
const ANSWERS = /status of (400|404)/

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Review and publish' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByRole('button', { name: 'Start now' }).click({ timeout: 20_000 })
}

test('a rotation: a second key beside the first, then the first one goes', async ({
  page,
  quiet,
}) => {
  test.setTimeout(150_000)
  quiet.expect(ANSWERS)
  await openScanned(page, '/issuers/new')
  await expect(page.getByText('The name is free')).toBeVisible({ timeout: 20_000 })
  await publish(page)
  await expect(page.getByText('The issuer is published')).toBeVisible({ timeout: 60_000 })
  await page.getByRole('link', { name: 'Open the issuer’s page' }).click()
  await page.getByRole('link', { name: 'Rotate or repair' }).click()
  await expect(page).toHaveURL(/\/issuers\/repair\?issuer=/)

  const now = page.getByRole('region', { name: 'Published now' })
  await expect(now.getByText('Reachable', { exact: true })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('button', { name: 'Download the key' })).toBeVisible()
  await expectAccessible(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the key' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^oidcissuer\d{5}-private-key\.pem$/)
  // The account's keys were off: they are on for the upload only.
  await expect(page.locator('[data-request]')).toHaveCount(4)
  await publish(page)
  await expect(page.getByText('The new documents are published')).toBeVisible({ timeout: 40_000 })
  await expect(page.getByText('Reachable', { exact: true })).toBeVisible()
  await expect(page.getByText(/not documented/).first()).toBeVisible()
  await expect(page.getByText('Take everything back')).toHaveCount(0)
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await page.getByRole('tab', { name: 'Retire a key' }).click()
  const keys = page.getByRole('group', { name: 'Keys that go' }).getByRole('checkbox')
  await expect(keys).toHaveCount(2)
  await keys.first().check()
  await publish(page)
  await expect(page.getByText('The new documents are published')).toBeVisible({ timeout: 40_000 })
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect(keys).toHaveCount(1)

  await page.getByRole('tab', { name: 'Mend a slash' }).click()
  await expect(page.getByText('Document and credentials agree')).toBeVisible()
  await expectAccessible(page)
})

test('an issuer that lies elsewhere says so', async ({ page }) => {
  await openScanned(page, `/issuers/repair?issuer=${encodeURIComponent('https://gitlab.com')}`)
  await expect(page.getByText('This issuer does not lie on Azure Storage')).toBeVisible()
  await expectAccessible(page)
})
