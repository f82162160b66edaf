import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, openScanned, test } from './support'

/** What the browser itself writes when an answer is not a success: reads of what is not there yet, consent. */
const ANSWERS = /status of (400|404)/

/** The roles of the published walk-through, as its script holds them. */
const ELEVEN =
  '$roleNames = "ThreatHunting.Read.All,DeviceManagementConfiguration.Read.All,DeviceManagementManagedDevices.Read.All,Directory.Read.All,Files.Read.All,Organization.Read.All,SecurityEvents.Read.All,ServiceHealth.Read.All,Sites.Read.All,TeamSettings.Read.All,User.Read.All"'

/** Moves by Tab, as a person without a mouse does, and says when the way never leads there. */
async function tabTo(page: Page, target: Locator, back = false): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    const there = await target
      .evaluate((element) => element === document.activeElement)
      .catch(() => false)
    if (there) return
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
  }
  throw new Error(`Tab never reaches ${String(target)}`)
}

/** Name or text of what has the focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? ''
  })
}

test('local development by keyboard alone: four fields and one confirmation to a call of Graph', async ({
  page,
  context,
  quiet,
}) => {
  test.setTimeout(150_000)
  quiet.expect(ANSWERS)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openScanned(page, '/issuers/new')
  await expect(page.getByText('Key ready')).toBeVisible({ timeout: 20_000 })
  await page.evaluate((text) => navigator.clipboard.writeText(text), ELEVEN)

  /** Every field that a person must touch. */
  const touched: string[] = []

  const subscription = page.getByLabel('Subscription')
  await tabTo(page, subscription)
  await page.keyboard.type('Retail T')
  await expect(subscription.locator('option:checked')).toHaveText('Retail Test')
  touched.push('subscription')

  await tabTo(page, page.getByLabel('And a managed identity that trusts it'))
  await page.keyboard.press('Space')
  touched.push('identity')

  const roles = page.getByLabel('Graph application roles')
  await tabTo(page, roles)
  await page.keyboard.press('ControlOrMeta+V')
  await expect(page.getByText('11 of 11 names are roles')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: 'Chosen roles' }).getByRole('listitem')).toHaveCount(
    11,
  )
  await expect(page.getByRole('status').filter({ hasText: '11 roles added' })).toBeAttached()
  await expect(roles).toBeFocused()
  await expect(roles).toHaveValue('')
  touched.push('roles')

  await expect(page.getByText('The name is free')).toBeVisible({ timeout: 20_000 })
  await tabTo(page, page.getByRole('button', { name: 'Review and publish' }))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Publish this issuer?' })
  await expect(dialog).toBeVisible()
  await tabTo(page, dialog.getByLabel('Type id-local-dev to confirm'))
  await page.keyboard.type('id-local-dev')
  touched.push('typed name')
  await tabTo(page, dialog.getByRole('button', { name: 'Publish', exact: true }))
  await page.keyboard.press('Enter')

  expect(touched.length, 'fields that a person touches').toBeLessThanOrEqual(6)

  // The dialog is gone and so is the button that opened it: the run has the focus.
  const start = page.getByRole('button', { name: 'Start now' })
  await expect(start).toBeVisible({ timeout: 20_000 })
  expect(await focused(page)).toMatch(/^Publishing$/)
  await tabTo(page, start)
  await page.keyboard.press('Enter')
  await expect(page.getByText('The issuer is published')).toBeVisible({ timeout: 60_000 })
  await expect.poll(() => focused(page)).toBe('Run')
  await expect(page.getByText('Reachable', { exact: true })).toBeVisible({ timeout: 20_000 })
  await expect(page.locator('[data-request^="grant"]')).toHaveCount(11)

  // From the run's end on: exchange, call, hand over.
  const exchange = page.getByRole('button', { name: 'Exchange', exact: true })
  await tabTo(page, exchange)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Accepted: there is an access token')).toBeVisible({
    timeout: 20_000,
  })
  await expect(exchange).toBeFocused()
  await tabTo(page, page.getByRole('button', { name: 'Call Graph with this token' }))
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-graph-status="200"]')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('AZURE_FEDERATED_TOKEN_FILE').first()).toBeVisible()
  await expectAccessible(page)

  // The cluster guide opens with what was made.
  const issuer = await page
    .getByText(/^https:\/\/oidcissuer\d{5}\./)
    .first()
    .textContent()
  await tabTo(page, page.getByRole('link', { name: 'minikube', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('radio', { name: 'minikube', exact: true })).toBeChecked()
  await expect(page.getByLabel('Issuer', { exact: true })).toHaveValue(issuer ?? '')
  await expect(page.getByLabel('Client id')).toHaveValue(/^[0-9a-f-]{36}$/)
  await expect(page.getByText('That is id-local-dev.')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('region', { name: 'Start it' })).toContainText(
    `--extra-config apiserver.service-account-issuer=${issuer}`,
  )
})

test('names that are no application roles are told apart, and stay to be put right', async ({
  page,
}) => {
  await openScanned(page, '/issuers/new')
  await page.getByLabel('And a managed identity that trusts it').check()
  const roles = page.getByLabel('Graph application roles')
  await roles.fill('user.read.all, User.Read, Sites.Raed.All')
  await expect(page.getByText('1 of 3 names are roles')).toBeVisible()
  const notes = page.getByRole('list', { name: 'Names that are no roles' })
  await expect(notes).toContainText('User.Read exists as a delegated permission only')
  await expect(notes).toContainText(
    'Sites.Raed.All is no application role of Microsoft Graph. Check the spelling.',
  )
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Add 1 role', exact: true }).click()
  await expect(page.getByRole('list', { name: 'Chosen roles' })).toHaveText('User.Read.All')
  await expect(roles).toHaveValue('User.Read, Sites.Raed.All')
  await expect(roles).toBeFocused()

  // One whole name and Enter is enough; Enter never sends the form.
  await roles.fill('Organization.Read.All')
  await expect(
    page.getByRole('button', { name: 'Add Organization.Read.All', exact: true }),
  ).toBeVisible()
  await roles.press('Enter')
  await expect(page.getByRole('list', { name: 'Chosen roles' }).getByRole('listitem')).toHaveCount(
    2,
  )
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: 'Remove User.Read.All' }).press('Enter')
  await expect(roles).toBeFocused()
})

test('from an error code to the page that mends it', async ({ page }) => {
  await page.goto('/help/errors/7000272')
  await page.getByRole('link', { name: 'Rotate or repair the keys' }).first().click()
  await expect(page).toHaveURL(/\/issuers\/repair$/)
  await expect(page.getByRole('button', { name: /^as of/ })).toBeVisible({ timeout: 20_000 })
  await page.goto('/help/errors/700211')
  await page.getByRole('link', { name: 'Mend the slash' }).click()
  await expect(page).toHaveURL(/\/issuers\/repair\?way=slash$/)
})
