import { generateKeyPairSync } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, openScanned, test } from './support'

/** Chooses an identity by its name: the field wants the whole line, as the browser's own list gives it. */
async function chooseIdentity(page: Page, name: string): Promise<void> {
  const field = page.getByLabel('Identity', { exact: true })
  await field.fill(name)
  const line = page.locator(`datalist option[value^="${name} ("]`)
  await expect(line).toHaveCount(1)
  await field.fill((await line.getAttribute('value')) ?? '')
}

/** Everything that the page sends, with bodies. */
function recordRequests(page: Page): string[] {
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  return sent
}

/** All text that the page holds: markup, field values, both storages, the address. */
function pageTexts(page: Page): Promise<string> {
  return page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll('input, textarea')].map(
        (field) => (field as HTMLInputElement).value,
      ),
      JSON.stringify({ ...sessionStorage }),
      JSON.stringify({ ...localStorage }),
      window.location.href,
    ].join('\n'),
  )
}

test('an assertion of the sandbox is exchanged, and Graph is called with the result', async ({
  page,
}) => {
  await openScanned(page, '/exchange')
  await chooseIdentity(page, 'data-platform-ci')
  await page.getByLabel('Take the values of a credential').selectOption({ label: 'gl-ingest-main' })
  const sent = recordRequests(page)
  const answering = page.waitForResponse((response) => response.url().includes('/api/exchange'))
  await page.getByRole('button', { name: 'Exchange', exact: true }).click()
  const { accessToken } = (await (await answering).json()) as { accessToken: string }
  await expect(page.getByText('Accepted: there is an access token')).toBeVisible()
  await expect(page.locator('[data-hop="token"]')).toHaveAttribute('data-state', 'passed')
  await expect(page.getByText('Directory.Read.All').first()).toBeVisible()
  expect(sent.filter((line) => line.includes('/api/exchange'))).toHaveLength(1)

  // The token is behind dots until it is asked for, and never stored.
  const masked = page.locator('[data-token]')
  await expect(masked).toHaveAttribute('data-token', 'masked')
  expect(accessToken).toMatch(/^eyJ/)
  expect((await pageTexts(page)).includes(accessToken), 'the token stands in the page').toBe(false)
  await page.getByRole('button', { name: 'Show the token' }).click()
  await expect(masked).toContainText(/^eyJ/)
  expect((await pageTexts(page)).includes(accessToken), 'the search finds it now').toBe(true)
  await page.getByRole('button', { name: 'Hide the token' }).click()
  expect((await pageTexts(page)).includes(accessToken), 'hidden again').toBe(false)

  await page.getByLabel('Read', { exact: true }).selectOption('applications')
  const asked = page.waitForRequest((request) =>
    request.url().includes('/v1.0/applications?$top=5'),
  )
  await page.getByRole('button', { name: 'Call Graph with this token' }).click()
  expect((await asked).method()).toBe('GET')
  await expect(page.locator('[data-graph-status="200"]')).toContainText('displayName')
  await expectAccessible(page)
})

test('Graph refuses a token without the role, and the role is named', async ({ page, quiet }) => {
  quiet.expect(/403 \(Forbidden\)/)
  await openScanned(page, '/exchange')
  await chooseIdentity(page, 'web-shop-deploy')
  await page.getByLabel('Take the values of a credential').selectOption({ label: 'gh-main' })
  await page.getByRole('button', { name: 'Exchange', exact: true }).click()
  await expect(page.getByText('no application permission was granted')).toBeVisible()
  await page.getByRole('button', { name: 'Call Graph with this token' }).click()
  await expect(page.locator('[data-graph-status="403"]')).toContainText('Organization.Read.All')
})

test('a wrong subject is refused: the code, and the characters that differ', async ({ page }) => {
  await openScanned(page, '/exchange')
  await chooseIdentity(page, 'web-shop-deploy')
  await page.getByLabel('Take the values of a credential').selectOption({ label: 'gh-main' })
  await page
    .getByLabel('Subject', { exact: true })
    .fill('repo:contoso-retail/web-shop:ref:refs/heads/mian')
  await page.getByRole('button', { name: 'Exchange', exact: true }).click()

  const refusal = page.locator('[data-refusal="700213"]')
  await expect(refusal.getByRole('link', { name: 'AADSTS700213' })).toBeVisible()
  await expect(refusal).toContainText('No matching federated identity record found')
  await expect(refusal.getByText('Trace id', { exact: true })).toBeVisible()
  await expect(refusal.getByText('Correlation id', { exact: true })).toBeVisible()
  const subject = refusal.locator('[data-field="subject"]')
  await expect(subject).toContainText('Differs')
  await expect(subject.locator('mark').first()).toBeVisible()
  await expect(refusal.locator('[data-field="issuer"]')).toContainText('Matches')
  await expect(refusal.locator('[data-cause]').first()).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Open in Check' }).click()
  await expect(page).toHaveURL(/\/check\?identity=/)
  await expect(
    page.getByRole('region', { name: 'Verdict' }).getByRole('link', { name: 'AADSTS700213' }),
  ).toBeVisible()
  expect(page.url()).not.toContain('eyJ')
})

test('an answer is old as soon as the form changes, and a new one takes its place', async ({
  page,
}) => {
  await openScanned(page, '/exchange')
  await chooseIdentity(page, 'web-shop-deploy')
  await page.getByLabel('Take the values of a credential').selectOption({ label: 'gh-main' })
  await page.getByRole('button', { name: 'Exchange', exact: true }).click()
  await expect(page.getByText('Accepted: there is an access token')).toBeVisible()
  const old = page.getByText('The form has changed since this answer')
  await expect(old).toHaveCount(0)

  await page.getByLabel('Subject', { exact: true }).fill('repo:contoso-retail/web-shop:mine')
  await expect(old).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Exchange', exact: true }).click()
  await expect(page.locator('[data-refusal="700213"]')).toBeVisible()
  await expect(old).toHaveCount(0)
})

test('an identity that the scan does not know can be scanned for where it was refused', async ({
  page,
}) => {
  await openScanned(page, '/exchange')
  await page.getByLabel('Identity', { exact: true }).fill('00000000-1111-4222-8333-444444444444')
  await page.getByLabel('Subject', { exact: true }).fill('repo:contoso-retail/web-shop:mine')
  await page.getByRole('button', { name: 'Exchange', exact: true }).click()
  const refusal = page.locator('[data-refusal="700016"]')
  await expect(refusal).toContainText('The scan has not read this identity’s credentials')
  const reading = page.waitForRequest((request) => request.url().includes('/applications?'))
  await refusal.getByRole('button', { name: 'Scan again' }).click()
  await reading
})

test('a key file signs and is neither shown, kept nor sent', async ({ page }) => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const sent = recordRequests(page)
  await openScanned(page, '/exchange')
  await page.getByRole('radio', { name: /Sign with a key file/ }).check()
  await page
    .getByLabel('Private key file')
    .setInputFiles({ name: 'private_key.pem', mimeType: 'text/plain', buffer: Buffer.from(pem) })
  await expect(page.locator('[data-key="opened"]')).toContainText('Thumbprint')
  await chooseIdentity(page, 'web-shop-deploy')
  await page.getByLabel('Take the values of a credential').selectOption({ label: 'gh-main' })

  // The issuer does not publish this key: a probe says so before Entra does.
  await page.getByRole('button', { name: 'Probe the issuer' }).click()
  await expect(page.getByText('The issuer does not publish this key')).toBeVisible()
  await page.getByRole('button', { name: 'Exchange', exact: true }).click()
  await expect(page.locator('[data-refusal="7000272"]')).toContainText('Entra remembers the keys')
  await expectAccessible(page)

  const lines = pem.split('\n').filter((line) => line.length > 40)
  const everything = `${sent.join('\n')}\n${await pageTexts(page)}`
  const found = ['PRIVATE KEY', ...lines].filter((secret) => everything.includes(secret))
  expect(found).toEqual([])
  // The exchange itself did carry an assertion, so the search above looked at the right place.
  expect(sent.some((line) => line.includes('/api/exchange') && line.includes('eyJ'))).toBe(true)
})

test('an encrypted key asks for its passphrase', async ({ page }) => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open sesame' })
    .toString()
  await openScanned(page, '/exchange')
  await page.getByRole('radio', { name: /Sign with a key file/ }).check()
  await page
    .getByLabel('Private key file')
    .setInputFiles({ name: 'locked.pem', mimeType: 'text/plain', buffer: Buffer.from(pem) })
  await page.getByLabel('Passphrase of locked.pem').fill('wrong')
  await page.getByRole('button', { name: 'Open the key' }).click()
  await expect(page.getByText('The passphrase does not open this key.')).toBeVisible()
  await expect(page.getByLabel('Passphrase of locked.pem')).toHaveValue('')
  await page.getByLabel('Passphrase of locked.pem').fill('open sesame')
  await page.getByRole('button', { name: 'Open the key' }).click()
  await expect(page.locator('[data-key="opened"]')).toContainText('As Kubernetes')
})

test('a brought assertion is read and does not stay in the field', async ({ page }) => {
  await openScanned(page, '/exchange')
  await page.getByRole('radio', { name: /Bring an assertion/ }).check()
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const token = `${part({ alg: 'RS256', kid: 'fake' })}.${part({ iss: 'https://issuer.example', sub: 'fake', aud: 'api://AzureADTokenExchange', exp: 1 })}.ZmFrZQ`
  await page.getByLabel('Assertion', { exact: true }).fill(token)
  await expect(page.locator('[data-assertion="brought"]')).toContainText('https://issuer.example')
  expect((await pageTexts(page)).includes(token)).toBe(false)
  await page.getByRole('button', { name: 'Take another' }).click()
  await page
    .getByLabel('Assertion', { exact: true })
    .fill(`-----BEGIN PRIVATE KEY-----\n${'QUJD'.repeat(100)}\n-----END PRIVATE KEY-----`)
  await expect(page.getByRole('alert').filter({ hasText: /private key/i })).toBeVisible()
  await expect(page.getByLabel('Assertion', { exact: true })).toHaveValue('')
})

test('the address fills the form, and the settings of a workload follow it', async ({ page }) => {
  await openScanned(page, '/credentials?q=gh-main')
  await openScanned(
    page,
    `/exchange?issuer=${encodeURIComponent('https://gitlab.com')}&subject=${encodeURIComponent('project_path:contoso:a')}`,
  )
  await expect(page.getByLabel('Subject', { exact: true })).toHaveValue('project_path:contoso:a')
  await expect(page.getByLabel('Issuer', { exact: true })).toHaveValue('gitlab')
  await chooseIdentity(page, 'web-shop-deploy')
  await page.getByLabel('As', { exact: true }).selectOption('mint-openssl')
  await expect(page.getByRole('region', { name: 'Sign an assertion with openssl' })).toContainText(
    '"sub":"project_path:contoso:a"',
  )
  await page.getByLabel('As', { exact: true }).selectOption('env-file')
  await expect(page.getByRole('region', { name: '.env file' })).toContainText('AZURE_CLIENT_ID=')
})
