import { expect, expectAccessible, openScanned, test } from './support'

test('a kind cluster: three values, the manifest to copy, the subject and the credential', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/help/scenarios/kind')
  await page.getByRole('link', { name: 'Set it up, step by step' }).click()
  await expect(page.getByRole('button', { name: /^as of/ })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('radio', { name: 'kind', exact: true })).toBeChecked()

  await page
    .getByLabel('Issuer', { exact: true })
    .fill('https://contosooidc.blob.core.windows.net/oidc')
  await page.getByLabel('Namespace').fill('Payments')
  await page.getByLabel('Namespace').blur()
  await expect(page.getByText('Small letters, digits and hyphens, at most 63')).toBeVisible()
  await expect(page.getByRole('region', { name: 'kind-config.yaml' })).toContainText(
    'service-account-issuer: https://contosooidc.blob.core.windows.net/oidc',
  )
  await page.getByLabel('Namespace').fill('payments')
  await page.getByLabel('Service account').fill('ledger')

  const card = page.getByRole('region', { name: 'The credential in Entra' })
  await expect(card).toContainText('system:serviceaccount:payments:ledger')
  await expect(card).toContainText('Nothing found against it')
  await expect(page).toHaveURL(/namespace=payments/)

  await page.getByRole('button', { name: 'Copy workload.yaml' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('serviceAccountName: ledger')
  expect(copied).toContain('audience: api://AzureADTokenExchange')

  await card.getByText('Create the credential').click()
  await expect(card.getByRole('region', { name: 'Azure CLI' })).toContainText(
    '"subject": "system:serviceaccount:payments:ledger"',
  )
  await expectAccessible(page)

  // Hidden text for screen readers far down must not make the document itself scroll.
  const beyond = await page.evaluate(
    () => document.documentElement.scrollHeight - window.innerHeight,
  )
  expect(beyond).toBeLessThanOrEqual(0)

  await page.getByRole('radio', { name: 'AKS', exact: true }).check({ force: true })
  await expect(card.locator('[data-finding="issuer-form"]')).toBeVisible()
  await page.getByRole('radio', { name: 'SPIRE', exact: true }).check({ force: true })
  await expect(card).toContainText('spiffe://example.org/ns/payments/sa/ledger')
})

test('the guides can be read and filled in signed out', async ({ page }) => {
  await openScanned(page, '/')
  await page.getByRole('button', { name: /account|user|signed in/i }).click()
  await page.getByRole('menuitem', { name: /sign out/i }).click()
  await expect(page.getByText('You are signed out')).toBeVisible()

  await page.goto('/issuers/clusters?kind=spire')
  await page.getByLabel('Issuer', { exact: true }).fill('https://oidc.contoso.com')
  await expect(
    page.getByRole('region', { name: 'server.conf, in the section server' }),
  ).toContainText('jwt_issuer           = "https://oidc.contoso.com"')
  await expectAccessible(page)
})

test('an application of the tenant: found by name, and the guide’s links carry its values', async ({
  page,
}) => {
  await openScanned(page, '/issuers/clusters?kind=gke&namespace=addons&account=collector')
  await page
    .getByLabel('Issuer', { exact: true })
    .fill(
      'https://container.googleapis.com/v1/projects/contoso-retail/locations/europe-west4/clusters/analytics',
    )
  const client = page.getByLabel('Client id')
  await client.fill('cluster-addons')
  const offered = page.locator('datalist option[label="cluster-addons"]')
  await expect(offered).toHaveCount(1)
  const clientId = (await offered.getAttribute('value')) ?? ''
  await client.fill(clientId)
  await expect(page.getByText('That is cluster-addons.')).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`client=${clientId}`))

  const card = page.getByRole('region', { name: 'The credential in Entra' })
  await expect(card).toContainText('It is there already, as kubernetes-name-based-issuer')
  await expect(card.getByRole('link', { name: 'cluster-addons' })).toHaveAttribute(
    'href',
    /^\/identities\/app\//,
  )
  await card.getByText('Create the credential').click()
  const azure = card.getByRole('region', { name: 'Azure CLI' })
  await expect(azure).toContainText('az ad app federated-credential create')
  await card.getByLabel(/is there: change it$/).check()
  await expect(azure).toContainText('az ad app federated-credential update')

  const rights = page.getByRole('region', { name: 'An application role of Microsoft Graph' })
  await expect(rights).toContainText(`az ad sp show --id ${clientId} --query id`)
  await expectAccessible(page)

  // Both pages open on the identity of the guide.
  const steps = page.getByRole('region', { name: 'GKE, step by step' })
  await expect(
    steps.getByRole('link', { name: 'Paste the token into Check' }).first(),
  ).toHaveAttribute('href', /^\/check\?identity=/)
  await steps.getByRole('link', { name: 'Try an exchange' }).click()
  await expect(page.getByLabel('Identity', { exact: true })).toHaveValue(
    `cluster-addons (${clientId})`,
  )
  await expect(page.getByLabel('Subject')).toHaveValue('system:serviceaccount:addons:collector')
})
