'use client'

import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { Credential, Identity, IdentityKind } from '@/lib/federation/credential/model'
import type { Inventory, InventoryCredential, SourceState } from '@/lib/federation/inventory/model'
import type { RuntimeConfig } from '@/lib/transport/config'
import { InventoryContext, RuntimeConfigContext, SessionContext } from './context'

/** Stand-in for the real providers: made-up data by `?fixture=`. Removed when they arrive. */
const AUD = 'api://AzureADTokenExchange'
const guid = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`

const FORMS: readonly ((n: number) => Credential)[] = [
  (n) => ({
    name: `gh-main-${n}`,
    issuer: 'https://token.actions.githubusercontent.com',
    subject: `repo:contoso/shop-${n}:ref:refs/heads/main`,
    audiences: [AUD],
  }),
  (n) => ({
    name: `gh-env-${n}`,
    issuer: 'https://token.actions.githubusercontent.com',
    subject: `repo:contoso/shop-${n}:environment:production`,
    audiences: [AUD],
    description: 'Deploys the shop from the protected environment.',
  }),
  (n) => ({
    name: `aks-${n}`,
    issuer: `https://westeurope.oic.prod-aks.azure.com/${guid(n)}/${guid(n + 1)}/`,
    subject: `system:serviceaccount:payments-${n}:payments-api-with-a-rather-long-name`,
    audiences: [AUD],
  }),
  (n) => ({
    name: `gitlab-${n}`,
    issuer: 'https://gitlab.com',
    subject: `project_path:fabrikam/group/infra-${n}:ref_type:branch:ref:main`,
    audiences: ['https://gitlab.com'],
  }),
  (n) => ({
    name: `star-${n}`,
    issuer: 'https://token.actions.githubusercontent.com/',
    subject: `repo:contoso/tools-${n}:ref:refs/heads/*`,
    audiences: [AUD],
  }),
  (n) => ({
    name: `flexible-${n}`,
    issuer: 'https://token.actions.githubusercontent.com',
    claimsMatchingExpression: {
      value: `claims['sub'] matches 'repo:contoso/shop-${n}:ref:refs/heads/*'`,
      languageVersion: 1,
    },
    audiences: [AUD],
  }),
  (n) => ({
    name: `spiffe-${n}`,
    issuer: 'https://oidc.spire.fabrikam.example',
    subject: `spiffe://fabrikam.example/ns/default/sa/ledger-${n}`,
    audiences: [AUD, 'api://second-audience'],
  }),
  (n) => ({
    name: `ado-${n}`,
    issuer: `https://vstoken.dev.azure.com/${guid(7)}`,
    subject: `sc://fabrikam/Payments/azure-prod-${n}`,
    audiences: [AUD],
  }),
  (n) => ({
    name: `minikube-${n}`,
    issuer: 'https://contosooidc.blob.core.windows.net/cluster-a',
    subject: 'system:serviceaccount:default:default',
    audiences: [AUD],
  }),
]

function identity(n: number): Identity {
  const kinds: readonly IdentityKind[] = [
    'application',
    'managedIdentity',
    'application',
    'agentBlueprint',
  ]
  const kind = kinds[n % 4] ?? 'application'
  const names = [
    'shop-deploy',
    'payments-api',
    'terraform-production-landing-zone-with-a-very-long-display-name',
    'support agent',
  ]
  return {
    kind,
    id: guid(1000 + n),
    clientId: guid(2000 + n),
    displayName: `${names[n % 4]} ${Math.floor(n / 4) + 1}`,
    createdDateTime: '2025-03-04T10:00:00Z',
    enabled: n % 11 !== 5,
    ...(kind === 'managedIdentity'
      ? {
          azure: {
            resourceId: `/subscriptions/${guid(9)}/resourcegroups/rg-payments/providers/Microsoft.ManagedIdentity/userAssignedIdentities/payments-api-${n}`,
            subscriptionId: guid(9),
            subscriptionName: 'Contoso production',
            resourceGroup: 'rg-payments',
            region: 'westeurope',
          },
        }
      : { signInAudience: 'AzureADMyOrg', certificateCount: 0, hasServicePrincipal: n % 12 !== 2 }),
    ...(kind === 'application' ? { secretCount: n % 3 } : {}),
  }
}

function build(count: number, variant: string): Inventory {
  const identities = Array.from({ length: Math.max(6, Math.ceil(count / 4)) }, (_, n) =>
    identity(n),
  )
  const credentials: InventoryCredential[] = Array.from({ length: count }, (_, n) => {
    const owner = identities[count < 200 && n < 18 ? 0 : n % (identities.length - 2)] ?? identity(0)
    const form = FORMS[n % FORMS.length] ?? FORMS[0]
    const credential = form?.(n) ?? { issuer: '', audiences: [] }
    return {
      key: `${owner.id}/${credential.name}`,
      identity: owner,
      credential: { ...credential, id: guid(5000 + n) },
    }
  })
  const sources: SourceState[] = [
    { id: 'applications', state: 'done', count: 40, strategy: 'filter+expand' },
    { id: 'blueprints', state: 'done', count: 4 },
    { id: 'managed-identities', state: 'done', count: 12 },
    { id: 'subscriptions', state: 'done', count: 2 },
    { id: 'azure-identities', state: 'done', count: 12 },
  ]
  const base: Inventory = {
    tenantId: guid(1),
    cloud: 'public',
    organization: { displayName: 'Contoso', defaultDomain: 'contoso.onmicrosoft.com' },
    identities,
    credentials,
    sources,
    gaps: [],
    asOf: '2026-11-22T14:02:00Z',
    requests: 17,
  }
  if (variant === 'none') return { ...base, identities: identities.slice(0, 2), credentials: [] }
  if (variant === 'partial' || variant === 'denied')
    return {
      ...base,
      credentials: variant === 'denied' ? [] : credentials,
      identities: variant === 'denied' ? [] : identities,
      sources: sources.map((s) =>
        s.id === 'subscriptions'
          ? { ...s, state: 'partial' }
          : s.id === 'blueprints' || variant === 'denied'
            ? { ...s, state: 'denied', count: 0 }
            : s,
      ),
      gaps: [
        {
          source: 'blueprints',
          title: 'Agent identity blueprints',
          detail: 'Microsoft Graph refused to list blueprints.',
          needs: 'AgentIdentityBlueprint.Read.All',
        },
        {
          source: 'subscriptions',
          title: 'One of 2 subscriptions',
          detail: 'The names of managed identities there are known, where they live is not.',
          needs: 'Reader on the subscription',
        },
      ],
    }
  if (variant === 'failed')
    return {
      ...base,
      sources: sources.map((s) =>
        s.id === 'applications'
          ? {
              ...s,
              state: 'failed',
              problem: {
                code: 'service-unavailable',
                title: 'Microsoft Graph did not answer',
                detail: 'Page 3 of the applications answered 503 three times in a row.',
                hint: 'Scan again in a few minutes.',
                requestId: 'b7c3f0de-1111-4222-8333-944445555666',
                status: 503,
                retryable: true,
              },
            }
          : s.id === 'managed-identities'
            ? { ...s, state: 'throttled' }
            : s,
      ),
    }
  return base
}

export function AppProviders({ config, children }: { config: RuntimeConfig; children: ReactNode }) {
  const [variant, setVariant] = useState('')
  const [count, setCount] = useState(0)
  useEffect(() => setVariant(new URLSearchParams(location.search).get('fixture') ?? 'ok'), [])
  useEffect(() => {
    if (variant !== 'scanning') return
    const timer = setInterval(() => setCount((c) => Math.min(c + 13, 65)), 400)
    return () => clearInterval(timer)
  }, [variant])
  const inventory = useMemo(() => {
    if (variant === '' || variant === 'loading' || variant === 'idle') return null
    return build(variant === 'big' ? 50_000 : variant === 'scanning' ? count : 90, variant)
  }, [variant, count])
  const status =
    variant === 'idle'
      ? 'idle'
      : variant === '' || variant === 'loading' || variant === 'scanning'
        ? 'scanning'
        : 'done'
  const view = useMemo(
    () =>
      ({
        inventory,
        status,
        rescan: () => setVariant('ok'),
        stop: () => setVariant('ok'),
      }) as const,
    [inventory, status],
  )
  const session = useMemo(
    () => ({
      state: {
        status: 'signed-in',
        user: {
          name: 'Sam Example',
          username: 'sam@contoso.example',
          objectId: guid(3),
          tenantId: guid(1),
        },
      } as const,
      signIn: () => undefined,
      signOut: () => undefined,
    }),
    [],
  )
  const shown = useMemo(
    () => (variant === 'live' ? { ...config, mode: 'live' as const } : config),
    [variant, config],
  )
  return (
    <RuntimeConfigContext value={shown}>
      <SessionContext value={session}>
        <InventoryContext value={view}>{children}</InventoryContext>
      </SessionContext>
    </RuntimeConfigContext>
  )
}
