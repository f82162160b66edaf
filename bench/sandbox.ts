import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SANDBOX } from './budgets'
import { memory, type Started, start, stop } from './sandbox-process'
import { table, times } from './statistics'

/** The median of so many starts counts. */
const STARTS = 5

const SCOPE = 'https://graph.microsoft.com/.default'

/** Signs in with the printed line's token and reads every application with its credentials, page by page. */
async function scan(output: string): Promise<number> {
  const field = (pattern: RegExp) => {
    const value = pattern.exec(output)?.[1]
    if (value === undefined) throw new Error(`The sandbox did not print ${pattern.source}.`)
    return value
  }
  const plain = field(/plain http\s+(http:\/\/localhost:\d+)/)
  const assertion = await (await fetch(field(/TOKEN=\$\(curl -fsS '([^']+)'\)/))).text()
  const answer = await fetch(`${plain}/${field(/ -t (\S+) /)}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: field(/--service-principal -u (\S+) /),
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      scope: SCOPE,
    }),
  })
  const { access_token: token } = await answer.json()
  let next = 'https://graph.microsoft.com/v1.0/applications?$expand=federatedIdentityCredentials'
  let count = 0
  while (next !== '') {
    const page = await fetch(next.replace('https://', `${plain}/`), {
      headers: { authorization: `Bearer ${token}` },
    })
    if (!page.ok) throw new Error(`${next} answered ${page.status}.`)
    const { value, '@odata.nextLink': link = '' } = await page.json()
    count += value.length
    next = link
  }
  return count
}

const megabytes = (bytes: number | undefined) =>
  bytes === undefined ? '—' : (bytes / 1_000_000).toFixed(0)

/**
 * Starts the sandbox for command-line tools with small and large tenants: time until it is ready,
 * memory then, and memory after a whole scan, which has no budget. Exit status 1 when one is missed.
 */
export async function sandbox(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'fedcred-bench-'))
  const rows: string[][] = []
  let failed = false
  try {
    // The first start may bundle.
    await stop((await start('empty', folder)).child)
    for (const { seed, applications, ready: limit, resident } of SANDBOX) {
      const starts: Started[] = []
      for (let turn = 1; turn < STARTS; turn += 1) {
        const started = await start(seed, folder)
        starts.push(started)
        await stop(started.child)
      }
      const last = await start(seed, folder)
      starts.push(last)
      const { child, output } = last
      const first = memory(child.pid)
      const scanned = await scan(output)
      const after = memory(child.pid)
      await stop(child)
      if (scanned < applications) throw new Error(`The scan of ${seed} found ${scanned}.`)
      const { p50: clock } = times(starts.map(({ ready }) => ready))
      const { p50: work } = times(starts.map((one) => one.work))
      // Other work stretches the clock, helper threads the processor time: the smaller is nearer to it.
      const met =
        Math.min(clock, work) <= limit &&
        (first?.now ?? 0) <= (resident ?? Number.POSITIVE_INFINITY)
      failed ||= !met
      rows.push([
        seed,
        ...[clock, work, limit].map((ms) => ms.toFixed(0)),
        ...[first?.now, resident, after?.now, after?.peak].map(megabytes),
        met ? 'met' : 'MISSED',
      ])
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const head = ['seed', 'ready ms', 'processor', '≤', 'MB ready', '≤', 'after a scan', 'most', '']
  console.log(table(head, rows))
  return failed ? 1 : 0
}
