import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { findChromium } from './chromium.mjs'
import { ROOT } from './next.mjs'
import { serve } from './serve.mjs'

/**
 * npm test            everything
 * npm test -- unit    unit and integration tests (arguments after it go to vitest)
 * npm test -- browser browser tests (arguments after it go to Playwright)
 */
const [only, ...rest] = process.argv.slice(2)
if (only !== undefined && only !== 'unit' && only !== 'browser') {
  console.error(`There is no test suite "${only}". Use "unit", "browser" or nothing.`)
  process.exit(2)
}

const reports = mkdtempSync(join(tmpdir(), 'fedcred-tests-'))
const total = { passed: 0, failed: 0, skipped: 0 }
let status = 0
try {
  if (only !== 'browser') status = (await unit(rest)) || status
  if (only !== 'unit') status = (await browser(rest)) || status
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  status = 1
} finally {
  rmSync(reports, { recursive: true, force: true })
}
if (total.failed > 0) status = 1
if (total.passed === 0) {
  console.error('No test ran.')
  status = 1
}
console.log(`tests: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(status)

async function unit(args) {
  const report = join(reports, 'unit.json')
  const code = await run('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ])
  const result = read(report)
  if (result) {
    total.passed += result.numPassedTests
    total.failed += result.numFailedTests
    total.skipped += result.numPendingTests + result.numTodoTests
  }
  return code
}

async function browser(args) {
  const chromium = await findChromium()
  console.log(`Browser tests use the Chromium of ${chromium.origin}: ${chromium.path}`)
  const built = await build({ whenNeeded: true })
  if (built !== 0) return built
  const { address, child } = await serve('start', { stdio: ['ignore', 'ignore', 'inherit'] })
  const report = join(reports, 'browser.json')
  try {
    const code = await run('playwright', ['test', '--reporter=list,json', ...args], {
      E2E_BASE_URL: address,
      CHROMIUM_PATH: chromium.path,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    })
    const result = read(report)
    if (result) {
      total.passed += result.stats.expected + result.stats.flaky
      total.failed += result.stats.unexpected
      total.skipped += result.stats.skipped
    }
    return code
  } finally {
    child.kill('SIGTERM')
  }
}

function run(bin, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`node_modules/.bin/${bin}`, ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
