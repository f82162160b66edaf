import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SCENARIOS } from '../scenarios/registry'
import { clusterGuide } from './guide'
import { quoteHcl } from './hcl'
import { INPUT_FIELDS, inputProblem, usableInputs } from './inputs'
import type { ClusterKind, GuideInput, InputName } from './model'
import { CLUSTER_KINDS, findClusterKind } from './registry'
import { GUIDE_OF_SCENARIO } from './scenario-kinds'
import { jwksAddress } from './steps/api-server'
import { GOOD } from './testing/samples'
import { outsideQuotes } from './testing/shell-words'

function kind(id: string): ClusterKind {
  const found = findClusterKind(id)
  if (!found) throw new Error(id)
  return found
}
const guide = (id: string, changes: Partial<GuideInput> = {}) =>
  clusterGuide(kind(id), { ...GOOD, ...changes })
const text = (id: string, step: string, changes: Partial<GuideInput> = {}) =>
  guide(id, changes)
    .steps.find((each) => each.id === step)
    ?.blocks.map((block) => block.text)
    .join('\n') ?? ''

describe('the registry', () => {
  it('has one file a kind', () => {
    const files = readdirSync(join(import.meta.dirname, 'kinds')).sort()
    expect(CLUSTER_KINDS.map(({ id }) => `${id}.ts`).sort()).toEqual(files)
  })
  it.each(CLUSTER_KINDS.map((each) => [each.id, each] as const))(
    '%s is whole: scenario, fields, steps with reasons and https sources',
    (_id, each) => {
      expect(SCENARIOS.map(({ id }) => id)).toContain(each.scenario)
      expect(each.fields).toEqual(expect.arrayContaining(['issuer', 'namespace', 'serviceAccount']))
      expect(new Set(each.fields).size).toBe(each.fields.length)
      const steps = each.steps(GOOD)
      expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length)
      expect(steps.at(-1)?.id).toBe('tear-down')
      expect(steps.map(({ id }) => id)).toContain('token')
      // Titles name regions of the page, so no two may be the same.
      const titles = steps.flatMap(({ blocks }) => blocks.map(({ title }) => title))
      expect(new Set(titles).size).toBe(titles.length)
      for (const { why, blocks, sources } of steps) {
        expect(why).toMatch(/\.$/)
        expect(blocks.length).toBeGreaterThan(0)
        for (const source of sources) expect(source).toMatch(/^https:\/\//)
        expect(sources.length).toBeGreaterThan(0)
      }
    },
  )
  it('leads from every scenario named to a guide that exists', () => {
    for (const [scenario, { kind: id }] of Object.entries(GUIDE_OF_SCENARIO)) {
      expect(SCENARIOS.map((each) => each.id)).toContain(scenario)
      expect(findClusterKind(id)?.id).toBe(id)
    }
  })
})

describe('the flags', () => {
  it('of minikube are handed over by --extra-config, keys where the API server sees them', () => {
    const start = text('minikube', 'cluster')
    expect(start).toContain(
      '--extra-config apiserver.service-account-issuer=https://contosooidc.blob.core.windows.net/oidc \\',
    )
    expect(start).toContain(
      '--extra-config apiserver.service-account-signing-key-file=/var/lib/minikube/certs/issuer/sa-issuer.key',
    )
    expect(start).toContain('"$HOME/.minikube/files/var/lib/minikube/certs/issuer/"')
  })
  it('of kubeadm are a map in v1beta3 and a list in v1beta4', () => {
    expect(text('kubeadm', 'cluster', { kubeadmFormat: 'v1beta3' })).toContain(
      '    service-account-issuer: https://contosooidc.blob.core.windows.net/oidc\n',
    )
    expect(text('kubeadm', 'cluster')).toContain(
      '    - name: service-account-issuer\n      value: https://contosooidc.blob.core.windows.net/oidc\n',
    )
  })
  it.each(['kubeadm', 'k3s'])('of a running %s name both issuers, the new one first', (id) => {
    const change = text(id, 'transition', { kubeadmFormat: 'v1beta3' })
    const fresh = change.indexOf(GOOD.issuer)
    const old = change.search(
      /(?:value: |service-account-issuer=)https:\/\/kubernetes\.default\.svc\.cluster\.local/,
    )
    expect(fresh).toBeGreaterThan(0)
    expect(old).toBeGreaterThan(fresh)
  })
  it('join the address of the key set by one slash', () => {
    expect(jwksAddress('https://a.example/x/')).toBe('https://a.example/x/openid/v1/jwks')
    expect(jwksAddress('https://a.example/x')).toBe('https://a.example/x/openid/v1/jwks')
  })
})

describe('the workload', () => {
  it('gets a volume with audience and life, and the variables of the SDKs', () => {
    const manifest = text('kind', 'workload')
    expect(manifest).toContain(
      'serviceAccountToken:\n              audience: api://AzureADTokenExchange\n              expirationSeconds: 3600\n              path: azure-identity-token\n',
    )
    expect(manifest).toContain(
      'name: AZURE_FEDERATED_TOKEN_FILE\n          value: /var/run/secrets/azure/tokens/azure-identity-token\n',
    )
  })
  it('gets label and annotations for the webhook, which is installed first where it is not there', () => {
    const manifest = text('eks', 'workload', { delivery: 'webhook' })
    expect(manifest).toContain('  labels:\n    azure.workload.identity/use: "true"\n')
    expect(manifest).toContain(`azure.workload.identity/client-id: "${GOOD.clientId}"`)
    expect(manifest).not.toContain('volumes:')
    const ids = (id: string) => guide(id, { delivery: 'webhook' }).steps.map((step) => step.id)
    expect(ids('eks')).toEqual([
      'issuer',
      'webhook',
      'workload',
      'token',
      'rights',
      'sign-in',
      'tear-down',
    ])
    expect(ids('aks')).toEqual(['issuer', 'workload', 'token', 'rights', 'sign-in', 'tear-down'])
  })
  it('may be Argo CD, Crossplane or the sidecar of a blueprint', () => {
    expect(text('aks', 'argo-cd', { usedBy: 'argo-cd' })).toContain('useWorkloadIdentity: true')
    expect(text('aks', 'crossplane', { usedBy: 'crossplane' })).toContain('source: OIDCTokenFile')
    expect(text('kind', 'sidecar', { usedBy: 'agent-blueprint' })).toContain(
      'AzureAd__ClientCredentials__0__SignedAssertionFileDiskPath: /var/run/secrets/azure/tokens/azure-identity-token',
    )
  })
  it('keeps the namespace default from being made again', () => {
    expect(text('kind', 'workload', { namespace: 'default' })).not.toContain('kind: Namespace')
    expect(text('kind', 'workload')).toContain('kind: Namespace')
  })
})

describe('SPIRE', () => {
  it('gets RSA keys, an issuer, and use in the key set; never plain http', () => {
    const texts = `${text('spire', 'server')}${text('spire', 'discovery')}`
    expect(texts).toContain('jwt_key_type         = "rsa-2048"')
    expect(texts).toContain(`jwt_issuer  = "${GOOD.issuer}"`)
    expect(texts).toContain('set_key_use = true')
    expect(texts).toContain('domains     = ["contosooidc.blob.core.windows.net"]')
    expect(texts).not.toContain('allow_insecure_scheme')
  })
  it('has the SPIFFE ID as subject', () => {
    expect(guide('spire').credential?.subject).toBe(
      'spiffe://example.org/ns/payments/sa/azure-demo',
    )
  })
  it('writes strings in which no template starts', () => {
    expect(quoteHcl('a"$\u007bb}\\\n')).toBe('"a\\"\\u0024{b}\\\\\\u000A"')
  })
})

describe('the credential', () => {
  it('is named, and matches the token to the letter', () => {
    expect(guide('kind').credential).toEqual({
      name: 'kind-payments-azure-demo',
      issuer: 'https://contosooidc.blob.core.windows.net/oidc',
      subject: 'system:serviceaccount:payments:azure-demo',
      audiences: ['api://AzureADTokenExchange'],
    })
    expect(guide('kind').findings).toEqual([])
  })
  it('warns of an issuer that the platform does not write so, and of its slash', () => {
    const issuer =
      'https://eastus.oic.prod-aks.azure.com/ffffffff-eeee-dddd-cccc-bbbbbbbbbbb0/00000000-0000-0000-0000-000000000000'
    expect(guide('aks', { issuer }).findings.map(({ id }) => id)).toEqual([
      'issuer-slash',
      'issuer-form',
    ])
    expect(guide('aks', { issuer: `${issuer}/` }).findings).toEqual([])
  })
  it('waits until the deciding fields can be used', () => {
    expect(guide('kind', { namespace: 'Payments' }).credential).toBeUndefined()
    expect(guide('kind', { clientId: 'nonsense' }).credential).toBeDefined()
  })
})

describe('inputs', () => {
  it.each<[InputName, string]>([
    ['issuer', ''],
    ['issuer', 'http://oidc.contoso.com'],
    ['issuer', 'https://oidc.contoso.com/?a=b'],
    ['issuer', 'https://localhost/oidc'],
    ['issuer', 'https://kubernetes.default.svc'],
    ['issuer', 'https://kubernetes.default.svc.cluster.local'],
    ['issuer', `https://a.example/${'a'.repeat(600)}`],
    ['namespace', 'a'.repeat(64)],
    ['namespace', 'a.b'],
    ['serviceAccount', '-a'],
    ['keyFolder', '/srv/../etc'],
    ['signingKeyFile', '../key'],
    ['tokenLifetime', '599'],
    ['tokenLifetime', '86401'],
    ['clientId', 'abc'],
  ])('%s refuses %j', (name, value) => {
    expect(inputProblem(name, value, 'volume')).toEqual(expect.any(String))
  })
  it('hold the webhook to its own minimum', () => {
    expect(inputProblem('tokenLifetime', '600', 'volume')).toBeUndefined()
    expect(inputProblem('tokenLifetime', '600', 'webhook')).toBe(
      'A whole number from 3600 to 86400.',
    )
  })
  it('have examples that pass', () => {
    for (const [name, { example }] of Object.entries(INPUT_FIELDS))
      expect([name, inputProblem(name as InputName, example, 'webhook')]).toEqual([name, undefined])
  })
  it('leave a placeholder in the texts where a value cannot be used', () => {
    const usable = usableInputs({ ...GOOD, namespace: '$(id)', clientId: '' }, 'volume')
    expect(usable).toMatchObject({ namespace: 'NAMESPACE', clientId: 'CLIENT-ID' })
    const steps = guide('kind', { namespace: '$(id)' }).steps
    expect(JSON.stringify(steps)).not.toContain('$(id)')
  })
})

describe('outsideQuotes', () => {
  it('leaves what a shell acts on', () => {
    expect(outsideQuotes(`a 'b c' "$d" 'e'\\''f' $(g)`)).toBe('a  "$d"  $(g)')
  })
})

describe('the rights', () => {
  it('grant a role of Graph to the service principal of the client, and one of Azure', () => {
    const rights = text('gke', 'rights')
    expect(rights.split('\n')[0]).toBe(
      'PRINCIPAL=$(az ad sp show --id 00001111-aaaa-2222-bbbb-3333cccc4444 --query id --output tsv)',
    )
    expect(rights).toContain(
      '--url "https://graph.microsoft.com/v1.0/servicePrincipals/$PRINCIPAL/appRoleAssignments"',
    )
    expect(rights).toContain('--role Reader')
    expect(text('spire', 'rights')).toBe(rights)
  })

  it('are left to the product that signs in, and to the agents', () => {
    for (const usedBy of ['argo-cd', 'crossplane', 'agent-blueprint'] as const)
      expect(text('gke', 'rights', { usedBy })).toBe('')
  })
})
