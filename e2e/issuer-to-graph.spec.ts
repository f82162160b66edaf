import { generateKeyPairSync } from 'node:crypto'
import { expect, expectAccessible, openScanned, test } from './support'

/** What the browser itself writes when an answer is not a success: reads of what is not there yet, consent. */
const ANSWERS = /status of (400|404)/

/** The public half of a key that signs nothing here, as a key set. */
function strangeKeySet(): string {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const { n, e } = publicKey.export({ format: 'jwk' })
  return JSON.stringify({ keys: [{ kty: 'RSA', n, e, kid: 'stranger', use: 'sig', alg: 'RS256' }] })
}

test('from a key to an answer of Graph, and to the refusal when the published keys break', async ({
  page,
  context,
  quiet,
}) => {
  test.setTimeout(180_000)
  quiet.expect(ANSWERS)

  // Six fields at most: subscription, the box of the identity, the role; all others are filled in.
  await openScanned(page, '/issuers/new')
  await expect(page.getByText('Key ready')).toBeVisible({ timeout: 20_000 })
  await page.getByLabel('Subscription').selectOption({ label: 'Retail Test' })
  await page.getByLabel('And a managed identity that trusts it').check()
  await page.getByLabel('Graph application roles').fill('organization.read')
  await page.getByRole('button', { name: 'Add Organization.Read.All', exact: true }).click()
  await expect(page.getByText('The name is free')).toBeVisible({ timeout: 20_000 })
  const issuer = (await page.locator('[data-issuer]').textContent()) ?? ''
  expect(issuer).toMatch(/^https:\/\/oidcissuer\d{5}\.blob\.core\.windows\.net\/oidc$/)

  // One confirmation, for everything that follows.
  await page.getByRole('button', { name: 'Review and publish' }).click()
  const dialog = page.getByRole('dialog', { name: 'Publish this issuer?' })
  await dialog.getByLabel('Type id-local-dev to confirm').fill('id-local-dev')
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByRole('button', { name: 'Start now' }).click({ timeout: 20_000 })
  await expect(page.getByText('The issuer is published')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('Reachable', { exact: true })).toBeVisible({ timeout: 20_000 })

  // The key that signs is still in the page, and only there.
  const exchange = page.getByRole('button', { name: 'Exchange', exact: true })
  await exchange.click()
  await expect(page.getByText('Accepted: there is an access token')).toBeVisible({
    timeout: 20_000,
  })
  await page.getByLabel('Read', { exact: true }).selectOption('organization')
  await page.getByRole('button', { name: 'Call Graph with this token' }).click()
  await expect(page.locator('[data-graph-status="200"]')).toContainText('Contoso Retail')

  // Somebody publishes another key set in its place.
  const other = await context.newPage()
  await openScanned(other, `/issuers/repair?issuer=${encodeURIComponent(issuer)}`)
  await other.getByRole('tab', { name: 'Publish a cluster’s keys' }).click()
  await other.getByRole('textbox').first().fill(strangeKeySet())
  await other.getByRole('button', { name: 'Review and publish' }).click()
  await other.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click()
  await other.getByRole('button', { name: 'Start now' }).click({ timeout: 20_000 })
  await expect(other.getByText('The new documents are published')).toBeVisible({ timeout: 40_000 })
  await other.close()

  await exchange.click()
  const refusal = page.locator('[data-refusal="7000272"]')
  await expect(refusal.getByRole('link', { name: 'AADSTS7000272' })).toBeVisible({
    timeout: 20_000,
  })
  // Fedcred sees the same as soon as it has looked at the keys of now.
  await refusal.getByRole('button', { name: 'Probe again' }).click()
  await expect(refusal.locator('[data-hop="keys"]')).toContainText('7000272', { timeout: 20_000 })
  await expect(refusal.locator('[data-cause]').first()).toContainText(
    'The signing key is not in the key set',
  )
  await expectAccessible(page)
})
