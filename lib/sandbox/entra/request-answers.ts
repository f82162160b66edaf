import type { EntraAnswer } from '@/lib/federation/verdict/model'

interface Text {
  readonly error: string
  readonly status: number
  readonly text: string
}

const invalidRequest = (text: string): Text => ({ error: 'invalid_request', status: 400, text })
const invalidClient = (text: string): Text => ({ error: 'invalid_client', status: 401, text })
const invalidGrant = (text: string): Text => ({ error: 'invalid_grant', status: 400, text })

/**
 * What Entra answers before and beside the assertion: request, tenant, client, scope and the user's
 * own grants. The texts are those of the public lookup page (dump f-bader/EntraID-ErrorCodes) and of
 * bodies quoted in issue threads; where only the name of a code is public the text is approximate
 * and marked so. `{name}` stands for a value.
 */
const TEXTS: Readonly<Record<number, Text>> = {
  // Approximate text; name BadResourceRequestInvalidRequest is documented.
  900561: invalidRequest(
    "The endpoint only accepts POST, OPTIONS requests. Received a {method} request.",
  ),
  900023: invalidRequest(
    "Specified tenant identifier '{tenant}' is neither a valid DNS name, nor a valid external domain.",
  ),
  90002: invalidRequest(
    "Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.",
  ),
  9001023: invalidRequest(
    'The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.',
  ),
  50059: invalidRequest(
    'No tenant-identifying information found in either the request or implied by any provided credentials.',
  ),
  50049: { error: 'invalid_instance', status: 400, text: 'Unknown or invalid instance.' },
  900144: invalidRequest("The request body must contain the following parameter: '{name}'."),
  901002: invalidRequest("The 'resource' request parameter is not supported."),
  // Approximate text.
  70003: {
    error: 'unsupported_grant_type',
    status: 400,
    text: "The app requested an unsupported grant type '{grantType}'.",
  },
  9002324: invalidRequest(
    "Request should not contain more than one client credential parameters, this includes 'client_secret', 'client_assertion' and 'request' parameters.",
  ),
  7000216: invalidClient(
    "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
  ),
  7000215: invalidClient(
    "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{clientId}'.",
  ),
  9002326: invalidRequest(
    "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: '{origin}'.",
  ),
  700016: {
    error: 'unauthorized_client',
    status: 400,
    text: "Application with identifier '{clientId}' was not found in the directory '{directory}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.",
  },
  7000112: {
    error: 'unauthorized_client',
    status: 400,
    text: "Application '{clientId}'({name}) is disabled.",
  },
  7000229: invalidClient(
    'The client application {clientId} is missing service principal in the tenant {tenant}. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119',
  ),
  700025: invalidClient(
    "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
  ),
  1002012: {
    error: 'invalid_scope',
    status: 400,
    text: 'The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
  },
  28000: {
    error: 'invalid_scope',
    status: 400,
    text: 'Provided value for the input parameter scope is not valid because it contains more than one resource. Scope {scope} is not valid.',
  },
  70011: {
    error: 'invalid_scope',
    status: 400,
    text: "The provided value for the input parameter 'scope' is not valid. The scope {scope} is not valid.",
  },
  500011: {
    error: 'invalid_resource',
    status: 400,
    text: 'The resource principal named {resource} was not found in the tenant named {directory}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.',
  },
  // From here on: the grants of a signed-in person.
  50011: invalidRequest(
    "The redirect URI '{redirectUri}' specified in the request does not match the redirect URIs configured for the application '{clientId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal.",
  ),
  700054: {
    error: 'unsupported_response_type',
    status: 400,
    text: "response_type '{responseType}' is not enabled for the application.",
  },
  501491: invalidRequest('Invalid size of Code_Challenge parameter.'),
  50149: invalidRequest('Invalid Code_Challenge_method parameter.'),
  900971: invalidRequest('No reply address provided.'),
  // Approximate text.
  90094: {
    error: 'access_denied',
    status: 400,
    text: 'An administrator of {directory} has set a policy that prevents you from granting {name} the permissions it is requesting.',
  },
  9002325: invalidRequest(
    'Proof Key for Code Exchange is required for cross-origin authorization code redemption.',
  ),
  50034: invalidRequest(
    "The user account {user} does not exist in the {tenant} directory. To sign into this application, the account must be added to the directory.",
  ),
  50058: {
    error: 'login_required',
    status: 400,
    text: 'A silent sign-in request was sent but no user is signed in.',
  },
  65001: invalidGrant(
    "The user or administrator has not consented to use the application with ID '{clientId}' named '{name}'. Send an interactive authorization request for this user and resource.",
  ),
  65004: {
    error: 'access_denied',
    status: 400,
    text: 'User declined to consent to access the app.',
  },
  54005: invalidGrant(
    'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
  ),
  70000: invalidGrant('Provided grant is invalid or malformed.'),
  70008: invalidGrant(
    'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
  ),
  500112: invalidGrant(
    "The reply address '{redirectUri}' does not match the reply address '{expected}' provided when requesting Authorization code.",
  ),
  501481: invalidGrant(
    'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
  ),
  700084: invalidGrant(
    'The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which cannot be extended. It is now expired and a new sign in request must be sent by the SPA to the sign in page. The token was issued on {issuedAt}.',
  ),
}

/**
 * Entra's answer for one of the codes above.
 *
 * @param values what stands for `{name}` in the text.
 * @throws when the code is not in the table: a bug of the caller.
 */
export function requestAnswer(
  code: number,
  values: Readonly<Record<string, string>> = {},
): EntraAnswer {
  const entry = TEXTS[code]
  if (entry === undefined) throw new Error(`No text for AADSTS${code}.`)
  const text = entry.text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
  return { code, error: entry.error, status: entry.status, message: `AADSTS${code}: ${text}` }
}
