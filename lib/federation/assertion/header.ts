import type { Check } from '../verdict/model'
import { HMAC_HASHES, RSA_ALGORITHMS } from './algorithms'
import { isHostileKeyId, keyIdOf } from './key-id'
import { failed, notChecked, passed, shown, warned } from './make-check'
import type { JsonObject } from './model'

const TYPE_TITLE = 'Token type is JWT'
const ALGORITHM_TITLE = 'Algorithm is RS256'
const HEADER_TITLE = 'Header parameters are ones Entra takes'
const KEY_ID_TITLE = 'The header names its key'

/** Text of AADSTS5002727. */
const ALLOWED_TYPES = ['JWT', 'http://openid.net/specs/jwt/1.0']

/**
 * Parameters in the text of AADSTS5002726 (list of 2023, cloudfoundry/uaa#2109), and `x5t#S256`,
 * which Microsoft's own libraries send (inferred).
 */
const SUPPORTED_PARAMETERS: ReadonlySet<string> = new Set([
  'alg',
  'typ',
  'x5t',
  'x5t#S256',
  'x5c',
  'kid',
  'use',
  'enc',
  'ctx',
  'nonce',
  'rh',
  'kdf_ver',
])

function typeCheck({ typ }: JsonObject): Check {
  if (typ === undefined) {
    return passed('type', TYPE_TITLE, {
      field: 'typ',
      reason: 'The header has no typ; that is fine, Kubernetes tokens have none.',
    })
  }
  const facts = { field: 'typ', expected: 'JWT', actual: shown(typ) }
  if (typeof typ === 'string' && ALLOWED_TYPES.includes(typ)) {
    return passed('type', TYPE_TITLE, { field: 'typ', actual: typ })
  }
  if (typeof typ === 'string' && typ.toUpperCase() === 'JWT') {
    return warned('type', TYPE_TITLE, {
      ...facts,
      class: 'typ',
      reason: 'typ is JWT in other letter case. Whether Entra takes it is not documented.',
    })
  }
  return failed('type', TYPE_TITLE, {
    ...facts,
    code: 5002727,
    class: 'typ',
    reason:
      'Entra takes no typ, JWT, or http://openid.net/specs/jwt/1.0. Let the issuer write JWT.',
  })
}

function algorithmFails(alg: unknown, defectClass: string, reason: string): Check {
  return failed('algorithm', ALGORITHM_TITLE, {
    field: 'alg',
    expected: 'RS256',
    ...(alg === undefined ? {} : { actual: shown(alg) }),
    code: 5002738,
    class: defectClass,
    reason,
  })
}

function algorithmCheck({ alg }: JsonObject): Check {
  if (alg === undefined || alg === null || alg === '') {
    return algorithmFails(alg, 'alg-missing', 'The header names no algorithm. Entra takes RS256.')
  }
  if (typeof alg !== 'string') {
    return algorithmFails(alg, 'alg-unsupported', 'alg must be the text RS256.')
  }
  if (alg.trim().toLowerCase() === 'none') {
    return algorithmFails(alg, 'alg-none', 'The token is not signed: anyone could have written it.')
  }
  if (HMAC_HASHES.has(alg)) {
    return algorithmFails(
      alg,
      'alg-symmetric',
      'The token is signed with a shared secret. Let the issuer sign with RS256.',
    )
  }
  const known = RSA_ALGORITHMS.get(alg)
  if (known === undefined) {
    return algorithmFails(alg, 'alg-unsupported', 'Entra takes RS256. Let the issuer sign with it.')
  }
  if (known.documented) return passed('algorithm', ALGORITHM_TITLE, { field: 'alg', actual: alg })
  return warned('algorithm', ALGORITHM_TITLE, {
    field: 'alg',
    expected: 'RS256',
    actual: alg,
    class: 'alg-unsupported',
    reason: `Entra documents RS256 only; ${alg} is said to be accepted too. The outcome cannot be known here.`,
  })
}

interface ParameterRule {
  readonly class?: string
  readonly applies: (name: string, value: unknown) => boolean
  readonly reason: string
}

/** Parameters outside Entra's list, by what they try. The last rule takes all others. */
const PARAMETER_RULES: readonly ParameterRule[] = [
  {
    class: 'crit',
    applies: (name) => name === 'crit' || name === 'b64',
    reason:
      'The token demands that its reader understands extensions. Entra refuses the parameter.',
  },
  {
    class: 'embedded-key',
    applies: (name) => name === 'jwk',
    reason: 'The token brings its own key. It is never used: anyone could bring one.',
  },
  {
    class: 'remote-key',
    applies: (name) => name === 'jku' || name === 'x5u',
    reason: 'The token says where to fetch its key. Nothing is fetched from there.',
  },
  {
    class: 'zip',
    applies: (name) => name === 'zip',
    reason: 'Compression belongs to encrypted tokens only.',
  },
  {
    class: 'nested',
    applies: (name, value) => name === 'cty' && /jwt/i.test(String(value)),
    reason: 'The header says that the payload is another token.',
  },
  {
    applies: () => true,
    reason: 'Entra takes a short list of header parameters only. Let the issuer drop this one.',
  },
]

function parameterChecks(header: JsonObject): readonly Check[] {
  const demanded: readonly unknown[] = Array.isArray(header.crit) ? header.crit : []
  const names = Object.keys(header).filter(
    (name) => !SUPPORTED_PARAMETERS.has(name) && !demanded.includes(name),
  )
  const checks: Check[] = []
  const used = new Set<ParameterRule>()
  for (const name of names) {
    const rule = PARAMETER_RULES.find(({ applies }) => applies(name, header[name]))
    if (rule === undefined || used.has(rule)) continue
    used.add(rule)
    checks.push(
      failed('header', HEADER_TITLE, {
        field: name,
        actual: shown(header[name]),
        code: 5002726,
        ...(rule.class === undefined ? {} : { class: rule.class }),
        reason: rule.reason,
      }),
    )
  }
  if (header.x5c !== undefined) {
    checks.push(
      warned('header', HEADER_TITLE, {
        field: 'x5c',
        class: 'embedded-key',
        reason:
          'The token brings its certificate. Entra knows the parameter; how it treats it here is not documented.',
      }),
    )
  }
  return checks.length > 0 ? checks : [passed('header', HEADER_TITLE)]
}

/** A kid that is no text fails a rule of our own: no code is documented for it. */
function keyIdChecks(header: JsonObject): readonly Check[] {
  const { kid } = header
  if (kid === undefined || typeof kid === 'string') return [keyIdCheck(header)]
  const invalid = failed('kid-invalid', 'The key id is a text', {
    field: 'kid',
    actual: shown(kid),
    class: 'kid-invalid',
    reason: 'kid must be a text.',
  })
  return [notChecked('key-id', KEY_ID_TITLE, 'The key id cannot be read.'), invalid]
}

function keyIdCheck(header: JsonObject): Check {
  const keyId = keyIdOf(header)
  if (keyId === undefined) {
    return failed('key-id', KEY_ID_TITLE, {
      field: 'kid',
      code: 5002723,
      class: 'kid-missing',
      reason: 'Without kid, x5t or x5t#S256 Entra cannot tell which key signed the token.',
    })
  }
  const facts = { field: keyId.parameter, actual: shown(keyId.value) }
  if (isHostileKeyId(keyId.value)) {
    return warned('key-id', KEY_ID_TITLE, {
      ...facts,
      class: 'kid-hostile',
      reason:
        'The key id looks like a path, query, command, address or built-in name. It is looked up as plain text only.',
    })
  }
  return passed('key-id', KEY_ID_TITLE, facts)
}

/**
 * Judges a token's header by Entra's rules, in Entra's order: `type` (AADSTS5002727), `algorithm`
 * (5002738), `header` (5002726), `key-id` (5002723). Every check appears, also when it passes;
 * `header` once for each kind of refused parameter. Sources: texts of those errors, and
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
 *
 * A hostile key id only warns here: it fails the `key` check when the key set lacks it.
 */
export function judgeHeader(header: JsonObject): readonly Check[] {
  return [
    typeCheck(header),
    algorithmCheck(header),
    ...parameterChecks(header),
    ...keyIdChecks(header),
  ]
}
