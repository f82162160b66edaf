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

/** One value of a fault, as the panel asks for it. */
export type SandboxField =
  | {
      readonly kind: 'number'
      readonly label: string
      readonly unit: string
      readonly min: number
      readonly max: number
      readonly usual: number
    }
  | {
      readonly kind: 'choice'
      readonly label: string
      readonly options: readonly { readonly value: string; readonly label: string }[]
      readonly usual: string
    }

/** A kind of fault that can be switched on. */
export interface SandboxFault {
  readonly id: string
  readonly title: string
  readonly about: string
  readonly fields: Readonly<Record<string, SandboxField>>
}

/** What a sandbox tenant was filled with, and what is failing in it. */
export interface SandboxState {
  readonly seed: string
  readonly kinds: readonly SandboxFault[]
  readonly active: readonly {
    readonly id: string
    readonly title: string
    /** What happens now, in one sentence. */
    readonly words: string
    readonly settings: Readonly<Record<string, number | string>>
  }[]
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
  async function askState(
    path: string,
    method: string,
    body?: object,
  ): Promise<Result<SandboxState>> {
    const answer = await ask(path, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    })
    return answer.ok ? ok((await answer.value.json()) as SandboxState) : answer
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
    /** The seed, the faults that there are and those that are on. */
    state: () => askState('', 'GET'),
    /** Switches a fault on, or changes it. */
    startFault: (id: string, settings: Readonly<Record<string, number | string>>) =>
      askState(`/faults/${id}`, 'PUT', settings),
    stopFault: (id: string) => askState(`/faults/${id}`, 'DELETE'),
    stopAllFaults: () => askState('/faults', 'DELETE'),
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
