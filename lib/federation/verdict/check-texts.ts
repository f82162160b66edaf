import type { CheckId } from './model'

interface CheckText {
  readonly title: string
  /** Why it was not checked, when nothing else says so. */
  readonly unmade: string
}

/** Title of every place in the order, and what to say where nobody checked it. */
export const CHECK_TEXTS: Readonly<Record<CheckId, CheckText>> = {
  request: {
    title: 'Request is a form sent by POST',
    unmade: 'The request itself is not seen here.',
  },
  tenant: { title: 'Tenant exists', unmade: 'Only Entra knows its tenants.' },
  parameters: {
    title: 'Request parameters are complete',
    unmade: 'The request itself is not seen here.',
  },
  shape: { title: 'The assertion is a signed JWT', unmade: 'No token was given, only its claims.' },
  type: { title: 'Token type is JWT', unmade: 'No header was given.' },
  algorithm: { title: 'Algorithm is RS256', unmade: 'No header was given.' },
  header: { title: 'Header parameters are ones Entra takes', unmade: 'No header was given.' },
  'key-id': { title: 'The header names its key', unmade: 'No header was given.' },
  'required-claims': {
    title: 'Required claims are there',
    unmade: 'The claims could not be read.',
  },
  'audience-count': { title: 'There is one audience', unmade: 'The claims could not be read.' },
  'assertion-kind': {
    title: 'Taken as a federated assertion',
    unmade: 'The issuer of the token is not known.',
  },
  client: { title: 'Client exists and is enabled', unmade: 'Only the tenant knows its clients.' },
  credentials: { title: 'The client has federated credentials', unmade: '' },
  issuer: { title: 'Issuer matches', unmade: 'There is nothing to compare.' },
  lifetime: { title: 'Lifetime is at most 25 hours', unmade: 'The claims could not be read.' },
  audience: { title: 'Audience matches', unmade: 'There is nothing to compare.' },
  subject: { title: 'Subject matches', unmade: 'There is nothing to compare.' },
  policy: {
    title: 'Tenant policy allows the issuer',
    unmade: 'Tenant policies on issuers cannot be read.',
  },
  'entra-issued': {
    title: 'Entra takes its own token here',
    unmade: 'Entra did not issue this token, so the rule does not apply.',
  },
  metadata: {
    title: 'Issuer documents can be fetched',
    unmade: 'Nothing is fetched here; probe the issuer.',
  },
  key: {
    title: 'The key set holds the signing key',
    unmade: 'No token was given, so there is no signature.',
  },
  signature: {
    title: 'The signature verifies',
    unmade: 'No token was given, so there is no signature.',
  },
  validity: { title: 'The token is valid now', unmade: 'The claims could not be read.' },
  scope: { title: 'Scope names one resource', unmade: 'The request itself is not seen here.' },
  'conditional-access': {
    title: 'Conditional Access lets it through',
    unmade: 'Conditional Access is decided by the tenant at run time.',
  },
}

/**
 * Places of the order that decide over `accepted`. The others need the tenant, the network or the
 * request; a given key set stands for the fetched documents.
 */
export const DECIDING: ReadonlySet<CheckId> = new Set<CheckId>([
  'shape',
  'type',
  'algorithm',
  'header',
  'key-id',
  'required-claims',
  'audience-count',
  'assertion-kind',
  'credentials',
  'issuer',
  'lifetime',
  'audience',
  'subject',
  'key',
  'signature',
  'validity',
])

/** Places that the logs leave open; each has a stated default. */
export const ORDER_UNCERTAIN: ReadonlyMap<CheckId, string> = new Map<CheckId, string>([
  ['client', 'Assumed after reading the assertion; no log decides.'],
  ['lifetime', 'Assumed after the issuer and before the audience (logs of 2023).'],
  ['audience', 'Assumed before the subject; no log with both wrong was found.'],
  ['entra-issued', 'Assumed after matching; secondhand for one of its errors only.'],
  ['validity', 'Assumed after keys and signature; no log with a second fault was found.'],
  ['scope', 'Assumed after the credentials; no log decides.'],
])
