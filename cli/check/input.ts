import { z } from 'zod'
import type { ClaimsMatchingExpression, Credential } from '@/lib/federation/credential/model'
import { fail, ok, type Problem, type Result } from '@/lib/federation/result'
import type { CheckInput } from '@/lib/federation/verdict/model'

const text = z.string({ error: 'must be a text' })
/** Any JSON object, kept as it is: a copy would lose members such as `__proto__`. */
const object = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  { error: 'must be an object' },
)

const credentialSchema = z
  .object(
    {
      issuer: text,
      subject: text.nullish(),
      claimsMatchingExpression: z
        .union(
          [
            text.transform((value) => ({ value, languageVersion: 1 })),
            z.object({ value: text, languageVersion: z.number().optional() }),
          ],
          { error: 'must be an object with a value' },
        )
        .nullish(),
      audiences: z.array(text, { error: 'must be a list of texts' }),
      name: text.nullish(),
      id: text.nullish(),
      description: text.nullish(),
    },
    { error: 'must be an object' },
  )
  .refine(
    ({ subject, claimsMatchingExpression }) =>
      (subject === undefined || subject === null) !==
      (claimsMatchingExpression === undefined || claimsMatchingExpression === null),
    { error: 'must have either a subject or a claimsMatchingExpression' },
  )

const caseSchema = z.object(
  {
    token: text.nullish(),
    claims: object.nullish(),
    header: object.nullish(),
    jwks: object.nullish(),
    now: text.nullish(),
    clientId: text.nullish(),
    clientName: text.nullish(),
    tenantId: text.nullish(),
    kind: z
      .enum(['application', 'managedIdentity', 'agentBlueprint'], {
        error: 'must be application, managedIdentity or agentBlueprint',
      })
      .nullish(),
    cloud: z
      .enum(['public', 'usgov', 'china'], { error: 'must be public, usgov or china' })
      .nullish(),
  },
  { error: 'must be an object' },
)

/** Reads the list of credentials of one case; keeps unknown members out. */
export function readCredentials(value: unknown): Result<readonly Credential[]> {
  if (value === undefined || value === null)
    return invalid('credentials', 'is missing', 'Give a list; an empty one means: no credential.')
  const parsed = z.array(credentialSchema, { error: 'must be a list' }).safeParse(value)
  return parsed.success ? ok(parsed.data.map(toCredential)) : refuse(parsed.error, ['credentials'])
}

/**
 * Reads one case without its credentials. `now` is the clock of the process.
 * The problem names the member that is wrong and never repeats its value: it may be a token.
 */
export function readCase(value: unknown, now: () => Date): Result<Omit<CheckInput, 'credentials'>> {
  const parsed = caseSchema.safeParse(value)
  if (!parsed.success) return refuse(parsed.error, [])
  const { token, claims, header, jwks, now: at, ...names } = withoutNull(parsed.data)
  if (token !== undefined && claims !== undefined)
    return fail({
      code: 'token-and-claims',
      title: 'Token and claims exclude each other.',
      detail: 'The case has both `token` and `claims`.',
      hint: 'Give the token alone, or the claims with an optional header.',
    })
  if (token === undefined && claims === undefined)
    return fail({
      code: 'token-or-claims-missing',
      title: 'There is nothing to check.',
      detail: 'The case has neither `token` nor `claims`.',
      hint: 'Give the token, or its claims.',
    })
  const time = at === undefined ? now() : readTime(at)
  if (time === undefined)
    return invalid('now', 'is no ISO time', 'Write for example 2026-09-01T12:00:00Z.')
  return ok({
    now: time,
    ...names,
    ...(token !== undefined && { token }),
    ...(claims !== undefined && { claims }),
    ...(header !== undefined && { header }),
    // A key set without keys is judged, as Entra would: it is no fault of the case.
    ...(jwks !== undefined && { jwks: jwks as unknown as NonNullable<CheckInput['jwks']> }),
  })
}

const ISO_TIME =
  /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/

/** Reads an ISO time; without a zone it is UTC. Undefined for any other text and for 30 February. */
function readTime(value: string): Date | undefined {
  const match = ISO_TIME.exec(value)
  if (!match) return undefined
  const [, day = '', zone] = match
  const time = new Date(value.includes('T') && zone === undefined ? `${value}Z` : value)
  const calendar = new Date(`${day}T00:00:00Z`)
  const isReal = !Number.isNaN(time.getTime()) && calendar.toISOString().startsWith(day)
  return isReal ? time : undefined
}

function toCredential(parsed: z.infer<typeof credentialSchema>): Credential {
  const { claimsMatchingExpression: expression, ...rest } = withoutNull(parsed)
  if (expression === undefined) return rest
  const { value, languageVersion = 1 } = expression
  const claimsMatchingExpression: ClaimsMatchingExpression = { value, languageVersion }
  return { ...rest, claimsMatchingExpression }
}

type WithoutNull<T> = { [K in keyof T]: Exclude<T[K], null | undefined> } extends infer U
  ? { [K in keyof U as undefined extends T[K & keyof T] ? never : K]: U[K] } & {
      [K in keyof U as undefined extends T[K & keyof T] ? K : never]?: U[K]
    }
  : never

/** Drops members that are null or undefined: Graph writes null for "not set". */
function withoutNull<T extends object>(value: T): WithoutNull<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== null && member !== undefined),
  ) as WithoutNull<T>
}

function refuse(
  error: z.ZodError,
  prefix: readonly PropertyKey[],
): { ok: false; problem: Problem } {
  const [issue] = error.issues
  const path = [...prefix, ...(issue?.path ?? [])]
  return invalid(pathText(path), issue?.message ?? 'cannot be read')
}

function invalid(path: string, message: string, hint?: string): { ok: false; problem: Problem } {
  return fail({
    code: 'input-invalid',
    title: 'The case cannot be read.',
    detail: path === '' ? `The case ${message}.` : `\`${path}\` ${message}.`,
    ...(hint !== undefined && { hint }),
  })
}

/** `credentials[3].issuer` */
function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((whole, part) => {
    if (typeof part === 'number') return `${whole}[${part}]`
    return whole === '' ? String(part) : `${whole}.${String(part)}`
  }, '')
}
