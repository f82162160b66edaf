import { expect, expectAccessible, openScanned, test } from './support'

const states: readonly (readonly [search: string, word: string])[] = [
  ['release.fabrikam.example', 'Mismatch'],
  ['idp.fabrikam.example', 'Unreachable'],
]

test('a broken issuer: each kind of broken has its own word', async ({ page }) => {
  await openScanned(page, '/issuers')
  await page.getByRole('button', { name: /^Probe all \d+ issuers$/ }).click()
  const grid = page.getByRole('grid')
  for (const [search, word] of states) {
    await expect(grid.getByRole('row').filter({ hasText: search }).first()).toContainText(word, {
      timeout: 20_000,
    })
  }
  await expect(grid.getByRole('row').filter({ hasText: '127.0.0.1' }).first()).toContainText(
    'Refused',
  )
  await expect(grid.getByRole('row').filter({ hasText: 'gitlab.com' }).first()).toContainText(
    'Reachable',
  )
})

test('one issuer: steps, keys and what Entra would answer', async ({ page }) => {
  await openScanned(page, `/issuers/${encodeURIComponent('https://gitlab.com')}`)
  await page.getByRole('button', { name: /^Probe now/ }).click()
  await expect(page.getByText('Reachable').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: /keys/i }).first()).toBeVisible()
  await expect(page.getByText('2048').first()).toBeVisible()
  await expectAccessible(page)
})

test('an issuer that names another: the characters are compared', async ({ page }) => {
  await openScanned(page, '/issuers?q=release.fabrikam')
  await page.getByRole('row').filter({ hasText: 'release.fabrikam' }).first().click()
  await page
    .getByRole('button', { name: /^Probe/ })
    .first()
    .click()
  await expect(page.getByText('Mismatch').first()).toBeVisible()
  await expect(page.getByRole('link', { name: /700221/ }).first()).toBeVisible()
})
