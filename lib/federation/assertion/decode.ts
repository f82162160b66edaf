import type { Check, Warning } from '../verdict/model'
import { BASE64URL_DEFECTS, decodeBase64url } from './base64url'
import { findDisplayHazard } from './display'
import { describeUnshaped, recogniseForeign } from './foreign'
import { isJsonObject, type JsonDocument, parseStrictJson } from './json'
import { failed, notChecked, passed, warned } from './make-check'
import type { DecodedAssertion, ForeignMaterial, JsonObject } from './model'
import { unwrap } from './wrapper'

/** Longest text that is read at all, in UTF-16 units. */
export const MAX_ASSERTION_LENGTH = 64 * 1024

/** Entra: "JWT token is invalid or malformed." */
const MALFORMED = 50027
const SHAPE_TITLE = 'The assertion is a signed JWT'

type PartName = 'header' | 'payload'
interface Part {
  readonly value?: JsonObject
  readonly document?: JsonDocument
  /** The first defect; it decides over the whole assertion. */
  readonly defect?: Check
}

function shapeFails(defectClass: string, reason: string, field?: string): Check {
  const facts = { code: MALFORMED, class: defectClass, reason }
  return failed('shape', SHAPE_TITLE, field === undefined ? facts : { ...facts, field })
}

function base64Fails(text: string, field: string): Check | undefined {
  const result = decodeBase64url(text)
  if (result.ok) return undefined
  return shapeFails(
    'base64',
    `The ${field} is not base64url: ${BASE64URL_DEFECTS[result.defect]} (position ${result.at + 1}).`,
    field,
  )
}

function looksLikeToken(text: string): boolean {
  return /^"?eyJ[\w-]+\.[\w-]*\.[\w.-]*"?$/.test(text)
}

function readPart(encoded: string, name: PartName): Part {
  const bytes = decodeBase64url(encoded)
  if (!bytes.ok) return {}
  let text: string
  try {
    // ignoreBOM keeps a byte order mark in the text, where JSON does not allow it.
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.bytes)
  } catch {
    return { defect: shapeFails('json', `The ${name} is not valid UTF-8.`, name) }
  }
  if (looksLikeToken(text)) {
    return { defect: shapeFails('nested', `The ${name} is itself a token, not JSON.`, name) }
  }
  const document = parseStrictJson(text)
  if (!document.ok) {
    if (document.defect === 'syntax') {
      return {
        defect: shapeFails('json', `The ${name} is not JSON (character ${document.at + 1}).`, name),
      }
    }
    const many = document.defect === 'depth' ? 'is nested too deeply' : 'has too many members'
    return {
      defect: failed('size', 'Size within bounds', {
        class: 'size',
        field: name,
        reason: `The ${name} ${many}; it was not read further.`,
      }),
    }
  }
  if (!isJsonObject(document.value)) {
    return { defect: shapeFails('json', `The ${name} is JSON but not one object.`, name) }
  }
  return { value: document.value, document }
}

function duplicateCheck(name: PartName, document: JsonDocument): readonly Check[] {
  const [first] = document.duplicates
  if (first === undefined) return []
  return [
    failed('duplicate-member', 'Every name stands once', {
      class: 'duplicate-member',
      field: first,
      reason: `A name stands twice in the ${name}. Readers disagree on which value counts, so the token is refused.`,
    }),
  ]
}

function oddities(documents: readonly JsonDocument[], claims: JsonObject | undefined): Check[] {
  const checks: Check[] = []
  if (documents.some(({ loneSurrogates }) => loneSurrogates)) {
    checks.push(
      warned('json', 'Text is well-formed Unicode', {
        class: 'json',
        reason:
          'A text holds half of a character (a lone surrogate). Other readers may see another text.',
      }),
    )
  }
  const prototypeName = documents.flatMap(({ prototypeNames }) => prototypeNames)[0]
  if (prototypeName !== undefined) {
    checks.push(
      warned('prototype', 'Names are plain', {
        class: 'prototype',
        field: prototypeName,
        reason: `A member is named ${prototypeName}. It is shown as text and has no effect here.`,
      }),
    )
  }
  const hazard = claims === undefined ? undefined : findDisplayHazard(claims)
  if (hazard !== undefined) {
    checks.push(
      warned('display', 'Claims can be shown as they are', {
        class: 'display',
        field: hazard,
        reason:
          'A claim holds control, bidirectional, invisible or markup characters. They are shown escaped.',
      }),
    )
  }
  return checks
}

function wrapperChecks(wrappers: readonly string[]): readonly Check[] {
  if (wrappers.length === 0) return []
  return [
    warned('wrapper', 'Nothing surrounds the token', {
      class: 'wrapper',
      actual: wrappers.join(', '),
      reason:
        'Something around the token was taken off before reading. Entra would refuse it as sent that way.',
    }),
  ]
}

function finish(
  checks: readonly Check[],
  rest: Omit<DecodedAssertion, 'checks' | 'warnings' | 'wrappers'> & {
    readonly wrappers?: readonly string[]
  } = {},
): DecodedAssertion {
  const warnings = checks.flatMap((check): readonly Warning[] =>
    check.outcome === 'warn' && check.class !== undefined
      ? [{ class: check.class, message: check.reason ?? check.title }]
      : [],
  )
  return { wrappers: [], ...rest, checks, warnings }
}

function refuseForeign(foreign: ForeignMaterial): DecodedAssertion {
  return finish(
    [
      notChecked('shape', SHAPE_TITLE, 'The text is no assertion.'),
      failed('not-a-token', 'The text is an assertion', {
        class: 'not-a-token',
        reason: `This is ${foreign.label}, not an assertion. ${foreign.advice}`,
      }),
    ],
    { foreign },
  )
}

function refuseUnshaped(text: string): DecodedAssertion {
  const foreign = describeUnshaped(text)
  const reason = `This is ${foreign.label}: a signed JWT has three parts with dots between. ${foreign.advice}`
  return finish([shapeFails('structure', reason)], { foreign })
}

function refuseEncrypted(): DecodedAssertion {
  const advice = 'Let the issuer send a signed token; Entra cannot read an encrypted one.'
  const foreign = {
    kind: 'encrypted-token',
    label: 'an encrypted token (JWE)',
    secret: true,
    advice,
  }
  const reason = `Five parts: this is ${foreign.label}. ${advice}`
  return finish([shapeFails('encrypted-token', reason)], { foreign })
}

/** RFC 7519 section 6: a token with `alg` none has an empty third part; its defect is the algorithm. */
function isUnsecured(header: JsonObject | undefined): boolean {
  return typeof header?.alg === 'string' && header.alg.trim().toLowerCase() === 'none'
}

function readThreeParts(
  [header64, payload64, signature64]: readonly [string, string, string],
  wrappers: readonly string[],
): DecodedAssertion {
  const header = readPart(header64, 'header')
  const payload = readPart(payload64, 'payload')
  const signature = decodeBase64url(signature64)
  const unsigned = signature64 === '' && !isUnsecured(header.value)
  const defect =
    base64Fails(header64, 'header') ??
    base64Fails(payload64, 'payload') ??
    base64Fails(signature64, 'signature') ??
    header.defect ??
    payload.defect ??
    (unsigned
      ? shapeFails('signature-missing', 'The third part, the signature, is empty.')
      : undefined)
  const documents = [header.document, payload.document].filter((document) => document !== undefined)
  const checks = [
    defect?.id === 'size'
      ? notChecked('shape', SHAPE_TITLE, 'Reading stopped at a bound.')
      : undefined,
    defect ?? passed('shape', SHAPE_TITLE),
    ...(header.document ? duplicateCheck('header', header.document) : []),
    ...(payload.document ? duplicateCheck('payload', payload.document) : []),
    ...oddities(documents, payload.value),
    ...wrapperChecks(wrappers),
  ].filter((check) => check !== undefined)
  const signingInput = `${header64}.${payload64}`
  return finish(checks, {
    ...(header.value === undefined ? {} : { header: header.value }),
    ...(payload.value === undefined ? {} : { claims: payload.value }),
    ...(defect === undefined && signature.ok
      ? { signingInput, signature: signature.bytes, compact: `${signingInput}.${signature64}` }
      : {}),
    wrappers,
  })
}

/**
 * Reads a pasted text as an assertion, strictly, in linear time; never throws.
 *
 * Gives the checks of reading alone: `shape` (classes structure, signature-missing,
 * encrypted-token, base64, json, nested; AADSTS50027) and our own rules `size`, `not-a-token`,
 * `duplicate-member`, `json` (lone surrogates), `prototype`, `display`, `wrapper`, each with the
 * class as id. Header and claim rules are judged by `judgeHeader` and `judgeClaims`. At most one
 * check of the form fails: later ones would follow from it. What is no token is named in `foreign`
 * and never echoed. Header and claims are given whenever they could be read, also of a refused
 * token; `signingInput`, `signature` and `compact` only of a well-formed one.
 */
export function decodeAssertion(text: string): DecodedAssertion {
  if (text.length > MAX_ASSERTION_LENGTH) {
    return finish([
      notChecked('shape', SHAPE_TITLE, 'The text was not read.'),
      failed('size', 'Size within bounds', {
        class: 'size',
        expected: `at most ${MAX_ASSERTION_LENGTH} characters`,
        actual: `${text.length} characters`,
        reason: 'The text is larger than 64 KiB and was not read.',
      }),
    ])
  }
  const unwrapped = unwrap(text)
  const foreign = recogniseForeign(text.trim()) ?? recogniseForeign(unwrapped.text)
  if (foreign !== undefined) return refuseForeign(foreign)
  const parts = unwrapped.text.split('.')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  const hasControls = /[\u0000-\u001f\u007f]/.test(unwrapped.text)
  if (/^[\w-]+(?:\.[\w-]*){4}$/.test(unwrapped.text)) return refuseEncrypted()
  const [header, payload, signature] = parts
  // JSON, addresses and sentences may have two dots by chance.
  const isPlainlyOther = /^[{[]|^https?:|AADSTS\d/.test(unwrapped.text)
  if (
    isPlainlyOther ||
    parts.length !== 3 ||
    hasControls ||
    !header ||
    !payload ||
    signature === undefined
  ) {
    return refuseUnshaped(unwrapped.text)
  }
  return readThreeParts([header, payload, signature], unwrapped.wrappers)
}
