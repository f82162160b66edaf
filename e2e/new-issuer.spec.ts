import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, openScanned, test } from './support'

/** What the browser itself writes when an answer is not a success: reads of what is not there yet, consent. */
const ANSWERS = /status of (400|404|500)/

async function fillForm(page: Page): Promise<void> {
  await openScanned(page, '/issuers/new')
  await expect(page.getByText('Key ready')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('The name is free')).toBeVisible({ timeout: 20_000 })
  await page.getByLabel('Subscription').selectOption({ label: 'Retail Test' })
  await expect(page.getByText('The name is free')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByLabel('Region')).toHaveValue('westeurope')
}

/** @param identity to be typed, where roles are granted. */
async function confirm(page: Page, identity?: string): Promise<void> {
  await page.getByRole('button', { name: 'Review and publish' }).click()
  const dialog = page.getByRole('dialog', { name: 'Publish this issuer?' })
  await expect(dialog).toBeVisible()
  await expectAccessible(page)
  const publish = dialog.getByRole('button', { name: 'Publish', exact: true })
  if (identity !== undefined) {
    await expect(publish).toHaveAttribute('aria-disabled', 'true')
    await dialog.getByLabel(`Type ${identity} to confirm`).fill(identity)
  }
  await publish.click()
  await page.getByRole('button', { name: 'Start now' }).click({ timeout: 20_000 })
}

test('from a key to an issuer that an identity trusts, and back to nothing', async ({
  page,
  quiet,
}) => {
  test.setTimeout(120_000)
  quiet.expect(ANSWERS)
  await openScanned(page, '/issuers')
  await page.getByRole('link', { name: 'New issuer' }).click()
  await expect(page).toHaveURL(/\/issuers\/new$/)
  await fillForm(page)
  await expect(page.getByText('Every check of the documents passes')).toBeVisible()
  await page.getByLabel('And a managed identity that trusts it').check()
  await page.getByLabel('May read the resource group in Azure').check()
  await page.getByLabel('Graph application roles').fill('user.read')
  await page.getByRole('button', { name: 'Add User.Read.All', exact: true }).click()
  await page.getByLabel('Graph application roles').fill('')
  await page.getByRole('tab', { name: /^Requests/ }).click()
  const issuer = (await page.locator('[data-issuer]').textContent()) ?? ''
  const planned = page.locator('[data-request]')
  await expect(planned).toHaveCount(14)
  await expect(planned.filter({ hasText: 'Upload the two documents' })).toContainText(
    `PUT ${issuer}/openid/v1/jwks?…`,
  )
  await expectAccessible(page)

  const [consent] = await Promise.all([
    page.waitForEvent('popup', { timeout: 20_000 }),
    confirm(page, 'id-local-dev'),
  ])
  expect(consent.isClosed()).toBe(true)
  await expect(page.getByText('The issuer is published')).toBeVisible({ timeout: 60_000 })
  // Nothing but the probe says that it is reachable.
  await expect(page.getByText('Reachable', { exact: true })).toBeVisible()
  await expect(page.getByText('Client id', { exact: true })).toBeVisible()
  // The key is still in the page: sign with it and let Entra say yes.
  await page.getByRole('button', { name: 'Exchange', exact: true }).click()
  await expect(page.getByText('Accepted: there is an access token')).toBeVisible({
    timeout: 20_000,
  })
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Take everything back' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('Everything that this run made is gone')).toBeVisible({
    timeout: 30_000,
  })
  await page.getByRole('button', { name: 'Back to the form' }).click()
  await expect(page.getByText('The name is free')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('An unfinished run')).toHaveCount(0)
  await expect(page.getByText('Published from this browser before')).toHaveCount(0)
})

test('a failing request: what was made is said, the run goes on, and a later visit can clean up', async ({
  page,
  quiet,
}) => {
  test.setTimeout(120_000)
  quiet.expect(ANSWERS)
  // The sandbox fails the request for the signature, with the account already made, twice.
  let failures = 2
  await page.route('**/ListServiceSas*', async (route) => {
    if (failures > 0) {
      failures -= 1
      const [, origin = ''] = /^(https?:\/\/[^/]+)/.exec(route.request().url()) ?? []
      await page.request.post(
        `${origin}/control.sandbox.invalid/tenants/${await tenantOf(page)}/faults`,
        {
          data: { service: 'arm', status: 500, count: 1 },
        },
      )
    }
    await route.continue()
  })
  await fillForm(page)
  await confirm(page)
  const failed = page.locator('[data-request="signature"]')
  await expect(failed).toHaveAttribute('data-status', 'failed', { timeout: 30_000 })
  await expect(page.getByText('Azure had an error of its own')).toBeVisible()
  await expect(page.getByText(/^Made so far: 3/)).toBeVisible()
  await expectAccessible(page)

  // Another visit: the journal still knows.
  await openScanned(page, '/issuers/new')
  const note = page.getByText(/^An unfinished run of .* made these things$/)
  await expect(note).toBeVisible()
  await page.getByRole('button', { name: 'Clean up' }).click()
  await expect(note).toHaveCount(0, { timeout: 30_000 })

  // The same again, and this time on from where it stopped.
  await fillForm(page)
  await confirm(page)
  await expect(failed).toHaveAttribute('data-status', 'failed', { timeout: 30_000 })
  await page.getByRole('button', { name: 'Go on from here' }).click()
  await expect(page.getByText('The issuer is published')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('Reachable', { exact: true })).toBeVisible()

  // The way back is there on a later visit too.
  await openScanned(page, '/issuers/new')
  await page.getByText('Published from this browser before (1)').click()
  await page.getByRole('button', { name: 'Take everything back' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('Published from this browser before')).toHaveCount(0, {
    timeout: 40_000,
  })
  await expect(page.getByText('An unfinished run')).toHaveCount(0)
})

/** The cookie says which sandbox tenant is this browser's. */
async function tenantOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies()
  return cookies.find(({ name }) => name === 'fedcred-sandbox')?.value ?? ''
}

test('a key to download leaves the page once, and stays nowhere in it', async ({ page, quiet }) => {
  test.setTimeout(120_000)
  quiet.expect(ANSWERS)
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  await page.addInitScript(() => {
    const made: string[] = []
    const dead: string[] = []
    Object.assign(window, { madeUrls: made, deadUrls: dead })
    const { createObjectURL, revokeObjectURL } = URL
    URL.createObjectURL = (blob) => {
      const url = createObjectURL(blob)
      made.push(url)
      return url
    }
    URL.revokeObjectURL = (url) => {
      dead.push(url)
      revokeObjectURL(url)
    }
  })
  await fillForm(page)
  await page.getByLabel('Make a key I can download').check()
  await expect(page.getByText('Two better ways')).toBeVisible()
  await expect(page.getByText('Key ready')).toBeVisible()
  await confirm(page)
  await expect(page.getByText('The issuer is published')).toBeVisible({ timeout: 60_000 })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the key' }).click(),
  ])
  const pem = await readFile(await download.path(), 'utf8')
  expect(pem).toMatch(/^-----BEGIN PRIVATE KEY-----\n/)
  const lines = pem.split('\n').filter((line) => line.length === 64)
  expect(lines.length).toBeGreaterThan(20)
  await expect(page.getByRole('button', { name: 'Download the key' })).toHaveCount(0)

  const traces = await page.evaluate(async () => {
    const stores: unknown[] = []
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue
      const open = indexedDB.open(name)
      await new Promise((resolve) => {
        open.onsuccess = resolve
      })
      for (const store of open.result.objectStoreNames) {
        const all = open.result.transaction(store).objectStore(store).getAll()
        await new Promise((resolve) => {
          all.onsuccess = resolve
        })
        stores.push(all.result)
      }
    }
    return [
      document.documentElement.outerHTML,
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      JSON.stringify(stores),
      JSON.stringify(history.state),
      location.href,
    ]
  })
  const everything = [...traces, ...said].join('\n')
  // The middle of the file is the private part; the public modulus stands nearer to its beginning.
  for (const line of [...lines.slice(8), 'BEGIN PRIVATE KEY'])
    expect(everything).not.toContain(line)
  expect(everything).not.toContain('sig=')
  await expect
    .poll(
      () => page.evaluate(() => [Reflect.get(window, 'madeUrls'), Reflect.get(window, 'deadUrls')]),
      {
        timeout: 20_000,
      },
    )
    .toEqual([[expect.stringMatching(/^blob:/)], [expect.stringMatching(/^blob:/)]])
})
