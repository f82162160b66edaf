/**
 * What the token endpoint writes for a code. Texts are those of real responses and of Microsoft's
 * own pages, kept letter by letter because users search for them; `{name}` marks a value.
 *
 * Marks: R real response or log · D Microsoft documentation · T error lookup page (copy of 2025-09) ·
 * T22 the same page as of 2022-02 · S secondhand · I inferred · U unverified.
 */

export type EvidenceMark = 'R' | 'D' | 'T' | 'T22' | 'S' | 'I' | 'U'

export interface AnswerText {
  /** Template; absent when no text was ever seen. */
  readonly text?: string
  /** True when `text` is only a part of what the endpoint writes. */
  readonly fragment?: boolean
  readonly error: string
  /** True when the OAuth error is a guess by family, not seen in a body. */
  readonly errorInferred?: boolean
  readonly mark: EvidenceMark
  readonly source: string
  /** True when bodies with this code carry no `error_uri`. */
  readonly noUri?: boolean
}

/** Documentation link inside several messages. */
const DOC = 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation'

const NO_RECORD = 'No matching federated identity record found for presented assertion'
const PLEASE_CHECK = `Please check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${DOC}`
const NOT_INSTALLED =
  'This can happen if the application has not been installed by the administrator of the tenant'
const OIDC_REQUEST_FAILED: AnswerText = {
  text: 'Request to External OIDC endpoint failed.',
  error: 'invalid_request',
  mark: 'R',
  source: 'Azure/azure-workload-identity#642, #605, #608',
  noUri: true,
}
const POLICY_UNKNOWN: AnswerText = {
  error: 'invalid_client',
  errorInferred: true,
  mark: 'S',
  source: 'secondhand notes on flexible credentials; no text seen',
}

export const ANSWER_TEXTS: Readonly<Record<number, AnswerText>> = {
  // Matching and policy.
  70021: {
    text: `${NO_RECORD}. Assertion Issuer: '{iss}'. Assertion Subject: '{sub}'. Assertion Audience: '{aud}'. https://docs.microsoft.com/en-us/azure/active-directory/develop/workload-identity-federation`,
    error: 'invalid_client',
    mark: 'R',
    source: 'Azure/azure-workload-identity#616, external-secrets/external-secrets#2783',
  },
  700211: {
    text: `${NO_RECORD} issuer '{iss}'. ${PLEASE_CHECK}`,
    error: 'invalid_client',
    mark: 'R',
    source: 'Azure/azure-workload-identity#1350, body of 2025-07',
  },
  700212: {
    text: `${NO_RECORD} audience '{aud}'. ${PLEASE_CHECK}`,
    error: 'invalid_client',
    mark: 'R',
    source: 'https://docs.gitlab.com/ci/cloud_services/azure/',
  },
  7002121: {
    text: `${NO_RECORD} audience '{aud}'`,
    fragment: true,
    error: 'invalid_client',
    errorInferred: true,
    mark: 'S',
    source: 'secondhand; the rest of the text was not seen',
  },
  70022204: {
    error: 'invalid_client',
    errorInferred: true,
    mark: 'S',
    source: 'comment in an integration test of MSAL.NET',
  },
  700213: {
    text: `${NO_RECORD} subject '{sub}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${DOC}`,
    error: 'invalid_client',
    mark: 'R',
    source: 'Azure/login#379, Azure/login#482',
  },
  7002131: {
    text: `${NO_RECORD} subject '{sub}' or no federated identity credential expression matched. Please check your federated identity credential Subject, Expression, Audience and Issuer against the presented assertion. ${DOC}`,
    error: 'invalid_client',
    mark: 'R',
    source: 'dotnet/dnceng#6455',
  },
  7002137: {
    text: `${NO_RECORD} subject '{sub}'. Please make sure the federated identity credential Subject is '{expected}'.`,
    error: 'invalid_client',
    mark: 'R',
    source: 'microsoft/Agents#202',
  },
  7002138: {
    text: `${NO_RECORD} subject '{sub}'. The subject matches with case-insensitive comparison, but not with case-sensitive comparison. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. See documentation at: ${DOC}. See breaking change notification and remediation at: https://learn.microsoft.com/en-us/entra/identity-platform/reference-breaking-changes#august-2024.`,
    error: 'invalid_client',
    mark: 'R',
    source: 'Azure/login#515, Azure/login#517, Azure/login#573',
  },
  700214: {
    error: 'invalid_client',
    errorInferred: true,
    mark: 'S',
    source: 'secondhand; no text seen',
  },
  70025: {
    text: "The client '{appId}'({name}) has no configured federated identity credentials.",
    error: 'invalid_client',
    mark: 'R',
    source: 'logs of 2026; Azure DevOps documentation, errors-workload-identity',
  },
  700222: {
    text: 'AAD-issued tokens may not be used for federated identity flows.',
    error: 'invalid_client',
    mark: 'R',
    source: 'MicrosoftDocs/azure-docs#116459, #90276',
  },
  700223: {
    error: 'invalid_client',
    errorInferred: true,
    mark: 'D',
    source: 'Azure DevOps documentation, errors-workload-identity; no text seen',
  },
  700226: {
    text: 'Only MSI tokens may be used as Federated Identity Credentials for AAD issuer.',
    error: 'invalid_client',
    errorInferred: true,
    mark: 'S',
    source: 'secondhand',
  },
  700227: {
    text: 'Forbidden token audience',
    fragment: true,
    error: 'invalid_client',
    errorInferred: true,
    mark: 'S',
    source: 'secondhand; the rest of the text was not seen',
  },
  700229: {
    text: 'Forbidden token type. Only app-only tokens may be used as Federated Identity Credentials for AAD issuer.',
    error: 'invalid_client',
    errorInferred: true,
    mark: 'R',
    source: 'MicrosoftDocs/azure-docs#109083',
  },
  700231: {
    text: 'Token obtained using another federated identity credential may not be used as federated identity credential',
    fragment: true,
    error: 'invalid_client',
    errorInferred: true,
    mark: 'S',
    source: 'secondhand; the rest of the text was not seen',
  },
  700233: POLICY_UNKNOWN,
  700234: POLICY_UNKNOWN,
  700235: POLICY_UNKNOWN,
  700236: {
    text: "Entra ID tokens issued by issuer '{iss}' may not be used for federated identity credential flows for applications or managed identities registered in this tenant.",
    error: 'invalid_client',
    mark: 'R',
    source: 'real response, 2025',
  },
  700237: POLICY_UNKNOWN,
  700238: {
    error: 'invalid_client',
    errorInferred: true,
    mark: 'D',
    source: 'Azure DevOps documentation, errors-workload-identity; full text not seen',
  },
  7002381: {
    text: "Federated identity credentials issued by 'https://token.actions.githubusercontent.com/' for applications or managed identities registered in this tenant must contain the enterprise claim with value '{allowed}' but actual value is '{actual}'.",
    error: 'invalid_client',
    errorInferred: true,
    mark: 'R',
    source: 'radius-project/radius#12577',
  },
  700239: POLICY_UNKNOWN,
  7002241: {
    text: "Issuer '{issuer}' may not use credentials matching via expression",
    fragment: true,
    error: 'invalid_client',
    errorInferred: true,
    mark: 'S',
    source: 'secondhand notes on flexible credentials',
  },
  700263: { error: 'invalid_client', errorInferred: true, mark: 'S', source: 'secondhand' },
  7002142: { error: 'invalid_client', errorInferred: true, mark: 'S', source: 'secondhand' },
  7002203: { error: 'invalid_client', errorInferred: true, mark: 'S', source: 'secondhand' },
  70052: {
    text: 'The identity must be a managed identity, a single tenant app, or a service account',
    error: 'invalid_client',
    errorInferred: true,
    mark: 'D',
    source: 'Azure DevOps documentation, errors-workload-identity',
  },
  7000226: {
    text: 'No federated identity credential policy found on application ({appid}). The client_assertion used to authenticate the request does not match the subject or application being requested.  Ensure that the application ID in the request is correct, that the app has a policy applied to it, and that the correct client_assertion is being provided in the request.',
    error: 'invalid_client',
    errorInferred: true,
    mark: 'T',
    source: 'error lookup page',
  },
  7000227: {
    text: "No Federated Identity Credential policy found on application that matched the presented MSI-signed client assertion. Expecting a Federated Identity Credential with subject: '{msiSpid}', issuer: '{expectedIssuer}' and audience: '{expectedAudience}'.",
    error: 'invalid_client',
    errorInferred: true,
    mark: 'T',
    source: 'error lookup page',
  },

  // Issuer metadata, keys, token content.
  501661: OIDC_REQUEST_FAILED,
  50166: OIDC_REQUEST_FAILED,
  90061: OIDC_REQUEST_FAILED,
  70024: {
    text: "OIDC Provider Metadata missing required field '{fieldName}'.",
    error: 'invalid_request',
    errorInferred: true,
    mark: 'T',
    source: 'error lookup page',
  },
  70022: {
    text: 'Federated Identity Credential issuer must use HTTPS scheme, must not be loopback address, and may not include a query-string or fragment. Token issuer: {issuer}.',
    error: 'invalid_request',
    errorInferred: true,
    mark: 'T22',
    source: 'error lookup page of 2022-02',
  },
  700221: {
    text: "Issuer from the provided JWT '{jwtIssuer}' does not match the issuer published in the OIDC discovery metadata ('{metadataIssuer}') registered for this federated credential.",
    error: 'invalid_request',
    errorInferred: true,
    mark: 'T22',
    source: 'error lookup page of 2022-02',
  },
  900610: {
    text: 'Non-retryable error has occurred during request to external OIDC endpoint.',
    error: 'invalid_request',
    errorInferred: true,
    mark: 'T22',
    source: 'error lookup page of 2022-02',
  },
  900611: {
    text: 'Failed to parse provider metadata.',
    error: 'invalid_request',
    errorInferred: true,
    mark: 'T22',
    source: 'error lookup page of 2022-02',
  },
  900612: {
    text: 'Failed to parse provider signing keys.',
    error: 'invalid_request',
    mark: 'R',
    source: 'body of 2025-07',
    noUri: true,
  },
  7000272: {
    text: "The certificate with identifier {id} used to sign the federated credential could not be found in the metadata of identity provider {iss}. Please validate that your Identity Provider's metadata exposes the key used to sign the incoming token.",
    error: 'invalid_client',
    mark: 'R',
    source: 'Azure/azure-workload-identity#1232, #616',
  },
  7000274: {
    error: 'invalid_client',
    errorInferred: true,
    mark: 'S',
    source: 'name in tests of AzureAD/microsoft-identity-web; no text seen',
  },
  700027: {
    text: "Client assertion contains an invalid signature. [Reason - The key was not found., Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '{appId}'. Review the documentation at https://docs.microsoft.com/en-us/graph/deployments to determine the corresponding service endpoint and https://docs.microsoft.com/en-us/graph/api/application-get?view=graph-rest-1.0&tabs=http to build a query request URL, such as 'https://graph.microsoft.com/beta/applications/{appId}'].",
    error: 'invalid_client',
    mark: 'R',
    source: 'keycloak/keycloak#19425, #12946; texts of 2026 begin differently',
  },
  70023: {
    text: 'External OIDC Provider token must have a lifetime of less than or equal to 1.01:00:00. Token issued at {iat}. Token expires on {exp}.',
    error: 'invalid_client',
    mark: 'R',
    source: 'Azure/azure-sdk-for-python#32124 (2023), MicrosoftDocs/azure-docs#86915 (2022, 400)',
  },
  700024: {
    text: 'Client assertion is not within its valid time range. Current time: {now}, assertion valid from {nbf}, expiry time of assertion {exp}. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .',
    error: 'invalid_client',
    mark: 'R',
    source: 'Azure/login#180, Azure/login#372, kata-containers/kata-containers#11758',
  },
  50027: {
    text: 'JWT token is invalid or malformed.',
    error: 'invalid_request',
    mark: 'R',
    source: 'Azure/kubelogin#413 (2024), MSAL.NET test data',
  },
  5002727: {
    text: "Invalid JWT header type specified. Allowed types: 'JWT','http://openid.net/specs/jwt/1.0'",
    error: 'invalid_request',
    mark: 'R',
    source: 'real response',
    noUri: true,
  },
  5002738: {
    text: "Invalid JWT token. '{alg}' is not a supported signature algorithm. Supported signing algorithms are: '{list}'",
    error: 'invalid_client',
    mark: 'R',
    source: 'real response of 2023 (invalid_request in 2021)',
  },
  5002723: {
    text: 'Invalid JWT token. No certificate SHA-1 thumbprint, certificate SHA-256 thumbprint, nor keyId specified in token header.',
    error: 'invalid_client',
    mark: 'R',
    source: 'real response on the certificate path',
  },
  5002726: {
    text: "Invalid JWT token. Found unsupported token header. Supported headers are: 'alg','typ','x5t','x5c','kid','use','enc','ctx','nonce','rh','kdf_ver'",
    error: 'invalid_request',
    mark: 'R',
    source: 'cloudfoundry/uaa#2109 (2023), FusionAuth/fusionauth-issues#2886 (2024)',
  },
  5002730: {
    text: 'Invalid JWT token. Unsupported key for the signing algorithm.',
    error: 'invalid_request',
    mark: 'R',
    source: 'AzureAD/microsoft-authentication-library-for-dotnet#4712',
  },
  5002741: {
    text: 'Number of audience values in the provided client credential exceed maximum allowed. {n} audience values provided, maximum allowed is 1.',
    error: 'invalid_client',
    errorInferred: true,
    mark: 'R',
    source: 'zitadel/oidc#887 (2026-04, certificate path)',
  },
  50032: {
    text: 'RSA key size {actualSize} is less than the minimum required {minSize} bits.',
    error: 'invalid_client',
    errorInferred: true,
    mark: 'T22',
    source: 'error lookup page of 2022-02',
  },
  90014: {
    text: "The required field '{name}' is missing from the credential. Ensure that you have all the necessary parameters for the login request.",
    error: 'invalid_request',
    mark: 'R',
    source: 'real response',
  },
  700021: {
    text: "Client assertion application identifier doesn't match 'client_id' parameter. Review the documentation at https://docs.microsoft.com/azure/active-directory/develop/active-directory-certificate-credentials .",
    error: 'invalid_client',
    mark: 'R',
    source: 'real response',
  },
  700022: {
    text: 'No Subject claim provided in the assertion.',
    fragment: true,
    error: 'invalid_client',
    errorInferred: true,
    mark: 'T',
    source: 'error lookup page; the official list gives this number another meaning',
  },
  700023: {
    text: 'Client assertion audience claim does not match Realm issuer.',
    fragment: true,
    error: 'invalid_client',
    errorInferred: true,
    mark: 'T',
    source: 'error lookup page; the official list gives this number another meaning',
  },
  7000361: {
    text: "Client assertion claim '{claimName}' can only contain a maximum of '{maxItems}' items.",
    error: 'invalid_client',
    errorInferred: true,
    mark: 'T22',
    source: 'error lookup page of 2022-02',
  },
  50048: {
    text: 'Subject must match the issuer claim in the client assertion.',
    error: 'invalid_client',
    errorInferred: true,
    mark: 'T',
    source: 'error lookup page',
  },
  50013: {
    text: 'Assertion failed signature validation.',
    fragment: true,
    error: 'invalid_grant',
    mark: 'R',
    source: 'on-behalf-of flow, not federation',
  },
  50012: { error: 'invalid_client', mark: 'T', source: 'error lookup page; certificates' },
  500126: { error: 'invalid_grant', errorInferred: true, mark: 'T', source: 'error lookup page' },
  900384: { error: 'invalid_grant', errorInferred: true, mark: 'T', source: 'error lookup page' },

  // Tenant, client, resource, request.
  90002: {
    text: "Tenant '{t}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.",
    error: 'invalid_request',
    mark: 'R',
    source: 'Azure/azure-cli#23130, body of 2026-07',
  },
  900023: {
    text: "Specified tenant identifier '{t}' is neither a valid DNS name, nor a valid external domain.",
    error: 'invalid_request',
    mark: 'R',
    source: 'real response',
  },
  50059: {
    text: 'No tenant-identifying information found in either the request or implied by any provided credentials.',
    error: 'invalid_request',
    errorInferred: true,
    mark: 'T',
    source: 'error lookup page',
  },
  9001023: {
    text: 'The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.',
    error: 'invalid_request',
    errorInferred: true,
    mark: 'D',
    source: 'official code list',
  },
  50049: {
    text: 'Unknown or invalid instance.',
    error: 'invalid_instance',
    errorInferred: true,
    mark: 'R',
    source: 'MSAL.NET test constants',
  },
  900382: {
    text: 'Confidential Client is not supported in Cross Cloud request.',
    error: 'invalid_request',
    errorInferred: true,
    mark: 'D',
    source: 'official code list',
  },
  900432: {
    text: 'Confidential Client is not supported in Cross Cloud request.',
    error: 'invalid_request',
    errorInferred: true,
    mark: 'D',
    source: 'official code list',
  },
  900439: {
    error: 'invalid_request',
    errorInferred: true,
    mark: 'D',
    source: 'official code list',
  },
  900440: { error: 'invalid_request', errorInferred: true, mark: 'S', source: 'secondhand' },
  700016: {
    text: `Application with identifier '{id}' was not found in the directory '{tenant}'. ${NOT_INSTALLED} or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    error: 'unauthorized_client',
    mark: 'R',
    source: 'hashicorp/terraform-provider-azurerm#20623, wazuh/wazuh#27069',
  },
  700011: {
    text: 'Application with identifier {id} was not found in the directory.',
    error: 'unauthorized_client',
    mark: 'T',
    source: 'error lookup page',
  },
  70001: {
    text: "Application with identifier '{id}' was not found in the directory {domain}",
    error: 'unauthorized_client',
    mark: 'R',
    source: 'Azure/azure-xplat-cli#2788 (2016)',
  },
  7000112: {
    text: "Application '{appId}'({name}) is disabled.",
    error: 'unauthorized_client',
    errorInferred: true,
    mark: 'T',
    source: 'error lookup page, logs',
  },
  7000116: {
    text: "Client application '{id}'({name}) is disabled in tenant {t}. Please review the documentation: https://go.microsoft.com/fwlink/?linkid=2167553",
    error: 'unauthorized_client',
    errorInferred: true,
    mark: 'T',
    source: 'error lookup page',
  },
  7000117: {
    error: 'invalid_resource',
    errorInferred: true,
    mark: 'T',
    source: 'error lookup page; as 7000116 for a resource',
  },
  7000229: {
    text: 'The client application {appId} is missing service principal in the tenant {tenantId}. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119',
    error: 'invalid_client',
    mark: 'T',
    source: 'error lookup page',
  },
  7000217: {
    text: `The service principal named {appPhrase} was not found in the tenant named {t}. ${NOT_INSTALLED}.`,
    error: 'unauthorized_client',
    errorInferred: true,
    mark: 'T',
    source: 'error lookup page',
  },
  700025: {
    text: "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
    error: 'invalid_client',
    errorInferred: true,
    mark: 'T',
    source: 'error lookup page',
  },
  7000215: {
    text: "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{id}'.",
    error: 'invalid_client',
    mark: 'R',
    source: 'real response',
  },
  7000222: {
    text: "The provided client secret keys for app '{id}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.",
    error: 'invalid_client',
    mark: 'T',
    source: 'error lookup page',
  },
  7000216: {
    text: "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
    error: 'invalid_client',
    mark: 'R',
    source: 'stephaneey/azure-apim-extension#138',
  },
  7000218: {
    text: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    error: 'invalid_client',
    mark: 'R',
    source: 'real response',
  },
  9002324: {
    text: "Request should not contain more than one client credential parameters, this includes 'client_secret', 'client_assertion' and 'request' parameters.",
    error: 'invalid_request',
    errorInferred: true,
    mark: 'T',
    source: 'error lookup page',
  },
  7000110: {
    text: 'Request is ambiguous, multiple application identifiers found.',
    error: 'invalid_request',
    errorInferred: true,
    mark: 'T',
    source: 'error lookup page',
  },
  7000113: {
    text: "Application '{id}' is not authorized to make application on-behalf-of calls.",
    error: 'unauthorized_client',
    errorInferred: true,
    mark: 'T',
    source: 'error lookup page',
  },
  7000114: {
    text: "Application '{id}' is not allowed to make application on-behalf-of calls.",
    error: 'unauthorized_client',
    errorInferred: true,
    mark: 'T',
    source: 'error lookup page',
  },
  900144: {
    text: "The request body must contain the following parameter: '{name}'.",
    error: 'invalid_request',
    mark: 'R',
    source: 'real response',
  },
  70003: {
    text: "The app requested an unsupported grant type '{x}'.",
    fragment: true,
    error: 'unsupported_grant_type',
    mark: 'U',
    source: 'name from the official list; text not verified',
  },
  90023: {
    text: 'Invalid STS request.',
    error: 'invalid_request',
    mark: 'T',
    source: 'error lookup page',
  },
  9002313: {
    text: 'Invalid request. Request is malformed or invalid.',
    error: 'invalid_request',
    mark: 'T',
    source: 'error lookup page',
  },
  900561: {
    error: 'invalid_request',
    errorInferred: true,
    mark: 'D',
    source: 'official code list',
  },
  901002: {
    error: 'invalid_request',
    errorInferred: true,
    mark: 'D',
    source: 'official code list',
  },
  9002326: {
    text: "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: '{origin}'.",
    error: 'invalid_request',
    mark: 'T',
    source: 'error lookup page',
  },
  1002012: {
    text: 'The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
    error: 'invalid_scope',
    mark: 'R',
    source: 'real response',
  },
  70011: {
    text: "The provided value for the input parameter 'scope' is not valid. The scope {s} is not valid.",
    error: 'invalid_scope',
    mark: 'R',
    source: 'real response, documentation',
  },
  28000: {
    text: 'Provided value for the input parameter scope is not valid because it contains more than one resource. Scope {s} is not valid',
    error: 'invalid_scope',
    errorInferred: true,
    mark: 'R',
    source: 'real response',
  },
  500011: {
    text: `The resource principal named {r} was not found in the tenant named {t}. ${NOT_INSTALLED} or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
    error: 'invalid_resource',
    mark: 'R',
    source: 'AzureAD/microsoft-identity-web#2793',
  },
  500014: {
    text: "The service principal for resource '{id}' is disabled. This indicate that a subscription within the tenant has lapsed, or that the administrator for this tenant has disabled the application, preventing tokens from being issued for it.",
    error: 'invalid_resource',
    errorInferred: true,
    mark: 'T',
    source: 'error lookup page, documentation',
  },
  50001: { error: 'invalid_resource', mark: 'T', source: 'error lookup page' },
  500013: {
    text: 'Resource identifier is not provided.',
    error: 'invalid_resource',
    mark: 'T',
    source: 'error lookup page',
  },
  100040: { error: 'invalid_scope', errorInferred: true, mark: 'S', source: 'secondhand' },
  53003: {
    text: 'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    error: 'invalid_grant',
    mark: 'R',
    source: 'real response',
  },
  100007: {
    error: 'invalid_request',
    errorInferred: true,
    mark: 'D',
    source: 'official code list; no text seen',
  },
  1003031: {
    text: 'Misconfigured required resource access in client application registration.',
    error: 'invalid_client',
    errorInferred: true,
    mark: 'T',
    source: 'error lookup page',
  },
}
