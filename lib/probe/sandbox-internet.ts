import { isStorageHost } from '@/lib/federation/issuer/identifier'
import { REFUSED } from './checked-names'
import { headersRead, PROBE_HEADERS } from './guarded-fetch'
import {
  DOCUMENT_ADDRESS_MAX,
  type FetchedDocument,
  type FetchFailure,
  type FetchStages,
  type GetOptions,
  NO_STAGES,
  type ProbeInternet,
  STORAGE_HEADERS,
} from './internet'
import { judgeProbeUrl } from './url-policy'

const SIMULATED = { outcome: 'not-checked', detail: 'Sandbox: the internet is simulated.' } as const

/**
 * The sandbox's own internet. The policy on the address text is the real one; names and certificates
 * are not looked at, and the report says so.
 *
 * Takes the sandbox's `fetch`, which routes by host name inside the process. No socket is opened.
 */
export function sandboxInternet(fetch: (request: Request) => Promise<Response>): ProbeInternet {
  async function send(
    text: string,
    { maxBytes, signal }: GetOptions,
    sent: Readonly<Record<string, string>> = PROBE_HEADERS,
    search?: string,
  ): Promise<FetchedDocument | FetchFailure> {
    const verdict = judgeProbeUrl(text, { exampleNames: true, lengthMax: DOCUMENT_ADDRESS_MAX })
    if (!verdict.allowed) {
      const stages: FetchStages = { ...NO_STAGES, policy: { outcome: 'fail' } }
      return { ok: false, kind: 'refused', detail: REFUSED, reason: verdict.reason, stages }
    }
    const stages: FetchStages = { policy: { outcome: 'pass' }, dns: SIMULATED, tls: SIMULATED }
    const failed = (kind: FetchFailure['kind'], detail: string): FetchFailure => ({
      ok: false,
      kind,
      detail,
      stages,
    })
    const url = new URL(verdict.url)
    if (search !== undefined) url.search = search
    try {
      const headers = { ...sent }
      const response = await fetch(new Request(url, { headers, signal, redirect: 'manual' }))
      const body = await readBounded(response, maxBytes)
      if (body === undefined) return failed('body-too-large', `The body is over ${maxBytes} bytes.`)
      return {
        ok: true,
        url: url.href,
        status: response.status,
        headers: headersRead(Object.fromEntries(response.headers)),
        body: new TextDecoder('utf-8', { ignoreBOM: true }).decode(body),
        redirects: 0,
        stages,
      }
    } catch (error) {
      if (signal.aborted) return failed('timeout', 'The whole probe took too long.')
      return failed(simulatedKind(error), 'The sandbox’s internet does not reach this host.')
    }
  }

  return {
    judge: (url) => judgeProbeUrl(url, { exampleNames: true }),
    get: (url, options) => send(url, options),
    askStorage: async ({ host, path, search }, options) =>
      isStorageHost(host)
        ? send(`https://${host}${path}`, options, STORAGE_HEADERS, search)
        : { ok: false, kind: 'refused', detail: REFUSED, stages: NO_STAGES },
  }
}

/** A failure that the sandbox acts out names itself in `error.cause.code`, as Node's own fetch does. */
export function simulatedKind(error: unknown): FetchFailure['kind'] {
  const cause = error instanceof Error ? error.cause : undefined
  const code =
    typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
  if (code === 'ENOTFOUND') return 'nxdomain'
  if (code === 'ECONNREFUSED') return 'connection-refused'
  if (code === 'ETIMEDOUT') return 'connect-timeout'
  return 'connect-failed'
}

/** The body, or undefined when it is over the limit. */
export async function readBounded(
  response: Response,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > maxBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
