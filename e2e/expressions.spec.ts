import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './support'

const EXPRESSION = 'Expression'
const SAMPLES = 'Tokens, claims or subjects'

/** Opens the page and waits for the tenant: signing in loads the page anew and empties its fields. */
async function open(page: Page): Promise<void> {
  await page.goto('/expressions')
  await expect(page.getByLabel('Credential')).toBeVisible({ timeout: 20_000 })
}

/** A token with a signature that is none. */
function fakeToken(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'RS256', kid: 'fake' })}.${part(claims)}.ZmFrZQ`
}

test('an expression that is too wide: what it opens, whom it takes, what to write instead', async ({
  page,
}) => {
  await open(page)
  await expectAccessible(page)
  await page.locator('[data-example="prefix-collision"]').click()

  const collision = page.locator('[data-finding="expression-prefix-collision"]')
  await expect(collision).toHaveAttribute('data-severity', 'error')
  await expect(collision).toContainText('repo:contoso-evil/')
  await expect(page.locator('[data-finding="expression-id-claim"]')).toBeVisible()
  await expect(page.locator('[data-outcome="accepted"]')).toContainText('Accepted 4')
  await expect(page.locator('[data-outcome="refused"]')).toContainText('Refused 2')

  await page
    .getByLabel(EXPRESSION, { exact: true })
    .fill(
      "claims['sub'] matches 'repo:*:ref:refs/heads/main' and claims['repository_id'] eq '455102938'",
    )
  await expect(page.getByText('Nothing found against it')).toBeVisible()
  await expect(page.locator('[data-outcome="accepted"]')).toContainText('Accepted 2')
  const refused = page.locator('[data-outcome="refused"]')
  await expect(refused).toContainText('Refused 4')
  await expect(refused.locator('mark').first()).toContainText(':ref:refs/heads/main')
  await expect(page.getByRole('region', { name: 'Use it' })).toContainText('"languageVersion": 1')
  await expectAccessible(page)

  // The address brings the expression back, and nothing of what was tried on it.
  await expect(page).toHaveURL(/expression=/)
  expect(page.url()).not.toContain('contoso')
  await page.reload()
  await expect(page.getByLabel(EXPRESSION, { exact: true })).toHaveValue(/repository_id/)
  await expect(page.getByLabel(SAMPLES)).toHaveValue('')
})

test('the place of an error, tokens that stay here, and a secret that does not', async ({
  page,
}) => {
  await open(page)
  const editor = page.getByLabel(EXPRESSION, { exact: true })
  await editor.fill("claims['sub'] startswith 'repo:'")
  await expect(page.locator('[data-error-index="14"] mark')).toContainText('s')
  await expect(page.getByText('Write matches with a * at the end.')).toBeVisible()

  const token = fakeToken({
    iss: 'https://token.actions.githubusercontent.com',
    sub: 'repo:contoso/shop:pull_request',
  })
  // A token pasted into the wrong field moves over, and never gets into the address.
  await editor.fill(token)
  await expect(page.getByLabel(SAMPLES)).toHaveValue(token)
  await editor.fill("claims['sub'] matches 'repo:contoso/shop:*'")
  await expect(page.locator('[data-outcome="accepted"]')).toContainText('Accepted 1')
  expect(page.url()).not.toContain('eyJ')

  await page.getByLabel(SAMPLES).fill(`repo:contoso/shop:pull_request\n\nghp_${'a'.repeat(36)}`)
  await expect(page.getByRole('alert').first()).toContainText('was dropped from the page')
  await expect(page.getByLabel(SAMPLES)).not.toHaveValue(/ghp_/)
  await expectAccessible(page)
})

test('a credential of the tenant: its expression, and the commands that change it', async ({
  page,
}) => {
  await open(page)
  await page.getByLabel('Credential').selectOption({ index: 1 })
  await expect(page.getByLabel(EXPRESSION, { exact: true })).toHaveValue(/^claims\['sub'\]/)
  await expect(page.getByRole('tab', { name: 'Azure CLI' })).toBeVisible()
  await expect(page).toHaveURL(/credential=/)
  await expectAccessible(page)
})
