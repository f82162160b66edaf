import { failed, notChecked, passed } from '../../assertion/make-check'
import { CHECK_TEXTS } from '../check-texts'
import type { Rule, VerdictContext } from '../context'
import {
  cloudOfAudience,
  EXCHANGE_APP_ID,
  entraIssuerTenant,
  isEntraIssuer,
  issuerHost,
} from '../known-issuers'

interface Refusal {
  readonly code: number
  readonly field: string
  readonly applies: (token: EntraToken, context: VerdictContext) => boolean
  readonly reason: string
}

interface EntraToken {
  readonly issuer: string
  readonly claims: Readonly<Record<string, unknown>>
  readonly audience: string | undefined
}

/**
 * Why Entra refuses a token of its own, in an order that no log decides. Allowed are a managed
 * identity's token for an application of the same tenant, and `/eid1/` subjects (Azure DevOps,
 * agents). Source: learn.microsoft.com, workload-identity-federation-config-app-trust-managed-identity;
 * the codes' evidence stands in aadsts/answer-texts.ts.
 */
const REFUSALS: readonly Refusal[] = [
  {
    code: 700229,
    field: 'idtyp',
    applies: ({ claims }) => claims.idtyp === 'user' || typeof claims.scp === 'string',
    reason: "This is a user's token; only tokens of a managed identity may serve as assertion.",
  },
  {
    code: 700231,
    field: 'xms_ficinfo',
    applies: ({ claims }) => claims.xms_ficinfo !== undefined,
    reason:
      'The token was itself got through a federated credential; such tokens cannot be chained.',
  },
  {
    code: 700222,
    field: 'iss',
    applies: (_, { kind }) => kind === 'managedIdentity',
    reason:
      'A managed identity cannot trust tokens of Entra; federate it with the outside issuer directly.',
  },
  {
    code: 700236,
    field: 'iss',
    applies: ({ issuer }, { input }) => {
      const tenant = entraIssuerTenant(issuer)
      return (
        input.tenantId !== undefined &&
        tenant !== undefined &&
        tenant.toLowerCase() !== input.tenantId.toLowerCase()
      )
    },
    reason: 'The managed identity lives in another tenant than the application.',
  },
  {
    code: 700227,
    field: 'iss',
    applies: ({ issuer, audience }) =>
      issuerHost(issuer) === 'sts.windows.net' ||
      (audience !== undefined &&
        audience !== EXCHANGE_APP_ID &&
        cloudOfAudience(audience) === undefined),
    reason:
      'The token must come from the v2 issuer and be requested for api://AzureADTokenExchange.',
  },
  {
    code: 700226,
    field: 'xms_mirid',
    applies: ({ claims }) =>
      claims.xms_mirid === undefined &&
      ['idtyp', 'appid', 'azp', 'appidacr', 'azpacr'].some((name) => claims[name] !== undefined),
    reason:
      "The token belongs to an application; only a managed identity's token may serve as assertion.",
  },
]

export const entraIssuedRule: Rule = {
  id: 'entra-issued',
  judge: (context) => {
    const { title } = CHECK_TEXTS['entra-issued']
    const { claims, match } = context
    if (claims === undefined || match?.issuer === undefined || !isEntraIssuer(match.issuer))
      return []
    const token = { issuer: match.issuer, claims, audience: match.audience }
    if (match.subject?.startsWith('/eid1/'))
      return [
        passed('entra-issued', title, {
          field: 'sub',
          reason: "Subjects that start with /eid1/ are Entra's own form for services and agents.",
        }),
      ]
    const refusal = REFUSALS.find((candidate) => candidate.applies(token, context))
    if (refusal)
      return [
        failed('entra-issued', title, {
          field: refusal.field,
          code: refusal.code,
          reason: refusal.reason,
        }),
      ]
    if (claims.xms_mirid === undefined)
      return [
        notChecked(
          'entra-issued',
          title,
          'The claims do not say whether a managed identity asked for the token (xms_mirid).',
          { field: 'xms_mirid' },
        ),
      ]
    return [
      passed('entra-issued', title, {
        field: 'xms_mirid',
        reason:
          "A managed identity's token for the exchange; it must live in the application's tenant.",
      }),
    ]
  },
}
