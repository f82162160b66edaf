import { describe, expect, it } from 'vitest'
import { entraAnswer, entraErrorBody, formatTicks } from './answer'
import { ANSWER_TEXTS } from './answer-texts'

const DOC = 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation'

describe('every row', () => {
  const rows = Object.entries(ANSWER_TEXTS).map(([code, row]) => ({ code: Number(code), row }))

  it.each(rows)('$code fills its placeholders and keeps the status rule', ({ code, row }) => {
    const names = [...(row.text ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
    const values = Object.fromEntries(names.map((name) => [name, `<${name}>`]))
    const answer = entraAnswer(code, values)
    const expected = (row.text ?? '').replace(/\{(\w+)\}/g, '<$1>')
    expect(answer.message).toBe(
      `AADSTS${code}: ${row.text ? expected : '(the text of this answer is not documented)'}`,
    )
    expect(answer.status).toBe(row.error === 'invalid_client' ? 401 : 400)
    expect(answer.textKnown).toBe(row.text !== undefined && !row.fragment)
    expect(row.source).not.toBe('')
  })

  // One line a row of the table whose whole body was seen: code, error, status, message.
  it.each([
    [
      700211,
      'invalid_client',
      401,
      { iss: 'I' },
      `No matching federated identity record found for presented assertion issuer 'I'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${DOC}`,
    ],
    [
      700212,
      'invalid_client',
      401,
      { aud: 'A' },
      `No matching federated identity record found for presented assertion audience 'A'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${DOC}`,
    ],
    [
      700213,
      'invalid_client',
      401,
      { sub: 'S' },
      `No matching federated identity record found for presented assertion subject 'S'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${DOC}`,
    ],
    [
      7002131,
      'invalid_client',
      401,
      { sub: 'S' },
      `No matching federated identity record found for presented assertion subject 'S' or no federated identity credential expression matched. Please check your federated identity credential Subject, Expression, Audience and Issuer against the presented assertion. ${DOC}`,
    ],
    [
      7002137,
      'invalid_client',
      401,
      { sub: 'S', expected: '/eid1/c/pub/t/{tenantId}/a/x' },
      "No matching federated identity record found for presented assertion subject 'S'. Please make sure the federated identity credential Subject is '/eid1/c/pub/t/{tenantId}/a/x'.",
    ],
    [
      7002138,
      'invalid_client',
      401,
      { sub: 'S' },
      `No matching federated identity record found for presented assertion subject 'S'. The subject matches with case-insensitive comparison, but not with case-sensitive comparison. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. See documentation at: ${DOC}. See breaking change notification and remediation at: https://learn.microsoft.com/en-us/entra/identity-platform/reference-breaking-changes#august-2024.`,
    ],
    [
      70025,
      'invalid_client',
      401,
      { appId: 'C', name: 'N' },
      "The client 'C'(N) has no configured federated identity credentials.",
    ],
    [
      7000272,
      'invalid_client',
      401,
      { id: '', iss: 'I' },
      "The certificate with identifier  used to sign the federated credential could not be found in the metadata of identity provider I. Please validate that your Identity Provider's metadata exposes the key used to sign the incoming token.",
    ],
    [
      70023,
      'invalid_client',
      401,
      { iat: 0, exp: 1643129773 },
      'External OIDC Provider token must have a lifetime of less than or equal to 1.01:00:00. Token issued at 0. Token expires on 1643129773.',
    ],
    [50027, 'invalid_request', 400, {}, 'JWT token is invalid or malformed.'],
    [
      5002727,
      'invalid_request',
      400,
      {},
      "Invalid JWT header type specified. Allowed types: 'JWT','http://openid.net/specs/jwt/1.0'",
    ],
    [
      5002738,
      'invalid_client',
      401,
      { alg: 'ES384', list: 'RS256' },
      "Invalid JWT token. 'ES384' is not a supported signature algorithm. Supported signing algorithms are: 'RS256'",
    ],
    [900612, 'invalid_request', 400, {}, 'Failed to parse provider signing keys.'],
    [
      700016,
      'unauthorized_client',
      400,
      { id: 'C', tenant: 'Contoso' },
      "Application with identifier 'C' was not found in the directory 'Contoso'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.",
    ],
    [
      1002012,
      'invalid_scope',
      400,
      { scope: 'User.Read' },
      'The provided value for scope User.Read is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
    ],
  ] as const)('%i', (code, error, status, values, text) => {
    expect(entraAnswer(code, values)).toMatchObject({
      code,
      error,
      status,
      message: `AADSTS${code}: ${text}`,
    })
  })
})

it('says nothing where no text is known', () => {
  expect(entraAnswer(700223)).toMatchObject({
    message: 'AADSTS700223: (the text of this answer is not documented)',
    textKnown: false,
  })
  expect(entraAnswer(123456789)).toMatchObject({
    message: 'AADSTS123456789: (the text of this answer is not documented)',
    textKnown: false,
  })
})

it('leaves an unknown value visible', () => {
  expect(entraAnswer(70025, { appId: 'C' }).message).toContain("'C'({name})")
})

it('writes the body in the order and spelling of real ones', () => {
  const body = entraErrorBody(entraAnswer(700211, { iss: 'https://trevorbox.example/x/' }), {
    timestamp: new Date('2025-07-01T23:32:51.400Z'),
    traceId: 'fc970b68-0efa-4ed4-81b6-3ebf53a91c00',
    correlationId: 'de80f394-3b7e-4ede-bcc6-4bb0453cf78f',
  })
  expect(JSON.stringify(body)).toBe(
    `{"error":"invalid_client","error_description":"AADSTS700211: No matching federated identity record found for presented assertion issuer 'https://trevorbox.example/x/'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${DOC} Trace ID: fc970b68-0efa-4ed4-81b6-3ebf53a91c00 Correlation ID: de80f394-3b7e-4ede-bcc6-4bb0453cf78f Timestamp: 2025-07-01 23:32:51Z","error_codes":[700211],"timestamp":"2025-07-01 23:32:51Z","trace_id":"fc970b68-0efa-4ed4-81b6-3ebf53a91c00","correlation_id":"de80f394-3b7e-4ede-bcc6-4bb0453cf78f","error_uri":"https://login.microsoftonline.com/error?code=700211"}`,
  )
})

it('leaves error_uri out where real bodies lack it', () => {
  const options = { timestamp: new Date(0), traceId: 't', correlationId: 'c' }
  for (const code of [501661, 50166, 90061, 900612, 5002727])
    expect(entraErrorBody(entraAnswer(code), options)).not.toHaveProperty('error_uri')
})

it('puts Conditional Access details last', () => {
  const body = entraErrorBody(entraAnswer(53003), {
    timestamp: new Date(0),
    traceId: 't',
    correlationId: 'c',
    host: 'login.microsoftonline.us',
    suberror: 'message_only',
    claims: '{}',
  })
  expect(Object.keys(body).slice(-3)).toEqual(['error_uri', 'suberror', 'claims'])
  expect(body.error_uri).toBe('https://login.microsoftonline.us/error?code=53003')
})

it('formats times with seven decimals', () => {
  expect(formatTicks(0)).toBe('1970-01-01T00:00:00.0000000Z')
  expect(formatTicks(1643129773.25)).toBe('2022-01-25T16:56:13.2500000Z')
})
