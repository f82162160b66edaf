/** Pasted texts and what `fedcred explain` must read from them. Ids and times are those of the documented bodies. */
export interface ExplainCase {
  readonly name: string
  readonly text: string
  readonly codes: readonly number[]
  readonly field?: string | null
  readonly extracted?: Readonly<Record<string, string>>
}

const LINK = 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation'
const TRACE = 'fc970b68-0efa-4ed4-81b6-3ebf53a91c00'
const CORRELATION = 'de80f394-3b7e-4ede-bcc6-4bb0453cf78f'
const TIME = '2025-07-01 23:32:51Z'
const STAMP = { traceId: TRACE, correlationId: CORRELATION, timestamp: TIME }
const ISSUER_TEXT = `AADSTS700211: No matching federated identity record found for presented assertion issuer 'https://trevorbox.github.io/terrible/'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${LINK}`
const tail = (gap: string) =>
  `${gap}Trace ID: ${TRACE}${gap}Correlation ID: ${CORRELATION}${gap}Timestamp: ${TIME}`
const body = (text: string, gap = ' ') => ({
  error: 'invalid_client',
  error_description: `${text}${tail(gap)}`,
  error_codes: [700211],
  timestamp: TIME,
  trace_id: TRACE,
  correlation_id: CORRELATION,
  error_uri: 'https://login.microsoftonline.com/error?code=700211',
})
const SUBJECT_TEXT =
  "AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:o/r:environment:Prod'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion."
const LEGACY =
  "AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: 'https://kubernetes.default.svc.cluster.local'. Assertion Subject: 'system:serviceaccount:a:b'. Assertion Audience: 'api://AzureADTokenExchange'. https://docs.microsoft.com/en-us/azure/active-directory/develop/workload-identity-federation"
const JSON_BODY = JSON.stringify(body(ISSUER_TEXT))
const OLD_BODY = JSON.stringify(body(ISSUER_TEXT, '\r\n'))
const issuer = { issuer: 'https://trevorbox.github.io/terrible/', ...STAMP }

export const EXPLAIN_CASES: readonly ExplainCase[] = [
  { name: 'body of 2025', text: JSON_BODY, codes: [700211], field: 'issuer', extracted: issuer },
  {
    name: 'body with line breaks',
    text: OLD_BODY,
    codes: [700211],
    field: 'issuer',
    extracted: issuer,
  },
  {
    name: 'description with real line breaks',
    text: `${ISSUER_TEXT}${tail('\r\n')}`,
    codes: [700211],
    field: 'issuer',
    extracted: issuer,
  },
  {
    name: 'body inside a JSON text',
    text: JSON.stringify(OLD_BODY),
    codes: [700211],
    field: 'issuer',
    extracted: issuer,
  },
  {
    name: 'doubly escaped',
    text: JSON.stringify(JSON.stringify(OLD_BODY)),
    codes: [700211],
    field: 'issuer',
    extracted: issuer,
  },
  {
    name: 'wrapped lines',
    text: `${ISSUER_TEXT}${tail(' ')}`.replaceAll(/(.{60,79}) /g, '$1\n    '),
    codes: [700211],
    field: 'issuer',
    extracted: issuer,
  },
  {
    name: 'inside a log',
    text: `2025-07-01T23:32:51.123Z ##[error] Error: az failed with ${ISSUER_TEXT}${tail(' ')}\nError: Process completed with exit code 1.`,
    codes: [700211],
    field: 'issuer',
    extracted: issuer,
  },
  {
    name: 'another provider of the token',
    text: JSON.stringify({
      error: 'invalid_request',
      error_description: `AADSTS70023: External OIDC Provider token must have a lifetime of less than or equal to 1.01:00:00. Token issued at 0. Token expires on 1643129773.${tail('\r\n')}`,
    }),
    codes: [70023],
    extracted: STAMP,
  },
  {
    name: 'no error_uri',
    text: `{"error":"invalid_request","error_description":"AADSTS900612: Failed to parse provider signing keys. Trace ID: ${TRACE} Correlation ID: ${CORRELATION} Timestamp: ${TIME}","error_codes":[900612]}`,
    codes: [900612],
    extracted: STAMP,
  },
  {
    name: 'legacy',
    text: `${LEGACY}${tail('\r\n')}`,
    codes: [70021],
    extracted: {
      issuer: 'https://kubernetes.default.svc.cluster.local',
      subject: 'system:serviceaccount:a:b',
      audience: 'api://AzureADTokenExchange',
      ...STAMP,
    },
  },
  {
    name: 'subject',
    text: SUBJECT_TEXT,
    codes: [700213],
    field: 'subject',
    extracted: { subject: 'repo:o/r:environment:Prod' },
  },
  {
    name: 'case only',
    text: SUBJECT_TEXT.replace('700213', '7002138'),
    codes: [7002138],
    field: 'subject',
    extracted: { subject: 'repo:o/r:environment:Prod' },
  },
  {
    name: 'expression',
    text: "AADSTS7002131: No matching federated identity record found for presented assertion subject 'repo:o@1/r@2:environment:dev' or no federated identity credential expression matched.",
    codes: [7002131],
    field: 'subject',
    extracted: { subject: 'repo:o@1/r@2:environment:dev' },
  },
  {
    name: 'audience',
    text: "AADSTS700212: No matching federated identity record found for presented assertion audience 'api://AzureADTokenExchange2'.",
    codes: [700212],
    field: 'audience',
    extracted: { audience: 'api://AzureADTokenExchange2' },
  },
  {
    name: 'subject with an apostrophe',
    text: SUBJECT_TEXT.replace('Prod', "it's"),
    codes: [700213],
    extracted: { subject: "repo:o/r:environment:it's" },
  },
  {
    name: 'kid',
    text: `AADSTS7000272: The certificate with identifier 0123456789ABCDEF0123456789ABCDEF01234567 used to sign the federated credential could not be found in the metadata of identity provider https://issuer.contoso.com/. Please validate that your Identity Provider's metadata exposes the key used to sign the incoming token.${tail(' ')}`,
    codes: [7000272],
    extracted: {
      kid: '0123456789ABCDEF0123456789ABCDEF01234567',
      issuer: 'https://issuer.contoso.com/',
      ...STAMP,
    },
  },
  {
    name: 'empty kid',
    text: 'AADSTS7000272: The certificate with identifier  used to sign the federated credential could not be found in the metadata of identity provider https://issuer.contoso.com/. Please validate.',
    codes: [7000272],
    extracted: { issuer: 'https://issuer.contoso.com/' },
  },
  {
    name: 'two codes in order',
    text: `${SUBJECT_TEXT}\n${ISSUER_TEXT}\n${SUBJECT_TEXT}`,
    codes: [700213, 700211],
    field: 'subject',
  },
  {
    name: 'listed before analysed',
    text: `AADSTS50058: x\n${ISSUER_TEXT}`,
    codes: [50058, 700211],
    field: 'issuer',
  },
  { name: 'unknown code', text: 'AADSTS1234567: something new', codes: [1234567], field: null },
  { name: 'lower case', text: 'aadsts700213: x', codes: [700213], field: 'subject' },
  {
    name: 'error_codes only',
    text: '{"error":"invalid_client","error_codes":[700213]}',
    codes: [700213],
    field: 'subject',
  },
  {
    name: 'error_uri only',
    text: 'see https://login.microsoftonline.com/error?code=700213',
    codes: [700213],
    field: 'subject',
  },
  {
    name: 'several numbers',
    text: '{"error_codes":[700213,50027]}',
    codes: [700213, 50027],
    field: 'subject',
  },
  {
    name: 'issuer and a listing',
    text: `[{"error":"invalid_client"},${JSON_BODY}]`,
    codes: [700211],
    field: 'issuer',
    extracted: issuer,
  },
]
