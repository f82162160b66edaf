import type { Cloud } from '../credential/model'
import { armBody, graphBody, nameOf, type RecipeInput } from './model'

/** Graph and ARM by cloud. Source: learn.microsoft.com/graph/deployments, read 2026-09. */
export const HOSTS: Readonly<Record<Cloud, { readonly graph: string; readonly arm: string }>> = {
  public: { graph: 'https://graph.microsoft.com', arm: 'https://management.azure.com' },
  usgov: { graph: 'https://graph.microsoft.us', arm: 'https://management.usgovcloudapi.net' },
  china: {
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    arm: 'https://management.chinacloudapi.cn',
  },
}

/** Widely deployed version of Microsoft.ManagedIdentity, and the preview that carries expressions. */
const ARM_VERSION = '2024-11-30'
const ARM_VERSION_EXPRESSION = '2025-01-31-preview'

/** The one request that creates or changes a credential. */
export interface WriteRequest {
  readonly method: 'POST' | 'PATCH' | 'PUT'
  readonly url: string
  readonly body: object
}

/**
 * Builds the request that writes a credential: Graph for applications and blueprints, ARM for managed
 * identities. Expressions and blueprints need beta Graph or the ARM preview.
 */
export function writeRequest(input: RecipeInput): WriteRequest {
  const { identity, credential, action, cloud } = input
  const name = encodeURIComponent(nameOf(credential).replaceAll("'", "''"))
  if (identity.kind === 'managedIdentity') {
    const id = identity.azure?.resourceId ?? '/RESOURCE-ID-OF-THE-IDENTITY'
    const version = credential.claimsMatchingExpression ? ARM_VERSION_EXPRESSION : ARM_VERSION
    return {
      method: 'PUT',
      url: `${HOSTS[cloud].arm}${id}/federatedIdentityCredentials/${encodeURIComponent(nameOf(credential))}?api-version=${version}`,
      body: armBody(input),
    }
  }
  const blueprint = identity.kind === 'agentBlueprint'
  const version = blueprint || credential.claimsMatchingExpression ? 'beta' : 'v1.0'
  const cast = blueprint ? '/microsoft.graph.agentIdentityBlueprint' : ''
  const collection = `${HOSTS[cloud].graph}/${version}/applications/${identity.id}${cast}/federatedIdentityCredentials`
  return action === 'create'
    ? { method: 'POST', url: collection, body: graphBody(input) }
    : { method: 'PATCH', url: `${collection}(name='${name}')`, body: graphBody(input) }
}
