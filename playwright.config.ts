import { defineConfig } from '@playwright/test'

const baseURL = process.env.E2E_BASE_URL
const executablePath = process.env.CHROMIUM_PATH
if (!baseURL || !executablePath) {
  throw new Error(
    'Run the browser tests with "npm test -- browser": it builds, serves and finds a Chromium.',
  )
}

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results',
  use: {
    baseURL,
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      // Keeps a browser build from calling its vendor: the tests need no network.
      args: [
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--disable-gpu',
      ],
    },
  },
})
