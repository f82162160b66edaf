import { describe, expect, it } from 'vitest'
import { describeSubject, friendlyIssuer } from './friendly'
import { recognise, recogniseIssuer } from './recognise'
import { findScenario, SCENARIOS } from './registry'
import { buildSubject, parseSubject } from './subject'

const GITHUB = 'https://token.actions.githubusercontent.com'
const ENTRA = 'https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0'
const AKS =
  'https://eastus.oic.prod-aks.azure.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/11111111-2222-3333-4444-555555555555/'
const ACCOUNT = 'system:serviceaccount:shop:web'

describe('recognise', () => {
  it.each([
    [GITHUB, 'repo:contoso/shop:environment:prod', 'github-actions', 'environment'],
    [GITHUB, 'repo:contoso/shop:ref:refs/heads/feat/x', 'github-actions', 'branch'],
    [GITHUB, 'repo:contoso/shop:ref:refs/tags/v1', 'github-actions', 'tag'],
    [GITHUB, 'repo:contoso/shop:pull_request', 'github-actions', 'pull-request'],
    [GITHUB, 'repo:contoso@12/shop@34:ref:refs/heads/main', 'github-actions', 'immutable-branch'],
    [GITHUB, 'repo:contoso/shop', 'github-actions', 'repo-only'],
    [GITHUB, 'repository_id:456789', 'github-actions', 'repository-id'],
    [AKS, ACCOUNT, 'aks', 'service-account'],
    ['https://oidc.example.com/prod', ACCOUNT, 'kubernetes', 'service-account'],
    ['https://contosooidc.blob.core.windows.net/oidc', ACCOUNT, 'kubernetes', 'service-account'],
    ['https://contosooidc.blob.core.windows.net/oidc', 'my-laptop', 'azure-storage-issuer', 'any'],
    ['https://oidc.example.com', 'spiffe://contoso.example/billing/api', 'spire', 'spiffe'],
    [ENTRA, '00001111-aaaa-2222-bbbb-3333cccc4444', 'entra-managed-identity', 'uami'],
    [
      ENTRA,
      '/eid1/c/pub/t/MiSI_7AJe0O9IsoTwAN97Q/a/rISbSSETf0KqFyZ8ppdXmA/sc/00001111-aaaa-2222-bbbb-3333cccc4444/00001111-aaaa-2222-bbbb-3333cccc5555',
      'azure-devops-entra',
      'service-connection',
    ],
    [
      ENTRA,
      '/eid1/c/pub/t/MiSI_7AJe0O9IsoTwAN97Q/a/9ExAW52n_ky4ZiS_jhpJIQ/contoso-bot',
      'entra-first-party-eid1',
      'bot-framework',
    ],
    [
      ENTRA,
      '/eid1/c/pub/t/MiSI_7AJe0O9IsoTwAN97Q/a/PwFflyR_6Een06vEdSvzRg/00001111-aaaa-2222-bbbb-3333cccc4444',
      'entra-agent-id',
      't1',
    ],
    [
      'https://app.terraform.io',
      'organization:contoso:project:Web Shop:workspace:prod:run_phase:apply',
      'hcp-terraform',
      'workspace-run',
    ],
    [
      'https://gitlab.example.com',
      'project_path:a/b/c:ref_type:tag:ref:v1',
      'gitlab-self-managed',
      'path-ref',
    ],
  ])('%s with %s', (issuer, subject, scenario, template) => {
    const found = recognise(issuer, subject)
    expect([found?.scenario.id, found?.template?.id]).toEqual([scenario, template])
  })

  it('names the parts', () => {
    expect(recognise(GITHUB, 'repo:contoso@12/shop@34:environment:Prod EU')?.parts).toEqual({
      owner: 'contoso',
      ownerId: '12',
      repo: 'shop',
      repoId: '34',
      environment: 'Prod EU',
    })
  })

  it('knows the issuer when the subject has none of its forms', () => {
    expect(recognise(GITHUB, 'nonsense')).toMatchObject({
      scenario: { id: 'github-actions' },
      parts: {},
    })
    expect(recognise(GITHUB, 'nonsense')?.template).toBeUndefined()
    expect(recognise('https://oidc.example.com', 'nonsense')).toBeUndefined()
    expect(
      recognise(GITHUB, `repo:contoso/shop:environment:${'a'.repeat(600)}`)?.template,
    ).toBeUndefined()
  })

  it('tells a slash too many and one too few', () => {
    expect(recogniseIssuer(`${GITHUB}/`)).toMatchObject({
      scenario: { id: 'github-actions' },
      exact: false,
    })
    expect(recogniseIssuer(AKS.slice(0, -1))).toMatchObject({
      scenario: { id: 'aks' },
      exact: false,
    })
    expect(recogniseIssuer(AKS)).toMatchObject({ exact: true })
    expect(recogniseIssuer('https://oidc.example.com')).toBeUndefined()
    expect(recogniseIssuer('https://TOKEN.actions.githubusercontent.com')).toBeUndefined()
    expect(recogniseIssuer(`https://gitlab.${'a'.repeat(10_000)}`)).toBeUndefined()
  })
})

describe('buildSubject', () => {
  const github = findScenario('github-actions')?.subjectTemplates ?? []
  const environment = github.find(({ id }) => id === 'environment')

  it('names the field that is missing or wrong', () => {
    if (!environment) throw new Error('template missing')
    expect(buildSubject(environment, { owner: 'contoso', repo: 'shop' })).toMatchObject({
      ok: false,
      problem: { code: 'subject-field-invalid', evidence: [{ field: 'environment' }] },
    })
    expect(
      buildSubject(environment, { owner: 'contoso/x', repo: 'shop', environment: 'p' }),
    ).toMatchObject({ ok: false, problem: { evidence: [{ field: 'owner', actual: 'contoso/x' }] } })
    expect(parseSubject(environment, 'repo:contoso/shop:environment:a:b')).toBeUndefined()
  })

  it('refuses more than 600 characters', () => {
    const any = SCENARIOS.find(({ id }) => id === 'spire')?.subjectTemplates[0]
    if (!any) throw new Error('template missing')
    const parts = { trustDomain: 'contoso.example', path: 'a'.repeat(600) }
    expect(buildSubject(any, parts)).toMatchObject({
      ok: false,
      problem: { code: 'subject-too-long' },
    })
  })
})

describe('friendlyIssuer', () => {
  it.each([
    [GITHUB, 'GitHub Actions', 'github-actions', 'token.actions.githubusercontent.com'],
    [`${GITHUB}/`, 'GitHub Actions', 'github-actions', 'token.actions.githubusercontent.com'],
    [AKS.slice(0, -1), 'Azure Kubernetes Service', 'aks', 'eastus.oic.prod-aks.azure.com'],
    [ENTRA, 'Microsoft Entra', 'entra', 'login.microsoftonline.com'],
    ['https://sts.windows.net/x/', 'Microsoft Entra', 'entra', 'sts.windows.net'],
    [
      'https://kubernetes.default.svc.cluster.local',
      'Kubernetes (internal issuer)',
      'kubernetes',
      'kubernetes.default.svc.cluster.local',
    ],
    ['https://oidc.contoso.example/x', 'oidc.contoso.example', 'other', 'oidc.contoso.example'],
    [
      'https://contosooidc.blob.core.windows.net/oidc',
      'Azure Storage',
      'azure-storage-issuer',
      'contosooidc.blob.core.windows.net',
    ],
    [
      'https://vault.contoso.example/v1/identity/oidc',
      'HashiCorp Vault',
      'vault',
      'vault.contoso.example',
    ],
    ['not a url', 'not a url', 'other', 'not a url'],
    ['', '', 'other', ''],
  ])('%s', (issuer, label, kind, host) => {
    expect(friendlyIssuer(issuer)).toEqual({ label, kind, host })
  })
})

describe('describeSubject', () => {
  const cells = (issuer: string, subject: string) =>
    describeSubject(issuer, subject).map(({ label, value }) => `${label}=${value}`)

  it.each([
    [GITHUB, 'repo:contoso/shop:environment:prod', ['repo=contoso/shop', 'environment=prod']],
    [GITHUB, 'repo:contoso@1/shop@2:ref:refs/heads/main', ['repo=contoso@1/shop@2', 'branch=main']],
    [GITHUB, 'repo:contoso/shop:pull_request', ['repo=contoso/shop', 'event=pull_request']],
    [AKS, ACCOUNT, ['namespace=shop', 'service account=web']],
    [
      ENTRA,
      '00001111-aaaa-2222-bbbb-3333cccc4444',
      ['principal id=00001111-aaaa-2222-bbbb-3333cccc4444'],
    ],
    [
      'https://vstoken.dev.azure.com/x',
      'sc://contoso/shop/prod',
      ['organization=contoso', 'project=shop', 'connection=prod'],
    ],
    ['https://x', 'repo:contoso/shop:actor:someone', ['subject=repo:contoso/shop:actor:someone']],
    ['https://x', '', ['subject=']],
  ])('%s %s', (issuer, subject, expected) => {
    expect(cells(issuer, subject)).toEqual(expected)
  })
})

describe('friendlyIssuer and addresses that fit several platforms', () => {
  it.each([
    ['https://contosokindoidc.blob.core.windows.net/oidc', 'azure-storage-issuer'],
    ['https://vault.corp.contoso.example/v1/identity/oidc', 'vault'],
    ['https://idp.contoso.example/oidc', 'other'],
  ])('%s is %s', (issuer, kind) => expect(friendlyIssuer(issuer).kind).toBe(kind))
})
