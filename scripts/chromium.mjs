import { accessSync, constants, existsSync } from 'node:fs'

/** Where distributions and vendors put a Chromium. */
const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Finds a Chromium for the browser tests: CHROMIUM_PATH, the system's, Playwright's own, or the one
 * that the npm package @sparticuz/chromium ships (Linux x64; unpacked on first use).
 * @returns {Promise<{ path: string, origin: string }>}
 * @throws an Error whose message says what to do
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (isExecutable(named)) return { path: named, origin: 'CHROMIUM_PATH' }
    throw new Error(`CHROMIUM_PATH is "${named}", which is no program that can be run.`)
  }
  const system = SYSTEM.find(isExecutable)
  if (system) return { path: system, origin: 'the system' }
  const { chromium } = await import('@playwright/test')
  const own = chromium.executablePath()
  if (own && existsSync(own)) return { path: own, origin: 'Playwright' }
  try {
    // Only its path: its default arguments switch the same-origin policy off.
    const { default: packaged } = await import('@sparticuz/chromium')
    const path = await packaged.executablePath()
    if (isExecutable(path)) return { path, origin: 'the npm package @sparticuz/chromium' }
  } catch {
    // Not installed, or not made for this platform: the sentence below covers both.
  }
  throw new Error(
    [
      'No Chromium was found for the browser tests. Do one of these:',
      '  - install Chromium or Chrome with your package manager',
      '  - set CHROMIUM_PATH to a Chromium or Chrome program',
      '  - run: npx playwright install chromium',
    ].join('\n'),
  )
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
