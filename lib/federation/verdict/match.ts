import { EXCHANGE_AUDIENCES } from '../credential/audiences'
import type { Cloud, Credential } from '../credential/model'
import { evaluateExpression } from '../expression/evaluate'
import { expressionIssuer } from '../expression/issuers'
import type { CredentialIndex, IndexQuery } from './credential-index'
import { distanceTo } from './distance'
import { EXCHANGE_APP_ID, isEntraIssuer } from './known-issuers'
import type { CredentialField, NearestCredential } from './model'

export type Claims = Readonly<Record<string, unknown>>

/** How far the credentials follow the token: issuer, then audience among those, then subject. */
export interface CredentialMatch {
  /** The token's values as they are compared; absent where missing or no text. */
  readonly issuer?: string
  readonly audience?: string
  readonly subject?: string
  /** Every spelling that counts as the token's audience in a credential. */
  readonly acceptedAudiences: readonly string[]
  /** The first credential whose fields all match. */
  readonly matched?: Credential
  /** Whether any credential follows up to and including this field; undefined when there is none to ask. */
  readonly follows: Readonly<Record<CredentialField, boolean>>
  /** The nearest credential among those that followed up to the field before. */
  readonly compared: Readonly<Record<CredentialField, NearestCredential | undefined>>
  /** Fields of the nearest credential that differ; empty when one matches. */
  readonly mismatches: readonly CredentialField[]
  readonly nearest: readonly NearestCredential[]
}

const NEAREST_MAX = 5
const FIELDS: readonly CredentialField[] = ['issuer', 'audience', 'subject']
/** Parts of an expression's distance: an expression that nearly holds is near. */
const EXPRESSION_BASE = 0.1

/** Compares the claims of a token with all credentials of the index. Exact and case-sensitive. */
export function matchCredentials(
  claims: Claims,
  index: CredentialIndex,
  cloud: Cloud,
): CredentialMatch {
  const query = readQuery(claims, cloud)
  const sameIssuer = query.issuer === undefined ? [] : index.withIssuer(query.issuer)
  const sameAudience =
    query.issuer === undefined ? [] : index.withIssuerAndAudience(query.issuer, query.audiences)
  const places = matchingPlaces(claims, query, index)
  const first = places[0]
  const matched = first === undefined ? undefined : index.credentials[first]
  // Ranking near misses is the dear part: a token that matches needs none.
  const ranked =
    matched === undefined || first === undefined
      ? new Comparison(claims, query, index).rank(index.candidates(query))
      : [{ credential: matched, differs: [], distance: 0, index: first }]
  const without = (...fields: CredentialField[]) =>
    ranked.find(({ differs }) => !fields.some((field) => differs.includes(field)))
  const ofAll = ranked[0]
  const ofIssuer = sameIssuer.length > 0 ? without('issuer') : ofAll
  const ofAudience = sameAudience.length > 0 ? without('issuer', 'audience') : ofIssuer
  return {
    ...(query.issuer !== undefined && { issuer: query.issuer }),
    ...(query.audience !== undefined && { audience: query.audience }),
    ...(query.subject !== undefined && { subject: query.subject }),
    ...(matched && { matched }),
    acceptedAudiences: query.audiences,
    follows: {
      issuer: sameIssuer.length > 0,
      audience: sameAudience.length > 0,
      subject: matched !== undefined,
    },
    compared: { issuer: ofAll, audience: ofIssuer, subject: ofAudience },
    mismatches: ofAll?.differs ?? [],
    nearest: matched === undefined ? ranked.slice(0, NEAREST_MAX) : [],
  }
}

export interface MatchQuery extends IndexQuery {
  /** The audience as the token spells it. */
  readonly audience?: string
}

/** Reads the compared values; `audiences` holds every spelling that counts as the token's audience. */
export function readQuery(claims: Claims, cloud: Cloud): MatchQuery {
  const { iss, sub, aud } = claims
  const texts = (Array.isArray(aud) ? aud : [aud]).filter((value) => typeof value === 'string')
  // A space around the claim blocks the exchange whatever the credential says (considerations page).
  const issuer = typeof iss === 'string' && iss !== '' && iss === iss.trim() ? iss : undefined
  const [audience] = texts
  return {
    issuer,
    subject: typeof sub === 'string' && sub !== '' ? sub : undefined,
    audiences: texts.flatMap((text) => acceptedAudiences(text, issuer, cloud)),
    ...(audience !== undefined && { audience }),
  }
}

/** What a credential's audience may be for this audience of a token. */
function acceptedAudiences(
  audience: string,
  issuer: string | undefined,
  cloud: Cloud,
): readonly string[] {
  // Entra's own tokens name the exchange by its application id; the credential must hold the URI.
  const isAlias = audience === EXCHANGE_APP_ID && issuer !== undefined && isEntraIssuer(issuer)
  return isAlias ? [EXCHANGE_AUDIENCES[cloud]] : [audience]
}

/** Places of all credentials that match in full, in the order given. */
export function matchingPlaces(
  claims: Claims,
  query: IndexQuery,
  index: CredentialIndex,
): readonly number[] {
  const { issuer, subject } = query
  if (issuer === undefined) return []
  const wanted = new Set(query.audiences)
  const hasAudience = (place: number) =>
    index.credentials[place]?.audiences.some((audience) => wanted.has(audience)) === true
  const plain =
    subject === undefined ? [] : index.withIssuerAndSubject(issuer, subject).filter(hasAudience)
  const flexible = expressionIssuer(issuer)
    ? index.flexible(issuer).filter((place) => {
        const expression = index.expression(place)
        return (
          expression !== undefined &&
          hasAudience(place) &&
          evaluateExpression(expression, claims).holds
        )
      })
    : []
  return flexible.length === 0 ? plain : [...plain, ...flexible].sort((a, b) => a - b)
}

class Comparison {
  private readonly audiences: ReadonlySet<string>
  /** Distances to the token's values; undefined where the token has none. */
  private readonly toIssuer: ((issuer: string) => number) | undefined
  private readonly toAudience: ((audience: string) => number) | undefined
  private readonly toSubject: ((subject: string) => number) | undefined

  constructor(
    private readonly claims: Claims,
    private readonly query: MatchQuery,
    private readonly index: CredentialIndex,
  ) {
    const { audience, subject } = query
    const { iss } = claims
    this.audiences = new Set(query.audiences)
    this.toIssuer = typeof iss === 'string' ? distanceTo(iss) : undefined
    this.toAudience = audience === undefined ? undefined : distanceTo(audience)
    this.toSubject = subject === undefined ? undefined : distanceTo(subject, claims)
  }

  /** Fewest differing fields first, then least in structure, then the order given. */
  rank(places: readonly number[]): readonly NearestCredential[] {
    return places
      .flatMap((place) => {
        const credential = this.index.credentials[place]
        return credential === undefined ? [] : [this.compare(credential, place)]
      })
      .sort(
        (a, b) =>
          a.differs.length - b.differs.length || a.distance - b.distance || a.index - b.index,
      )
  }

  private compare(credential: Credential, place: number): NearestCredential {
    const distances: Readonly<Record<CredentialField, number>> = {
      issuer: this.issuerDistance(credential.issuer),
      audience: this.audienceDistance(credential),
      subject: this.subjectDistance(credential, place),
    }
    return {
      credential,
      differs: FIELDS.filter((field) => distances[field] > 0),
      distance: distances.issuer + distances.audience + distances.subject,
      index: place,
    }
  }

  private issuerDistance(issuer: string): number {
    if (issuer === this.query.issuer) return 0
    return this.toIssuer === undefined ? 1 : Math.max(this.toIssuer(issuer), 0.005)
  }

  private audienceDistance({ audiences }: Credential): number {
    if (audiences.some((audience) => this.audiences.has(audience))) return 0
    if (this.toAudience === undefined || audiences.length === 0) return 1
    return Math.max(0.005, Math.min(...audiences.map(this.toAudience)))
  }

  private subjectDistance(credential: Credential, place: number): number {
    if (credential.claimsMatchingExpression !== undefined) return this.expressionDistance(place)
    if (credential.subject === undefined || this.toSubject === undefined) return 1
    return this.toSubject(credential.subject)
  }

  private expressionDistance(place: number): number {
    const expression = this.index.expression(place)
    if (expression === undefined) return 1
    const { terms, holds } = evaluateExpression(expression, this.claims)
    const issuer = this.index.credentials[place]?.issuer ?? ''
    if (holds) return expressionIssuer(issuer) ? 0 : EXPRESSION_BASE
    const failed = terms.filter((term) => !term.holds).length
    return EXPRESSION_BASE + (1 - EXPRESSION_BASE) * (failed / terms.length)
  }
}
