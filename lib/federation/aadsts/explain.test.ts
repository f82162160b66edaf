import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explain } from './explain'
import type { Extracted } from './model'

// Shapes met in public logs, typed anew with invented ids.
const TRACE = '11112222-3333-4444-5555-666677778800'
const CORRELATION = '99998888-7777-6666-5555-444433332222'
const IDS = { traceId: TRACE, correlationId: CORRELATION, timestamp: '2026-03-04 05:06:07Z' }
const TAIL = ` Trace ID: ${TRACE} Correlation ID: ${CORRELATION} Timestamp: 2026-03-04 05:06:07Z`
const TAIL_RN = `\r\nTrace ID: ${TRACE}\r\nCorrelation ID: ${CORRELATION}\r\nTimestamp: 2026-03-04 05:06:07Z`
const APP = '00001111-aaaa-2222-bbbb-3333cccc4444'
const TENANT = 'aaaabbbb-0000-cccc-1111-dddd2222eeee'
const DOC = 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation'
const SUBJECT = 'repo:contoso/shop:environment:prod'
const ISSUER = 'https://token.actions.githubusercontent.com/'
const M213 = `AADSTS700213: No matching federated identity record found for presented assertion subject '${SUBJECT}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${DOC}`
const M211 = `AADSTS700211: No matching federated identity record found for presented assertion issuer '${ISSUER}'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${DOC}`
const AKS =
  'https://eastus.oic.prod-aks.azure.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/11111111-2222-3333-4444-555555555555/'

const body = (code: number, text: string, extra: object = {}) =>
  JSON.stringify({
    error: 'invalid_client',
    error_description: text,
    error_codes: [code],
    timestamp: '2026-03-04 05:06:07Z',
    trace_id: TRACE,
    correlation_id: CORRELATION,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    ...extra,
  })

interface Shape {
  readonly name: string
  readonly text: string
  readonly codes: readonly number[]
  readonly extracted: Extracted
  readonly note?: RegExp
}

const SHAPES: readonly Shape[] = [
  { name: 'one line', text: M213 + TAIL, codes: [700213], extracted: { subject: SUBJECT, ...IDS } },
  {
    name: 'one line with \\r\\n between ids',
    text: M213 + TAIL_RN,
    codes: [700213],
    extracted: { subject: SUBJECT, ...IDS },
  },
  {
    name: 'JSON body',
    text: body(700211, M211 + TAIL),
    codes: [700211],
    extracted: { issuer: ISSUER, ...IDS },
    note: /slash at the end of an issuer/,
  },
  {
    name: 'JSON body inside a JSON log line',
    text: JSON.stringify({ level: 'error', msg: `token: ${body(700211, M211 + TAIL_RN)}` }),
    codes: [700211],
    extracted: { issuer: ISSUER, ...IDS },
  },
  {
    name: 'JSON body escaped three times',
    text: JSON.stringify({ a: JSON.stringify({ b: body(700213, M213 + TAIL_RN) }) }),
    codes: [700213],
    extracted: { subject: SUBJECT, ...IDS },
  },
  {
    name: 'literal \\r\\n',
    text: `${M213}\\r\\nTrace ID: ${TRACE}\\r\\nCorrelation ID: ${CORRELATION}\\r\\nTimestamp: 2026-03-04 05:06:07Z`,
    codes: [700213],
    extracted: { subject: SUBJECT, ...IDS },
  },
  {
    name: 'apostrophes as \\u0027 (.NET JSON)',
    text: body(700213, M213 + TAIL).replaceAll("'", '\\u0027'),
    codes: [700213],
    extracted: { subject: SUBJECT, ...IDS },
  },
  {
    name: 'terminal wraps in the middle of words and values',
    text: (M213 + TAIL).replace(/.{60}/g, '$&\n'),
    codes: [700213],
    extracted: { subject: SUBJECT, ...IDS },
    note: /line break inside subject/,
  },
  {
    name: 'wrapped with indentation',
    text: (M213 + TAIL).replace(/.{37}/g, '$&\n      '),
    codes: [700213],
    extracted: { subject: SUBJECT, ...IDS },
  },
  {
    name: 'line break inside the number',
    text: M213.replace('AADSTS700213', 'AADSTS7002\n13'),
    codes: [700213],
    extracted: { subject: SUBJECT },
  },
  {
    name: 'GitHub log with time stamps and annotation',
    text: `2026-03-04T05:06:07.1234567Z ##[error]${M213}\n2026-03-04T05:06:07.1234568Z Trace ID: ${TRACE}`,
    codes: [700213],
    extracted: { subject: SUBJECT, traceId: TRACE },
  },
  {
    name: 'GitHub log, value wrapped between two stamped lines',
    text: `2026-03-04T05:06:07.1234567Z ${M213.replace('shop:env', 'shop:\n2026-03-04T05:06:07.1234568Z env')}`,
    codes: [700213],
    extracted: { subject: SUBJECT },
  },
  {
    name: 'gh run view --log columns',
    text: `deploy\tAzure login\t2026-03-04T05:06:07.1234567Z ##[error]${M213}`,
    codes: [700213],
    extracted: { subject: SUBJECT },
  },
  {
    name: 'Azure/login prints the token details before',
    text: [
      'Federated token details:',
      ' issuer - https://token.actions.githubusercontent.com',
      ` subject claim - ${SUBJECT}`,
      ' audience - api://AzureADTokenExchange',
      `Error: ${M211}`,
    ].join('\n'),
    codes: [700211],
    extracted: { issuer: ISSUER, subject: SUBJECT, audience: 'api://AzureADTokenExchange' },
    note: /token details in the log say https:\/\/token\.actions\.githubusercontent\.com\./,
  },
  {
    name: 'Azure DevOps log',
    text: `2026-03-04T05:06:07.0000000Z ##[error]Error: Request to ${TENANT} failed\n2026-03-04T05:06:07.0000000Z ##[error]${M213.replace(SUBJECT, 'sc://contoso/shop/azure-prod')}`,
    codes: [700213],
    extracted: { subject: 'sc://contoso/shop/azure-prod' },
  },
  {
    name: 'GitLab log with stream marks',
    text: `2026-03-04T05:06:07.123456Z 01E ERROR: AADSTS700212: No matching federated identity record found for presented assertion audience 'https://gitlab.example.com'. Please check`,
    codes: [700212],
    extracted: { audience: 'https://gitlab.example.com' },
  },
  {
    name: 'ANSI colours',
    text: `\u001b[31;1mERROR: \u001b[0m\u001b[31m${M213}\u001b[0m`,
    codes: [700213],
    extracted: { subject: SUBJECT },
  },
  {
    name: 'ANSI colours inside the value',
    text: M213.replace('contoso', '\u001b[1mcontoso\u001b[0m'),
    codes: [700213],
    extracted: { subject: SUBJECT },
  },
  {
    name: 'whole value masked',
    text: M213.replace(SUBJECT, '***'),
    codes: [700213],
    extracted: {},
    note: /masked part of subject/,
  },
  {
    name: 'part of the value masked',
    text: M213.replace('contoso', '***'),
    codes: [700213],
    extracted: { subject: 'repo:***/shop:environment:prod' },
    note: /masked part of subject/,
  },
  {
    name: 'HTML entities',
    text: M213.replaceAll("'", '&#39;').replaceAll('"', '&quot;'),
    codes: [700213],
    extracted: { subject: SUBJECT },
  },
  {
    name: 'HTML entities escaped twice',
    text: M213.replaceAll("'", '&amp;#x27;'),
    codes: [700213],
    extracted: { subject: SUBJECT },
  },
  {
    name: 'curly quotes of a word processor',
    text: M213.replace(`'${SUBJECT}'`, `\u2018${SUBJECT}\u2019`),
    codes: [700213],
    extracted: { subject: SUBJECT },
  },
  {
    name: 'apostrophe inside the value',
    text: M213.replace(SUBJECT, "repo:contoso/shop:environment:bob's"),
    codes: [700213],
    extracted: { subject: "repo:contoso/shop:environment:bob's" },
  },
  {
    name: 'spaces inside the value',
    text: M213.replace(SUBJECT, 'repo:contoso/shop:environment:Prod West Europe'),
    codes: [700213],
    extracted: { subject: 'repo:contoso/shop:environment:Prod West Europe' },
  },
  {
    name: 'text ends inside the value',
    text: "AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:contoso/sh",
    codes: [700213],
    extracted: { subject: 'repo:contoso/sh' },
    note: /ends inside subject/,
  },
  {
    name: 'legacy 70021 with all three values',
    text: `AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: '${AKS}'. Assertion Subject: 'system:serviceaccount:shop:web'. Assertion Audience: 'fb60f99c-7a34-4190-8149-302f77469936'. https://docs.microsoft.com/en-us/azure/active-directory/develop/workload-identity-federation${TAIL_RN}`,
    codes: [70021],
    extracted: {
      issuer: AKS,
      subject: 'system:serviceaccount:shop:web',
      audience: 'fb60f99c-7a34-4190-8149-302f77469936',
      ...IDS,
    },
  },
  {
    name: '7000272 with a blank id',
    text: `AADSTS7000272: The certificate with identifier  used to sign the federated credential could not be found in the metadata of identity provider ${AKS}. Please validate that your Identity Provider's metadata exposes the key used to sign the incoming token.${TAIL}`,
    codes: [7000272],
    extracted: { issuer: AKS, ...IDS },
  },
  {
    name: '7000272 with a thumbprint',
    text: 'AADSTS7000272: The certificate with identifier 0123456789ABCDEF0123456789ABCDEF01234567 used to sign the federated credential could not be found in the metadata of identity provider https://oidc.example.com/one. Please validate',
    codes: [7000272],
    extracted: {
      kid: '0123456789ABCDEF0123456789ABCDEF01234567',
      issuer: 'https://oidc.example.com/one',
    },
  },
  {
    name: '7002138 case',
    text: "AADSTS7002138: No matching federated identity record found for presented assertion subject 'repo:Contoso/Shop:environment:Production'. The subject matches with case-insensitive comparison, but not with case-sensitive comparison.",
    codes: [7002138],
    extracted: { subject: 'repo:Contoso/Shop:environment:Production' },
  },
  {
    name: '7002137 with the expected subject',
    text: "AADSTS7002137: No matching federated identity record found for presented assertion subject '/eid1/c/pub/t/x/a/y/one'. Please make sure the federated identity credential Subject is '/eid1/c/pub/t/{tenantId}/a/y/two'.",
    codes: [7002137],
    extracted: {
      subject: '/eid1/c/pub/t/x/a/y/one',
      expectedSubject: '/eid1/c/pub/t/{tenantId}/a/y/two',
    },
  },
  {
    name: '70025 with client id and name',
    text: `AADSTS70025: The client '${APP}'(contoso-deploy) has no configured federated identity credentials.${TAIL}`,
    codes: [70025],
    extracted: { clientId: APP, ...IDS },
  },
  {
    name: '700016 wrong client',
    text: `AADSTS700016: Application with identifier '${APP}' was not found in the directory 'Contoso Ltd'. This can happen if${TAIL}`,
    codes: [700016],
    extracted: { clientId: APP, tenant: 'Contoso Ltd', ...IDS },
  },
  {
    name: '700024 times',
    text: `AADSTS700024: Client assertion is not within its valid time range. Current time: 2026-03-04T05:06:07.1234567Z, assertion valid from 2026-03-04T04:50:00.0000000Z, expiry time of assertion 2026-03-04T05:00:00.0000000Z. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .${TAIL}`,
    codes: [700024],
    extracted: {
      currentTime: '2026-03-04T05:06:07.1234567Z',
      validFrom: '2026-03-04T04:50:00.0000000Z',
      validTo: '2026-03-04T05:00:00.0000000Z',
      ...IDS,
    },
  },
  {
    name: '70023 without iat',
    text: 'AADSTS70023: External OIDC Provider token must have a lifetime of less than or equal to 1.01:00:00. Token issued at 0. Token expires on 1700000000.',
    codes: [70023],
    extracted: { issuedAt: '0', validTo: '1700000000' },
  },
  {
    name: 'Conditional Access with claims',
    text: body(
      53003,
      `AADSTS53003: Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.${TAIL}`,
      {
        suberror: 'message_only',
        claims: `{"access_token":{"capolids":{"essential":true,"values":["${APP}"]}}}`,
      },
    ),
    codes: [53003],
    extracted: { policyId: APP, ...IDS },
  },
  {
    name: 'azure-identity for Go',
    text: [
      'WorkloadIdentityCredential authentication failed.',
      `POST https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`,
      '--------------------------------------------------------------------------------',
      'RESPONSE 401 Unauthorized',
      '--------------------------------------------------------------------------------',
      JSON.stringify(JSON.parse(body(700213, M213 + TAIL)), null, 2),
      '--------------------------------------------------------------------------------',
      'To troubleshoot, visit https://aka.ms/azsdk/go/identity/troubleshoot#workload',
    ].join('\n'),
    codes: [700213],
    extracted: { subject: SUBJECT, tenant: TENANT, ...IDS },
  },
  {
    name: 'azure-identity for .NET, assembled',
    text: `Azure.Identity.AuthenticationFailedException: DefaultAzureCredential failed to retrieve a token from the included credentials. - WorkloadIdentityCredential authentication failed: A configuration issue is preventing authentication - check the error message from the server for details. Original exception: ${M211}${TAIL}\n   at Azure.Identity.CredentialDiagnosticScope.FailWrapAndThrow(Exception ex)`,
    codes: [700211],
    extracted: { issuer: ISSUER, ...IDS },
  },
  {
    name: 'azure-identity for Python',
    text: `ClientAuthenticationError: Authentication failed: ${M213}${TAIL}\nContent: ${body(700213, M213 + TAIL)}`,
    codes: [700213],
    extracted: { subject: SUBJECT, ...IDS },
  },
  {
    name: 'az login',
    text: `ERROR: ${M213}${TAIL}\nInteractive authentication is needed. Please run:\naz logout\naz login`,
    codes: [700213],
    extracted: { subject: SUBJECT, ...IDS },
  },
  {
    name: 'azurerm provider of Terraform in its box',
    text: [
      '╷',
      '│ Error: building account: could not acquire access token to parse claims: clientCredentialsToken: received HTTP status 401 with response: {"error":"invalid_client","error_description":"AADSTS700213: No matching federated identity record found for presented assertion subject',
      "│ 'organization:contoso:project:shop:workspace:prod:run_phase:apply'. Check your federated identity credential Subject, Audience and Issuer against the presented",
      `│ assertion. ${DOC}${TAIL}","error_codes":[700213]}`,
      '│',
      '│   with provider["registry.terraform.io/hashicorp/azurerm"],',
      '╵',
    ].join('\n'),
    codes: [700213],
    extracted: {
      subject: 'organization:contoso:project:shop:workspace:prod:run_phase:apply',
      ...IDS,
    },
  },
  {
    name: 'Kubernetes controller log',
    text: `E0304 05:06:07.123456       1 reconciler.go:42] "failed" err="failed to get token: ${M211.replaceAll('"', '\\"')}" pod="shop/web-1"`,
    codes: [700211],
    extracted: { issuer: ISSUER },
  },
  {
    name: 'kubectl events column',
    text: `Warning  UpdateFailed  2m (x5 over 9m)  external-secrets  AADSTS700212: No matching federated identity record found for presented assertion audience '${AKS}'. Please check`,
    codes: [700212],
    extracted: { audience: AKS },
  },
  {
    name: 'redirect address',
    text: `https://app.example.com/cb?error=unauthorized_client&error_description=AADSTS700016%3a+Application+with+identifier+%27${APP}%27+was+not+found+in+the+directory+%27Contoso%27.`,
    codes: [700016],
    extracted: { clientId: APP, tenant: 'Contoso' },
  },
  {
    name: 'several codes in order of appearance',
    text: `${M211}\n\n${M213}\n\nAADSTS70025: The client '${APP}'(x) has no configured federated identity credentials. ${M211}`,
    codes: [700211, 700213, 70025],
    extracted: { issuer: ISSUER, subject: SUBJECT, clientId: APP },
  },
  {
    name: 'two codes in one old message',
    text: 'AADSTS70002: Error validating credentials. AADSTS50027: Invalid JWT token. Token format not valid.',
    codes: [70002, 50027],
    extracted: {},
  },
  {
    name: 'error_codes only',
    text: `{"error_codes":[7000272, 700213],"trace_id":"${TRACE}"}`,
    codes: [7000272, 700213],
    extracted: { traceId: TRACE },
  },
  {
    name: 'sign-in log row',
    text: `{"ResultType":"700213","CorrelationId":"${CORRELATION}","AppId":"${APP}"}`,
    codes: [700213],
    extracted: { correlationId: CORRELATION, clientId: APP },
  },
  {
    name: 'error code in words',
    text: 'Sign-in error code 700213',
    codes: [700213],
    extracted: {},
  },
  { name: 'number alone', text: ' 700213\n', codes: [700213], extracted: {} },
  { name: 'lower case', text: 'aadsts700213', codes: [700213], extracted: {} },
  {
    name: 'look-up link only',
    text: 'see https://login.microsoftonline.com/error?code=7002138',
    codes: [7002138],
    extracted: {},
  },
  {
    name: 'no number, words only',
    text: "No matching federated identity record found for presented assertion subject 'repo:contoso/shop:pull_request'. The subject matches with case-insensitive comparison, but not",
    codes: [7002138],
    extracted: { subject: 'repo:contoso/shop:pull_request' },
    note: /carries no number/,
  },
  {
    name: 'MSAL for Python prints a dict',
    text: `{'error': 'invalid_client', 'error_description': "${M213}${TAIL}", 'error_codes': [700213], 'timestamp': '2026-03-04 05:06:07Z', 'trace_id': '${TRACE}', 'correlation_id': '${CORRELATION}'}`,
    codes: [700213],
    extracted: { subject: SUBJECT, ...IDS },
  },
  {
    name: 'dict with escaped apostrophes',
    text: `{'error_description': '${M213.replaceAll("'", "\\'")}'}`,
    codes: [700213],
    extracted: { subject: SUBJECT },
  },
  {
    name: 'serialised PowerShell output',
    text: `<S S="Error">${M213}_x000D__x000A_Trace ID: ${TRACE}_x000D__x000A_</S>`,
    codes: [700213],
    extracted: { subject: SUBJECT, traceId: TRACE },
  },
  {
    name: 'line ends as entities and tags',
    text: `${M213}&#xD;&#xA;Trace ID: ${TRACE}<br/>Correlation ID: ${CORRELATION}<br>`,
    codes: [700213],
    extracted: { subject: SUBJECT, traceId: TRACE, correlationId: CORRELATION },
  },
  {
    name: 'colours without their escape character',
    text: `[31m│[0m [0m[1m[31mError: [0m${M213.replace('shop:', 'shop:\n[31m│[0m [0m')}`,
    codes: [700213],
    extracted: { subject: SUBJECT },
  },
  {
    name: 'Jenkins time stamps',
    text: `[2026-03-04T05:06:07.123Z] ${M213.replace('shop:', 'shop:\n[2026-03-04T05:06:07.124Z] ')}`,
    codes: [700213],
    extracted: { subject: SUBJECT },
  },
  {
    name: 'time stamps with an offset',
    text: `2026-03-04T05:06:07.123+01:00 ${M213.replace('shop:', 'shop:\n2026-03-04T05:06:07.124+01:00 ')}`,
    codes: [700213],
    extracted: { subject: SUBJECT },
  },
  {
    name: 'GitHub annotation',
    text: `::error title=Azure login::${M213}`,
    codes: [700213],
    extracted: { subject: SUBJECT },
  },
  {
    name: 'a logger with time and ids of its own around the message',
    text: JSON.stringify({
      timestamp: '2026-03-04T09:09:09.999Z',
      correlationId: 'ffffffff-0000-0000-0000-000000000000',
      msg: M213 + TAIL,
    }),
    codes: [700213],
    extracted: { subject: SUBJECT, ...IDS },
  },
  {
    name: 'ids in capitals',
    text: `AADSTS900384 : JWT token failed signature validation. Correlation ID: ${APP.toUpperCase()}`,
    codes: [900384],
    extracted: { correlationId: APP.toUpperCase() },
  },
  {
    name: 'mail quote',
    text: `> ${M213}\n> Trace ID: ${TRACE}`,
    codes: [700213],
    extracted: { subject: SUBJECT, traceId: TRACE },
  },
  {
    name: 'unknown tenant',
    text: `AADSTS90002: Tenant '${TENANT}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.${TAIL}`,
    codes: [90002],
    extracted: { tenant: TENANT, ...IDS },
  },
  {
    name: 'policy of the tenant, slash after the host',
    text: "AADSTS7002381: Federated identity credentials issued by 'https://token.actions.githubusercontent.com/' for applications or managed identities registered in this tenant must contain the enterprise claim with value 'contoso' but actual value is ''.",
    codes: [7002381],
    extracted: { issuer: ISSUER },
    note: /slash at the end of an issuer/,
  },
]

describe('explain', () => {
  it.each(SHAPES)('reads $name', ({ text, codes, extracted, note }) => {
    const explanation = explain(text)
    expect(explanation.codes.map(({ code }) => code)).toEqual(codes)
    expect(explanation.extracted).toEqual(extracted)
    if (note) expect(explanation.notes.join('\n')).toMatch(note)
  })

  it('takes the field of the first analysed code', () => {
    expect(explain('AADSTS70002: x AADSTS700212: y').field).toBe('audience')
    expect(explain('AADSTS50020').field).toBeNull()
    expect(explain(M211 + M213).field).toBe('issuer')
  })

  it('names unknown numbers only behind the prefix', () => {
    expect(explain('AADSTS987654321: new').codes).toMatchObject([
      { code: 987654321, known: 'unknown' },
    ])
    expect(explain('error code 987654').codes).toEqual([])
    expect(explain('exit code 1, port 50020 open, 700213 files').codes).toEqual([])
  })

  it('drops causes of other kinds of workload when the subject is known', () => {
    const ids = (text: string) => explain(text).causes.map(({ id }) => id)
    expect(ids('AADSTS700213')).toContain('kubernetes-service-account')
    expect(ids(M213)[0]).toBe('github-context')
    expect(ids(M213)).not.toContain('kubernetes-service-account')
    expect(ids(M213.replace(SUBJECT, 'system:serviceaccount:a:b'))[0]).toBe(
      'kubernetes-service-account',
    )
  })

  it('drops causes of other issuers when the issuer is known', () => {
    const ids = (issuer: string) => explain(M211.replace(ISSUER, issuer)).causes.map(({ id }) => id)
    expect(ids(ISSUER)).not.toContain('cluster-internal-issuer')
    expect(ids(ISSUER)).toContain('github-enterprise-issuer')
    expect(ids('https://kubernetes.default.svc.cluster.local')).toContain('cluster-internal-issuer')
    expect(ids('https://kubernetes.default.svc.cluster.local')).not.toContain(
      'azure-devops-issuer-moved',
    )
  })

  it('says that a user code is no federation code', () => {
    const explanation = explain('AADSTS50020: User account does not exist in tenant')
    expect(explanation.codes).toMatchObject([{ code: 50020, known: 'listed' }])
    expect(explanation.notes.join()).toContain('sign-in of users')
  })

  it('finds nothing in ordinary text and says so', () => {
    expect(explain('all good')).toEqual({
      codes: [],
      field: null,
      extracted: {},
      causes: [],
      notes: ['No AADSTS code was found in this text.'],
    })
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        explain(text)
        explain(`AADSTS700213: presented assertion subject '${text}`)
      }),
      { seed: 7, numRuns: 500 },
    )
  })

  it('reads any quoted subject back whole', () => {
    const part = fc.stringMatching(/^[A-Za-z0-9@_.:/-]{1,60}$/)
    fc.assert(
      fc.property(part, fc.integer({ min: 20, max: 90 }), (subject, width) => {
        const text = M213.replace(SUBJECT, () => subject) + TAIL
        expect(explain(text).extracted).toEqual({ subject, ...IDS })
        const wrapped = text.replace(new RegExp(`.{${width}}`, 'g'), '$&\n')
        expect(explain(wrapped).extracted).toEqual({ subject, ...IDS })
      }),
      { seed: 7, numRuns: 200 },
    )
  })

  it.each([
    ['backslashes', '\\'],
    ['escapes', '\u001b['],
    ['codes', 'AADSTS700213: '],
    ['open quotes', "AADSTS700213 presented assertion subject '"],
    ['spaces', ' '],
    ['digits', '7'],
    ['entities', '&#39;'],
    ['line starts', '2026-03-04T05:06:07Z \n'],
    ['list openings', 'error_codes:[1,'],
    ['trace words', 'trace_id:'],
    ['dots', 'login.microsoftonline.com/a.'],
    ['client words', 'client_id   '],
  ])('reads 2 MiB of %s in bounded time and says that it was cut', (_, unit) => {
    const text = unit.repeat(Math.ceil((2 * 1024 * 1024) / unit.length))
    const start = performance.now()
    const { notes } = explain(text)
    expect(performance.now() - start).toBeLessThan(5000)
    expect(notes.join()).toContain('1,048,576')
  })
})
