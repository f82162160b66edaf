import { expect, expectAccessible, openScanned, test } from './support'

const FIELD = 'Token or error'

test('a refused token: the differing character is boxed and named', async ({ page }) => {
  await openScanned(page, '/check')
  await page.locator('[data-sample="case"]').click()

  const verdict = page.getByRole('region', { name: 'Verdict' })
  await expect(verdict).toHaveAttribute('data-verdict', 'rejected')
  await expect(verdict.getByRole('link', { name: 'AADSTS7002138' })).toBeVisible()

  const subject = page.locator('[data-field="subject"]').first()
  await expect(subject).toContainText('Differs')
  await expect(subject.locator('mark')).toHaveCount(1)
  await expect(subject.locator('mark')).toContainText('P')
  await expect(page.locator('[data-field="issuer"]').first()).toContainText('Matches')
  await expect(page.locator('[data-check="subject"]')).toHaveAttribute('data-outcome', 'fail')
  await expect(page.locator('[data-hop="match"]')).toHaveAttribute('data-state', 'failed')
  await expectAccessible(page)
})

test('a trailing slash: the extra character is named with its place', async ({ page }) => {
  await openScanned(page, '/check')
  await page.locator('[data-sample="trailing-slash"]').click()
  const verdict = page.getByRole('region', { name: 'Verdict' })
  await expect(verdict.getByRole('link', { name: 'AADSTS700211' })).toBeVisible()
  await expect(page.locator('[data-field="issuer"] mark').first()).toBeVisible()
  await expect(page.locator('[data-cause]').first()).toContainText(/slash/i)
})

test('an accepted token: after the labelled click the signature counts', async ({ page }) => {
  await openScanned(page, '/check')
  await page.locator('[data-sample="accepted"]').click()
  const verdict = page.getByRole('region', { name: 'Verdict' })
  await expect(verdict).toHaveAttribute('data-verdict', 'undetermined')

  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/')) sent.push(request.postData() ?? '')
  })
  await page.getByRole('button', { name: 'Fetch the issuer’s keys' }).click()
  await expect(verdict).toHaveAttribute('data-verdict', 'accepted')
  expect(sent).toHaveLength(1)
  expect(Object.keys(JSON.parse(sent[0] ?? '{}') as object)).toEqual(['issuer'])
})

test('an error text: code, values and causes without a token', async ({ page }) => {
  await openScanned(page, '/check')
  await page
    .getByLabel(FIELD)
    .fill(
      "##[error]AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:contoso/shop:pull_request'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion.",
    )
  await expect(page.locator('[data-code="700213"]')).toBeVisible()
  await expect(
    page.getByText('repo:contoso/shop:pull_request', { exact: false }).first(),
  ).toBeVisible()
  await expect(page.locator('[data-cause]').first()).toBeVisible()
})

test('whatever is pasted gets a sentence, and a secret does not stay', async ({ page }) => {
  await openScanned(page, '/check')
  const field = page.getByLabel(FIELD)

  await field.fill(`-----BEGIN PRIVATE KEY-----\n${'QUJD'.repeat(100)}\n-----END PRIVATE KEY-----`)
  await expect(page.getByRole('alert').filter({ hasText: /private key/i })).toBeVisible()
  await expect(field).toHaveValue('')

  for (const text of ['hello', 'a.b.c.d.e', '\u0000\u0001\u0002', 'Bearer ', 'undefined']) {
    await field.fill(text)
    await expect(
      page
        .getByRole('status')
        .or(page.getByRole('region', { name: 'Verdict' }))
        .first(),
    ).toBeVisible()
  }

  await field.fill('x'.repeat(10 * 1024 * 1024))
  await expect(page.getByRole('alert').filter({ hasText: '10.5 million characters' })).toBeVisible()

  await field.fill('x'.repeat(200_000))
  await expect(
    page.getByRole('region', { name: 'Verdict' }).or(page.getByRole('status')).first(),
  ).toBeVisible()
  await field.fill('')
  await expect(page.locator('[data-sample]').first()).toBeVisible()
})

test('a token in the address is taken out at once', async ({ page }) => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const token = `${part({ alg: 'RS256', kid: 'fake' })}.${part({ iss: 'https://issuer.example', sub: 'fake' })}.ZmFrZQ`
  await page.goto(`/check?token=${token}`)
  await expect(page.getByText('A token stood in this page’s address')).toBeVisible()
  expect(page.url()).not.toContain('eyJ')
})

test('a shared link carries claims and never the token', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openScanned(page, '/check')
  await page.locator('[data-sample="case"]').click()
  await page.getByRole('button', { name: 'Copy link without token' }).click()
  await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const signature = (await page.getByLabel(FIELD).inputValue()).split('.')[2] ?? 'none'
  expect(link).not.toContain(signature)

  await page.goto('about:blank')
  await page.goto(link)
  await expect(page.getByText('These are the claims of a shared link')).toBeVisible()
  await expect(
    page.getByRole('region', { name: 'Verdict' }).getByRole('link', { name: 'AADSTS7002138' }),
  ).toBeVisible()
})

test('the right credential on another client id is found', async ({ page }) => {
  await openScanned(page, '/check')
  await page.locator('[data-sample="accepted"]').click()
  await expect(page.getByRole('region', { name: 'Verdict' })).toHaveAttribute(
    'data-verdict',
    'undetermined',
  )
  await page
    .getByLabel('Compare with')
    .selectOption({ label: 'returns-portal-deploy (application)' })
  await expect(page.getByRole('region', { name: 'Verdict' })).toHaveAttribute(
    'data-verdict',
    'rejected',
  )
  await expect(page.getByText('2 other identities of the tenant accept this token')).toBeVisible()
  await expect(page.getByRole('link', { name: 'web-shop-deploy', exact: true })).toBeVisible()
})

test('without a chosen identity the nearest one is judged, and said so', async ({ page }) => {
  await openScanned(page, '/check')
  await page.locator('[data-sample="trailing-slash"]').click()
  await page.getByLabel('Compare with').selectOption('')
  const verdict = page.getByRole('region', { name: 'Verdict' })
  await expect(verdict).toContainText('Judged as checkout-api-deploy')
  await expect(verdict.getByRole('link', { name: 'AADSTS700211' })).toBeVisible()
})
