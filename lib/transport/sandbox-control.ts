import { fail, ok, type Result } from '../federation/result'
import type { RuntimeConfig } from './config'
import { createTransport, type FetchLike } from './transport'

/** A workload issuer of the sandbox, for choosing whom to sign as. */
export interface SandboxIssuer {
  readonly id: string
  readonly title: string
  /** The exact `iss` of its tokens. */
  readonly issuer: string
}

export interface MintRequest {
  readonly issuer: string
  readonly subject: string
  readonly audience: string
  /** Seconds from now; negative for a token that is over already. */
  readonly lifetime: number
}

export interface FaultRequest {
  readonly service: 'graph' | 'arm' | 'login'
  /** 429 or a 5xx. */
  readonly status: number
  /** How many of the next answers fail. */
  readonly count: number
}

/** The sandbox's own controls, for this browser's tenant. Only in sandbox mode. */
export function createSandboxControl(config: RuntimeConfig, send?: FetchLike) {
  const transport = createTransport(config, send)
  const base = `https://control.sandbox.invalid/tenants/${config.tenantId}`
  async function ask(path: string, init?: RequestInit): Promise<Result<Response>> {
    try {
      const response = await transport.fetch(`${base}${path}`, init)
      if (response.ok) return ok(response)
      const body: unknown = await response.json().catch(() => undefined)
      return fail({
        code: 'sandbox-refused',
        title: 'The sandbox refused this',
        detail: messageOf(body) ?? `It answered with status ${response.status}.`,
        status: response.status,
      })
    } catch {
      return fail({
        code: 'sandbox-unreachable',
        title: 'The sandbox did not answer',
        detail: 'Its port on this machine could not be reached.',
        hint: 'Check that Fedcred is still running, then try again.',
        retryable: true,
      })
    }
  }
  return {
    /** Every issuer that tokens can be signed as. */
    async issuers(): Promise<Result<readonly SandboxIssuer[]>> {
      const answer = await ask('/issuers')
      return answer.ok ? ok((await answer.value.json()) as SandboxIssuer[]) : answer
    },
    /** Signs a token as a workload would get it. */
    async mint({ issuer, subject, audience, lifetime }: MintRequest): Promise<Result<string>> {
      const query = new URLSearchParams({ issuer, subject, audience, lifetime: String(lifetime) })
      const answer = await ask(`/mint?${query}`)
      return answer.ok ? ok(await answer.value.text()) : answer
    },
    /** Makes the next answers of a service fail. */
    async provoke(fault: FaultRequest): Promise<Result<undefined>> {
      const answer = await ask('/faults', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(fault),
      })
      return answer.ok ? ok(undefined) : answer
    },
    /** Gives an issuer of this tenant a new key; answers with the issuer's address. */
    async rotate(input: { issuer: string; keepOld: boolean }): Promise<Result<string>> {
      const answer = await ask('/rotate', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(input),
      })
      if (!answer.ok) return answer
      const { issuer } = (await answer.value.json()) as { issuer: string }
      return ok(issuer)
    },
    /** Brings the tenant back to its seed. */
    async reset(): Promise<Result<undefined>> {
      const answer = await ask('/reset', { method: 'POST' })
      return answer.ok ? ok(undefined) : answer
    },
  }
}

function messageOf(body: unknown): string | undefined {
  const error = Reflect.get(Object(body), 'error') as unknown
  const message = Reflect.get(Object(error), 'message') as unknown
  return typeof message === 'string' ? message : undefined
}
