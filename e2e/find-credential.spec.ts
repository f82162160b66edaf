import { expect, expectAccessible, openScanned, test } from './support'

test('find a credential by its repository and open it with the keyboard', async ({ page }) => {
  await openScanned(page, '/credentials')
  const grid = page.getByRole('grid', { name: 'Federated identity credentials' })
  await expect(grid).toHaveAttribute('aria-rowcount', '114')

  await page.keyboard.press('/')
  await page.keyboard.type('returns-portal')
  await expect(page).toHaveURL(/q=returns-portal/)
  await expect(grid.getByRole('row').filter({ hasText: 'gh-env-production' })).toBeVisible()

  await grid.getByRole('row').filter({ hasText: 'gh-env-production' }).click()
  await expect(page).toHaveURL(/[?&]c=/)
  const details = page.getByRole('dialog').or(page.getByRole('complementary')).first()
  await expect(details).toContainText('repo:contoso-retail/returns-portal:environment:production')
  await expect(details).toContainText('https://token.actions.githubusercontent.com')
  await expectAccessible(page)
})

test('filters live in the address and come back from it', async ({ page }) => {
  await openScanned(page, '/credentials?mark=subject-wildcard')
  const grid = page.getByRole('grid', { name: 'Federated identity credentials' })
  await expect(grid.getByRole('row').filter({ hasText: 'docs-site-publish' })).toBeVisible()
  const count = Number(await grid.getAttribute('aria-rowcount'))
  expect(count).toBeLessThan(10)
})

test('no match is told from none at all, and the filter can be cleared', async ({ page }) => {
  await openScanned(page, '/credentials?q=nothing-is-called-this')
  const empty = page.locator('[data-kind="no-match"]')
  await expect(empty).toBeVisible()
  await empty.getByRole('button', { name: /clear/i }).click()
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '114')
})

test('an identity shows its credentials and how near it is to the cap', async ({ page }) => {
  await openScanned(page, '/identities?q=store-rollout')
  await page.getByRole('row').filter({ hasText: 'store-rollout' }).first().click()
  await expect(page).toHaveURL(/\/identities\/app\//)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('store-rollout')
  await expect(page.getByText(/20\s*\/\s*20|20 of 20/).first()).toBeVisible()
})
