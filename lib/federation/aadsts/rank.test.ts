import { describe, expect, it } from 'vitest'
import { explain } from './explain'

const first = (text: string) => explain(text).causes[0]?.id
const ids = (text: string) => explain(text).causes.map(({ id }) => id)
const refused = (field: string, value: string) =>
  `No matching federated identity record found for presented assertion ${field} '${value}'. Check`

describe('causes are ordered by what the text shows', () => {
  it.each([
    ['repo:contoso/web:ref:refs/heads/main', 'github-context'],
    ['repo:contoso@1/web@2:ref:refs/heads/main', 'github-immutable-subject'],
    ['repository_id:2:environment:prod', 'github-custom-subject'],
    [
      'repo:contoso/web:environment:prod:job_workflow_ref:x@refs/heads/main',
      'github-custom-subject',
    ],
    ['repo:contoso/web:ref:refs/tags/v1', 'wildcard-subject'],
    ['system:serviceaccount:shop:web', 'kubernetes-service-account'],
    ['sc://contoso/shop/azure', 'azure-devops-issuer-moved'],
    ['organization:contoso:project:p:workspace:w:run_phase:plan', 'terraform-run-phase'],
  ])('subject %s: %s', (subject, cause) => {
    expect(first(`AADSTS700213: ${refused('subject', subject)}`)).toBe(cause)
  })

  it.each([
    ['https://token.actions.githubusercontent.com', 'issuer-trailing-slash'],
    ['https://token.actions.githubusercontent.com/contoso', 'github-enterprise-issuer'],
    ['https://kubernetes.default.svc', 'cluster-internal-issuer'],
    [
      'https://vstoken.dev.azure.com/00001111-aaaa-2222-bbbb-3333cccc4444',
      'azure-devops-issuer-moved',
    ],
    ['https://login.microsoftonline.com/fabrikam/v2.0', 'azure-devops-issuer-moved'],
    ['https://sts.windows.net/fabrikam/', 'entra-token-as-assertion'],
    ['https://oidc.example.com/one', 'issuer-trailing-slash'],
  ])('issuer %s: %s', (issuer, cause) => {
    expect(first(`AADSTS700211: ${refused('issuer', issuer)}`)).toBe(cause)
  })

  it('names an Entra token right behind Azure DevOps where both have the same issuer', () => {
    const text = refused('issuer', 'https://login.microsoftonline.com/fabrikam/v2.0')
    expect(ids(`AADSTS700211: ${text}`)[1]).toBe('entra-token-as-assertion')
  })

  it('leaves out what needs evidence and has none', () => {
    const tenant = (name: string) =>
      `AADSTS900023: Specified tenant identifier '${name}' is neither a valid DNS name, nor a valid external domain.`
    expect(ids(tenant('undefined'))).toEqual(['tenant-malformed'])
    expect(ids(tenant('authorize'))).toEqual(['authority-with-path', 'tenant-malformed'])
    const malformed = 'AADSTS50027: JWT token is invalid or malformed.'
    expect(ids(malformed)).toEqual(['not-a-token'])
    expect(ids(`Please make sure to give write permissions to id-token.\n${malformed}`)).toEqual([
      'assertion-missing',
      'not-a-token',
    ])
    // Where it is the only cause, none is needed.
    expect(ids('AADSTS5002723')).toEqual(['key-id-missing'])
    expect(ids('AADSTS7000216')).toEqual(['assertion-missing'])
  })

  it.each([
    ['1700000000', '1731536000', 'kubernetes-default-token'],
    ['1700000000', '1700100000', 'lifetime-too-long'],
    ['0', '1700000000', 'iat-missing'],
  ])('lifetime from %s to %s: %s', (from, to, cause) => {
    const text = `AADSTS70023: External OIDC Provider token must have a lifetime of less than or equal to 1.01:00:00. Token issued at ${from}. Token expires on ${to}.`
    expect(first(text)).toBe(cause)
  })

  it.each([
    ['2026-03-04T05:00:00.0000000Z', 'clock-wrong'],
    ['2026-03-04T03:00:00.0000000Z', 'assertion-expired'],
    ['1970-01-01T00:00:00.0000000Z', 'assertion-expired'],
  ])('valid from %s: %s', (from, cause) => {
    const text = `AADSTS700024: Client assertion is not within its valid time range. Current time: 2026-03-04T04:00:00.0000000Z, assertion valid from ${from}, expiry time of assertion 2026-03-04T06:00:00.0000000Z. Review`
    expect(first(text)).toBe(cause)
  })

  it('takes the reader at their word that it fails now and then', () => {
    const text = 'AADSTS50166: Request to External OIDC endpoint failed.'
    expect(first(text)).toBe('issuer-unreachable')
    expect(first(`Occasionally a pod gets ${text}`)).toBe('issuer-outage')
  })

  it('tells clouds from a mistyped tenant where another cloud is named', () => {
    const text = "AADSTS90002: Tenant 'contoso' not found."
    expect(first(text)).toBe('tenant-unknown')
    expect(first(`Connect-AzAccount -Environment AzureChinaCloud\n${text}`)).toBe('clouds-mixed')
  })
})

describe('a kind of workload', () => {
  it('follows from the issuer where the subject is hidden', () => {
    const text = (issuer: string) =>
      `AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: '${issuer}'. Assertion Subject: '***'.`
    expect(ids(text('https://token.actions.githubusercontent.com'))).not.toContain(
      'kubernetes-service-account',
    )
    expect(ids(text('https://eastus.oic.prod-aks.azure.com/t/c/'))).not.toContain('github-context')
  })

  it('is not ruled out by a placeholder', () => {
    for (const subject of ['<redacted sub>', '***', 'xxxx', 'REDACTED'])
      expect(ids(`AADSTS700213: ${refused('subject', subject)}`)).toContain('github-context')
  })

  it('keeps names and wildcards away from Kubernetes', () => {
    const causes = ids(`AADSTS700213: ${refused('subject', 'system:serviceaccount:shop:web')}`)
    expect(causes).toEqual([
      'kubernetes-service-account',
      'wrong-client-id',
      'propagation-delay',
      'stale-record',
    ])
  })
})

describe('copied texts', () => {
  it('lose the links that a browser made of line numbers', () => {
    const text =
      "AADSTS700[21](https://github.com/contoso/web/actions/runs/1#step:6:22)3: No matching federated identity record found for presented assertion subject 'repo:contoso/[web](https://github.com/contoso/web):pull_request'."
    expect(explain(text).codes.map(({ code }) => code)).toEqual([700213])
    expect(explain(text).extracted.subject).toBe('repo:contoso/web:pull_request')
  })

  it('may have lost the first letters of the code, if the rest is a known one', () => {
    expect(explain('STS70021: no match').codes.map(({ code }) => code)).toEqual([70021])
    expect(explain('STS12345: no match').codes).toEqual([])
    expect(explain('BURSTS70021').codes).toEqual([])
  })

  it('do not take the end of another word for an anchor', () => {
    const text = `{"error":"invalid_tenant","error_description":"AADSTS90002: Tenant 'contoso' not found."}`
    expect(explain(text).extracted.tenant).toBe('contoso')
  })
})
