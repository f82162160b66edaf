/** What a fault is. Faults last until they are stopped; each is one file beside this one. */

/** The services that a fault can strike. */
export type FaultService = 'graph' | 'arm' | 'login'

export interface NumberField {
  readonly kind: 'number'
  readonly label: string
  readonly unit: string
  readonly min: number
  readonly max: number
  readonly usual: number
}

export interface ChoiceField {
  readonly kind: 'choice'
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** The value that stands when none is chosen. */
  readonly usual: string
}

export type FaultField = NumberField | ChoiceField

/** Chosen values by the names of the fields. */
export type FaultSettings = Readonly<Record<string, number | string>>

/** One request that a fault may fail, after its tenant is known. */
export interface FaultCall {
  readonly service: FaultService
  readonly method: string
  /** Decoded path segments, lower case. */
  readonly segments: readonly string[]
  /** Ids of the tenant's subscriptions, in their order. */
  readonly subscriptions: readonly string[]
  /** A number from 0 up to 1; another one at each call. */
  readonly dice: () => number
}

/** How a request fails. Each service words it in its own envelope; code and text win over its usual ones. */
export interface Failure {
  readonly status: number
  /** Seconds. */
  readonly retryAfter?: number
  readonly code?: string
  readonly message?: string
}

/** What a fault with its settings does to a tenant. Whatever is absent stays as it is. */
export interface Effects {
  /** Milliseconds that answers of the service come later. */
  readonly delay?: (service: FaultService) => number
  readonly fail?: (call: FaultCall) => Failure | undefined
  /** Seconds that the clock of sign-in, Graph and Azure is ahead; negative when behind. */
  readonly clockSeconds?: number
  /** Seconds that an access token lives at most, those handed out before included. */
  readonly tokenSeconds?: number
  /** True when nothing but a sign-in by hand gives a new token. */
  readonly endsSignIn?: boolean
  /** The subscription that is dead: its place from 0, and whether anything of it can be read. */
  readonly deadSubscription?: { readonly place: number; readonly how: 'gone' | 'disabled' }
}

type Value<F> = F extends NumberField
  ? number
  : F extends { readonly options: readonly { readonly value: infer V }[] }
    ? V
    : never

type Values<F> = { readonly [Name in keyof F]: Value<F[Name]> }

interface Definition<F> {
  readonly id: string
  readonly title: string
  /** What it is good for, in one sentence. */
  readonly about: string
  readonly fields: F
  /** What happens now, in one sentence. */
  words(settings: Values<F>): string
  effects(settings: Values<F>): Effects
}

/** A kind of fault, as the registry holds it. Settings were checked by `readSettings`. */
export type Fault = Omit<Definition<Readonly<Record<string, FaultField>>>, 'words' | 'effects'> & {
  words(settings: FaultSettings): string
  effects(settings: FaultSettings): Effects
}

/** Writes a fault down with settings typed by its fields. */
export function defineFault<const F extends Readonly<Record<string, FaultField>>>(
  fault: Definition<F>,
): Fault {
  return {
    ...fault,
    // The registry gives only settings that it read by these very fields.
    words: (settings) => fault.words(settings as Values<F>),
    effects: (settings) => fault.effects(settings as Values<F>),
  }
}

/** A fault that is on in a tenant. */
export interface ActiveFault {
  readonly id: string
  readonly title: string
  readonly settings: FaultSettings
  readonly words: string
  readonly effects: Effects
}
