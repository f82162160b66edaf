import type { SandboxContext } from '../context'
import { json } from '../http'
import type { Tenant } from '../model'
import { entraFailure } from './failure'
import { entraKey } from './issue'
import { requestAnswer } from './request-answers'

/** Discovery answers and keys may be read by any page. */
const OPEN = { 'access-control-allow-origin': '*', 'cache-control': 'max-age=86400, private' }

const LOGIN = 'https://login.microsoftonline.com'

/**
 * The OpenID configuration of a tenant.
 *
 * @param base origin and path prefix of the endpoints, for example `https://login.microsoftonline.com/{tenant}`.
 */
export function openIdConfiguration(tenant: Tenant, base = `${LOGIN}/${tenant.id}`): Response {
  return json(
    200,
    {
      token_endpoint: `${base}/oauth2/v2.0/token`,
      token_endpoint_auth_methods_supported: [
        'client_secret_post',
        'private_key_jwt',
        'client_secret_basic',
      ],
      jwks_uri: `${base}/discovery/v2.0/keys`,
      response_modes_supported: ['query', 'fragment', 'form_post'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      issuer: `${base}/v2.0`,
      request_uri_parameter_supported: false,
      userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
      http_logout_supported: true,
      frontchannel_logout_supported: true,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'nonce', 'name', 'tid', 'ver'],
      tenant_region_scope: 'EU',
      cloud_instance_name: 'microsoftonline.com',
      cloud_graph_host_name: 'graph.windows.net',
      msgraph_host: 'graph.microsoft.com',
      rbac_url: 'https://pas.windows.net',
    },
    OPEN,
  )
}

/** The key set of the sandbox's Entra. Entra's own keys carry no `alg`. */
export async function entraKeySet(): Promise<Response> {
  const { publicJwk } = await entraKey()
  const { alg: _unpublished, ...key } = publicJwk
  return json(200, { keys: [{ ...key, x5t: publicJwk.kid }] }, OPEN)
}

/** Instance discovery, which az and MSAL ask before the first token. */
export function instanceDiscovery(context: SandboxContext, url: URL): Response {
  const endpoint = url.searchParams.get('authorization_endpoint') ?? ''
  if (!URL.canParse(endpoint) || !LOGIN_HOSTS.has(new URL(endpoint).hostname)) {
    return entraFailure(context, requestAnswer(50049), null)
  }
  return json(
    200,
    {
      tenant_discovery_endpoint: `${LOGIN}/common/.well-known/openid-configuration`,
      'api-version': url.searchParams.get('api-version') ?? '1.1',
      metadata: [
        {
          preferred_network: 'login.microsoftonline.com',
          preferred_cache: 'login.windows.net',
          aliases: [...LOGIN_HOSTS],
        },
      ],
    },
    OPEN,
  )
}

/** Names of the login host in the public cloud. */
export const LOGIN_HOSTS: ReadonlySet<string> = new Set([
  'login.microsoftonline.com',
  'login.windows.net',
  'login.microsoft.com',
  'sts.windows.net',
])
