import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

/**
 * The `test` of every browser test: it fails when the page's console says anything, and when a
 * request leaves this machine.
 */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page }, use) => {
      const said: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'warning' || message.type() === 'error') said.push(message.text())
      })
      page.on('pageerror', (error) => said.push(String(error)))
      page.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url())
        if (protocol.startsWith('http') && hostname !== 'localhost')
          said.push(`request to ${hostname}`)
      })
      await use(undefined)
      expect(said, 'the console is quiet and nothing leaves this machine').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** No accessibility finding on the page as it stands, by WCAG 2.2 AA and axe's own best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(
    violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
    ),
  ).toEqual([])
}

/** Opens a page of the console and waits until the sandbox tenant is scanned. */
export async function openScanned(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('button', { name: /^as of/ })).toBeVisible({ timeout: 20_000 })
}
