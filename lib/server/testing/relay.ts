import type { Message, MessageAnswer } from '@/lib/probe/messenger'
import { createApiLimits } from '../api-limits'
import { createLog } from '../log'
import type { RelayParts } from '../route-parts'

export const NOW = new Date('2026-09-01T12:00:00Z')
export const SANDBOX_TENANT = '3b0c6f5e-5d0a-4c53-9a6e-0d4b7a1f2c33'
export const LIVE = {
  mode: 'live',
  tenantId: 'aaaabbbb-0000-cccc-1111-dddd2222eeee',
  clientId: '00001111-aaaa-2222-bbbb-3333cccc4444',
  cloud: 'public',
  apiScope: 'Fedcred.Use',
} as const

/** Parts of a relay route with a recording network and log. */
export interface RelayBench {
  readonly parts: RelayParts
  readonly messages: Message[]
  /** Lines of the real log, as written. */
  readonly lines: string[]
}

/** `answer` gives the network's answer to each message. */
export function relayBench(
  answer: (message: Message, index: number) => MessageAnswer,
  change: Partial<RelayParts> = {},
): RelayBench {
  const messages: Message[] = []
  const lines: string[] = []
  return {
    messages,
    lines,
    parts: {
      env: { mode: 'sandbox' },
      verify: async () => ({ ok: false, reason: 'none' }),
      sandboxCaller: () => SANDBOX_TENANT,
      messenger: () => async (message) => {
        messages.push(message)
        return answer(message, messages.length - 1)
      },
      ensureTenant: () => undefined,
      limits: createApiLimits(),
      log: createLog(
        (line) => lines.push(line),
        () => NOW,
      ),
      now: () => NOW,
      ...change,
    },
  }
}

/** A request with a JSON body. */
export function post(body: unknown, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/api', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

/** An answer of the network. */
export function reply(
  status: number,
  body: unknown = '',
  headers: Record<string, string> = {},
): MessageAnswer {
  return {
    ok: true,
    status,
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }
}
