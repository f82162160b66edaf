import type { Credential } from '@/lib/federation/credential/model'
import { seeded } from './random'

const AUDIENCE = 'api://AzureADTokenExchange'
const GITHUB = 'https://token.actions.githubusercontent.com'

const WORDS =
  'payments orders web api infra data search billing mail auth edge media ledger risk'.split(' ')
const PLACES = ['environment:prod', 'environment:test', 'ref:refs/heads/main', 'pull_request']

type Claims = Readonly<Record<string, string>>

/** Values that a token would carry to match one credential. */
export interface Trust {
  readonly credential: Credential
  readonly claims: Claims
}

function maker(seed: number) {
  const next = seeded(seed)
  const whole = (below: number) => Math.floor(next() * below)
  const pick = <T>(list: readonly [T, ...T[]] | readonly T[]): T => list[whole(list.length)] as T
  const hex = (length: number) => Array.from({ length }, () => whole(16).toString(16)).join('')
  const guid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`
  const name = () => `${pick(WORDS)}-${pick(WORDS)}-${whole(400)}`
  return { next, whole, pick, guid, name }
}

/**
 * A tenant of `size` made-up credentials as large ones look: 55 % GitHub repositories of eight owners,
 * 25 % service accounts of AKS clusters, 8 % issuers of one's own in blob storage, 12 % GitLab
 * projects; every fiftieth has another audience, every hundredth an expression. The same seed gives
 * the same tenant.
 */
export function syntheticTenant(size: number, seed = 20260701): readonly Trust[] {
  const { next, whole, pick, guid, name } = maker(seed)
  const owners = Array.from({ length: 8 }, (_, at) => `contoso-${WORDS[at] ?? at}`)
  const clusters = Array.from(
    { length: Math.max(5, Math.floor(size / 250)) },
    () => `https://westeurope.oic.prod-aks.azure.com/${guid()}/${guid()}/`,
  )
  const accounts = Array.from(
    { length: Math.max(3, Math.floor(size / 500)) },
    (_, at) => `https://oidc${at}${WORDS[at % WORDS.length]}.blob.core.windows.net/issuer-${at}`,
  )
  const kinds = (): { iss: string; sub: string } => {
    const share = next()
    if (share < 0.55) return { iss: GITHUB, sub: `repo:${pick(owners)}/${name()}:${pick(PLACES)}` }
    if (share < 0.8)
      return {
        iss: pick(clusters),
        sub: `system:serviceaccount:${pick(WORDS)}-${whole(60)}:${name()}`,
      }
    if (share < 0.88)
      return { iss: pick(accounts), sub: `system:serviceaccount:${name()}:${pick(WORDS)}` }
    return {
      iss: 'https://gitlab.com',
      sub: `project_path:${pick(owners)}/${name()}:ref_type:branch:ref:main`,
    }
  }
  return Array.from({ length: size }, (_, at) => {
    const { iss, sub } = kinds()
    const aud = at % 50 === 7 ? `api://${guid()}` : AUDIENCE
    const expression = at % 100 === 13 && iss === GITHUB
    const credential: Credential = {
      id: guid(),
      name: `fic-${at}`,
      issuer: iss,
      audiences: [aud],
      ...(expression
        ? {
            claimsMatchingExpression: {
              value: `claims['sub'] matches '${sub.replace(/:[^:]*$/, ':*')}'`,
              languageVersion: 1,
            },
          }
        : { subject: sub }),
    }
    return { credential, claims: { iss, sub, aud } }
  })
}

/** How a workload's token differs from what the tenant trusts, most frequent in logs first. */
export const MISSES: Readonly<Record<string, (claims: Claims, next: () => number) => Claims>> = {
  'another context': (claims) => ({
    ...claims,
    sub: `${claims.sub?.replace(/:[^:]*$/, '')}:environment:staging`,
  }),
  'letter case': (claims) => ({ ...claims, sub: claims.sub?.toUpperCase() ?? '' }),
  'one letter': (claims, next) => {
    const sub = claims.sub ?? ''
    const at = Math.floor(sub.length * (0.4 + 0.4 * next()))
    return { ...claims, sub: `${sub.slice(0, at)}x${sub.slice(at + 1)}` }
  },
  'issuer with a slash': (claims) => ({ ...claims, iss: `${claims.iss}/` }),
  'another issuer': (claims) => ({
    ...claims,
    iss: 'https://westeurope.oic.prod-aks.azure.com/0/0/',
  }),
  'another audience': (claims) => ({ ...claims, aud: 'api://AzureADTokenExchangeChina' }),
  'nothing alike': (claims, next) => ({
    iss: `https://unknown-${next()}.example`,
    sub: `job-${next()}`,
    aud: claims.aud ?? '',
  }),
}
