/** The tests need a running product and a browser; scripts/test.mjs brings both. */
export default function setup(): void {
  if (process.env.E2E_BASE_URL && process.env.CHROMIUM_PATH) return
  throw new Error(
    'Run the browser tests with "npm test -- browser": it builds, serves and finds a Chromium.',
  )
}
