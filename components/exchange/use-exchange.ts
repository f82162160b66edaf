'use client'

import { useState } from 'react'
import { ownServerToken } from '@/components/session/api-token'
import { useCloud, useRuntimeConfig } from '@/components/session/context'
import type { Problem, Result } from '@/lib/federation/result'
import { type AccessTokenFacts, readAccessToken } from '@/lib/federation/workload/access-token'
import { type ExchangeAnswer, requestExchange } from '@/lib/transport/exchange-client'
import { type Sealed, seal } from './sealed'

export type Refusal = Extract<ExchangeAnswer, { kind: 'refused' }>

export interface Granted {
  readonly kind: 'token'
  readonly token: Sealed
  readonly facts: AccessTokenFacts | undefined
  /** Seconds. */
  readonly expiresIn: number
}

/** One exchange that was answered. Lives in memory only. */
export interface Exchanged {
  readonly assertion: Sealed
  readonly clientId: string
  readonly scope: string
  readonly at: Date
  readonly outcome: Granted | Refusal
}

export type ExchangeState =
  | { readonly phase: 'idle' | 'sending' }
  | { readonly phase: 'failed'; readonly problem: Problem }
  | { readonly phase: 'answered'; readonly exchanged: Exchanged }

/** Makes an assertion, sends it through this app's server once, and keeps the answer. */
export function useExchange(): {
  readonly state: ExchangeState
  readonly exchange: (
    target: { readonly clientId: string; readonly scope: string },
    makeAssertion: () => Promise<Result<string>>,
  ) => Promise<void>
} {
  const { mode } = useRuntimeConfig()
  const session = useCloud()?.session
  const [state, setState] = useState<ExchangeState>({ phase: 'idle' })

  return {
    state,
    async exchange(target, makeAssertion) {
      setState({ phase: 'sending' })
      const allowed = await ownServerToken(mode, session)
      if (!allowed.ok) return setState({ phase: 'failed', problem: allowed.problem })
      const assertion = await makeAssertion()
      if (!assertion.ok) return setState({ phase: 'failed', problem: assertion.problem })
      const answer = await requestExchange({ ...target, assertion: assertion.value }, allowed.value)
      setState(
        answer.ok
          ? {
              phase: 'answered',
              exchanged: {
                ...target,
                assertion: seal(assertion.value),
                at: new Date(),
                outcome: sealedAnswer(answer.value),
              },
            }
          : { phase: 'failed', problem: answer.problem },
      )
    },
  }
}

function sealedAnswer(answer: ExchangeAnswer): Granted | Refusal {
  if (answer.kind === 'refused') return answer
  return {
    kind: 'token',
    token: seal(answer.accessToken),
    facts: readAccessToken(answer.accessToken),
    expiresIn: answer.expiresIn,
  }
}
