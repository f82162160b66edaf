import { describe, expect, it } from 'vitest'
import type { ProbeReport } from '@/lib/federation/issuer/model'
import { probeIssuer, reportForCaller } from './probe'
import { sandboxInternet } from './sandbox-internet'

const ISSUER = 'https://oidc.contoso.com/x'
const MARKER = 'mArKeR-4711'

/** A generator with a fixed seed, so that a failure can be repeated. */
function randomFrom(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % limit
  }
}

const JSON_TYPE = { 'content-type': 'application/json' }

/** Bodies that carry the marker where nothing is parsed. */
const HIDDEN: readonly ((random: (limit: number) => number) => string)[] = [
  (random) => `<html>${'x'.repeat(random(500))}${MARKER}</html>`,
  (random) => `${' '.repeat(random(50))}{"issuer":"${ISSUER}","note":"${MARKER}"}`,
  (random) => `{"issuer":"${ISSUER}","a":${'['.repeat(random(20))}"${MARKER}"`,
  () => `{"issuer":"${ISSUER}","jwks_uri":"${ISSUER}/jwks","x_${MARKER}":{"${MARKER}":1}}`,
  () => `{"issuer":"${ISSUER}","jwks_uri":"${ISSUER}/jwks"}${MARKER}`,
  () => JSON.stringify([MARKER]),
  () => JSON.stringify(MARKER),
  (random) => Array.from({ length: random(400) }, () => random(10)).join('') + MARKER,
]

const KEYS: readonly string[] = [
  JSON.stringify({ keys: [{ kty: 'RSA', kid: 'a', n: 'AQAB', e: 'AQAB', note: MARKER }] }),
  JSON.stringify({ keys: [{ kty: 'RSA', kid: 'a', n: 'AQAB', e: 'AQAB', d: MARKER }] }),
  JSON.stringify({ keys: [{ kty: 'oct', k: MARKER }] }),
  JSON.stringify({ keys: [{ kty: 'RSA', x5c: [MARKER] }], more: MARKER }),
  `${MARKER}`,
]

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

async function reportOf(
  body: string,
  keys: string,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Promise<ProbeReport> {
  const internet = sandboxInternet(async ({ url }) =>
    url.endsWith('/jwks')
      ? new Response(keys, { headers: JSON_TYPE })
      : new Response(body, { status, headers: { ...JSON_TYPE, ...headers } }),
  )
  return reportForCaller(await probeIssuer(ISSUER, internet))
}

describe('S14: nothing raw in the answer', () => {
  it('1,000 bodies: what is not parsed never comes back', async () => {
    const random = randomFrom(7)
    const leaks: string[] = []
    for (let round = 0; round < 1_000; round++) {
      const body = HIDDEN[random(HIDDEN.length)]?.(random) ?? ''
      const keys = KEYS[random(KEYS.length)] ?? ''
      const status = [200, 200, 200, 404, 500][random(5)] ?? 200
      const headers = { 'x-note': MARKER, 'set-cookie': MARKER, 'www-authenticate': MARKER }
      const report = await reportOf(body, keys, { status, headers })
      if (JSON.stringify(report).includes(MARKER)) leaks.push(`${status} ${body} ${keys}`)
    }
    expect(leaks).toEqual([])
  })

  it('what is parsed comes back cut', async () => {
    const long = MARKER + 'y'.repeat(5_000)
    const document = {
      issuer: long,
      jwks_uri: `${ISSUER}/jwks`,
      id_token_signing_alg_values_supported: [long, ...Array.from({ length: 100 }, () => 'RS256')],
      subject_types_supported: [long],
      response_types_supported: [long, 5, null],
    }
    const n = 'A'.repeat(1_400)
    const keys = {
      keys: [
        { kty: long, kid: long, alg: long, use: long },
        { kty: 'RSA', kid: 'b', n: `${n}A`, e: 'AQAB' },
      ],
    }
    const report = await reportOf(JSON.stringify(document), JSON.stringify(keys), {
      headers: { 'content-type': long, location: long },
    })
    const { discovery, keys: cards, findings, ...rest } = report
    expect(discovery?.issuer).toHaveLength(600)
    expect(discovery?.algorithms).toHaveLength(20)
    for (const text of textsOf(discovery)) expect(text.length).toBeLessThanOrEqual(600)
    for (const text of textsOf(cards)) expect(text.length).toBeLessThanOrEqual(1_400)
    for (const { kid = '', alg = '', use = '', kty } of cards) {
      for (const text of [kid, alg, use, kty]) expect(text.length).toBeLessThanOrEqual(200)
    }
    for (const text of textsOf(rest)) expect(text.length).toBeLessThanOrEqual(600)
    // A message names up to three sightings, each with parts that are cut.
    for (const { message } of findings) expect(message.length).toBeLessThanOrEqual(1_500)
  })
})
