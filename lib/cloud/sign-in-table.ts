/**
 * What each failure of sign-in means and what to do, in our own words. MSAL 5 ships codes without
 * texts, so the code decides. Source of the codes: `@azure/msal-browser` 5.29 and `msal-common` 16
 * (`*ErrorCodes.mjs`); AADSTS numbers: learn.microsoft.com/entra/identity-platform/reference-error-codes.
 */
export interface SignInRow {
  /** AADSTS number, MSAL error code or suberror. */
  readonly keys: readonly (string | number)[]
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly hint: string
  readonly retryable?: boolean
  /** The session is over: only an interactive sign-in helps. */
  readonly endsSession?: boolean
}

export const SIGN_IN_ROWS: readonly SignInRow[] = [
  {
    keys: [65004, 'access_denied'],
    code: 'consent-refused',
    title: 'Consent was refused',
    detail: 'The permissions that Fedcred asked for were not granted, so nothing can be read.',
    hint: 'Sign in again and accept, or ask an administrator to grant the permissions for everyone.',
  },
  {
    keys: [90094, 90095],
    code: 'admin-consent-required',
    title: 'An administrator must consent first',
    detail: 'Reading applications needs a permission that only an administrator can grant.',
    hint: 'Ask an administrator of this tenant to grant admin consent to the Fedcred registration.',
  },
  {
    keys: [65001, 'consent_required'],
    code: 'consent-required',
    title: 'A permission has not been granted yet',
    detail: 'Nobody has consented to this permission for Fedcred in this tenant.',
    hint: 'Grant it when asked, or ask an administrator to grant it for everyone.',
  },
  {
    keys: ['user_cancelled', 'user_canceled', 'cancel', 'interaction_in_progress_cancelled'],
    code: 'sign-in-cancelled',
    title: 'Sign-in was cancelled',
    detail: 'The sign-in window was closed before it finished.',
    hint: 'Start sign-in again when you are ready.',
    retryable: true,
  },
  {
    keys: [90072, 50020],
    code: 'wrong-tenant',
    title: 'This account is not in the configured tenant',
    detail:
      'Fedcred is connected to one tenant, and the account you chose is not a member or guest of it.',
    hint: 'Sign in with an account of the configured tenant, or have the account invited as a guest.',
  },
  {
    keys: [50105],
    code: 'user-not-assigned',
    title: 'You are not assigned to this app',
    detail: 'The registration lets only assigned people in, and this account is not one of them.',
    hint: 'Ask an administrator to assign you under Enterprise applications, Users and groups.',
  },
  {
    keys: [700016],
    code: 'registration-missing',
    title: 'The app registration was not found',
    detail: 'No registration with the configured client id exists in the configured tenant.',
    hint: 'Compare FEDCRED_CLIENT_ID and FEDCRED_TENANT_ID with the registration.',
  },
  {
    keys: [90002],
    code: 'tenant-unknown',
    title: 'The tenant was not found',
    detail: 'The configured tenant id does not exist in the configured cloud.',
    hint: 'Compare FEDCRED_TENANT_ID and FEDCRED_CLOUD with your directory.',
  },
  {
    keys: [50011, 9002326, 'redirect_uri_empty'],
    code: 'redirect-address',
    title: 'The redirect address is not registered',
    detail:
      'The registration does not list this page’s /auth address as a single-page application redirect.',
    hint: 'Add this origin followed by /auth as a redirect address of type single-page application.',
  },
  {
    keys: [500011],
    code: 'resource-missing',
    title: 'The service is not available in this tenant',
    detail: 'The tenant has no service principal for the service that a token was asked for.',
    hint: 'Check that the cloud setting fits the tenant.',
  },
  {
    keys: [50057, 50053],
    code: 'account-blocked',
    title: 'This account cannot sign in',
    detail: 'The account is switched off, or locked after repeated failures.',
    hint: 'Ask an administrator to unlock the account, or wait and try again.',
  },
  {
    keys: [53000, 53001, 53003],
    code: 'conditional-access',
    title: 'A Conditional Access policy refused the sign-in',
    detail: 'A policy of the tenant does not allow this sign-in from this device or place.',
    hint: 'Use a device that meets the policy, or ask an administrator which policy applied.',
  },
  {
    keys: [
      50076,
      50079,
      'interaction_required',
      'basic_action',
      'additional_action',
      'message_only',
    ],
    code: 'interaction-required',
    title: 'Sign-in needs another step',
    detail: 'Microsoft asks for a further step, such as a second factor, before it issues a token.',
    hint: 'Sign in again and complete the step.',
    endsSession: true,
  },
  {
    keys: [
      50058,
      'login_required',
      'no_account_error',
      'no_account_found',
      'no_account_in_silent_request',
      'no_tokens_found',
      'native_account_unavailable',
      'ui_not_allowed',
      'interrupted_user',
    ],
    code: 'login-required',
    title: 'You are no longer signed in',
    detail: 'The sign-in session with Microsoft has ended.',
    hint: 'Sign in again. What is loaded stays on screen.',
    endsSession: true,
  },
  {
    keys: [
      70008,
      70043,
      700082,
      700084,
      50173,
      'refresh_token_expired',
      'bad_token',
      'user_password_expired',
      'invalid_grant',
    ],
    code: 'session-expired',
    title: 'Your session has expired',
    detail: 'The refresh token has run out or was revoked, so no new token can be fetched.',
    hint: 'Sign in again. What is loaded stays on screen.',
    endsSession: true,
  },
  {
    keys: ['popup_window_error', 'empty_window_error', 'block_nested_popups'],
    code: 'popup-blocked',
    title: 'The browser blocked the sign-in window',
    detail: 'The permission has to be asked for in a window that the browser did not let open.',
    hint: 'Allow pop-up windows for this address and try again.',
    retryable: true,
  },
  {
    keys: [
      'timed_out',
      'redirect_bridge_timeout',
      'redirect_bridge_empty_response',
      'iframe_closed_prematurely',
      'empty_response',
    ],
    code: 'sign-in-timeout',
    title: 'Sign-in did not answer in time',
    detail:
      'The sign-in page did not report back. A blocked frame or a very slow network can cause this.',
    hint: 'Try again. If it keeps failing, sign out and in.',
    retryable: true,
  },
  {
    keys: ['redirect_in_iframe', 'block_iframe_reload'],
    code: 'inside-frame',
    title: 'Sign-in does not work inside a frame',
    detail: 'This page is shown inside another page, where sign-in is not allowed.',
    hint: 'Open Fedcred in a tab of its own.',
  },
  {
    keys: ['interaction_in_progress'],
    code: 'sign-in-in-progress',
    title: 'A sign-in is already under way',
    detail: 'Another sign-in was started in this tab and has not finished.',
    hint: 'Finish it, or reload the page and try again.',
    retryable: true,
  },
  {
    keys: [
      'no_network_connectivity',
      'network_error',
      'post_request_failed',
      'get_request_failed',
      'endpoints_resolution_error',
      'openid_config_error',
      'failed_to_parse_response',
    ],
    code: 'network',
    title: 'The sign-in service could not be reached',
    detail: 'The request to the sign-in service failed on the way.',
    hint: 'Check the network connection and try again.',
    retryable: true,
  },
  {
    keys: ['crypto_nonexistent', 'no_crypto_object'],
    code: 'insecure-context',
    title: 'The browser switched off cryptography',
    detail: 'Sign-in needs a secure context: https, or localhost. This address is neither.',
    hint: 'Open Fedcred over https, or as http://localhost.',
  },
  {
    keys: [
      'state_mismatch',
      'state_not_found',
      'invalid_state',
      'nonce_mismatch',
      'no_state_in_hash',
      'unable_to_parse_state',
      'state_interaction_type_mismatch',
      'no_token_request_cache_error',
      'unable_to_parse_token_request_cache_error',
      'hash_empty_error',
      'hash_does_not_contain_known_properties',
      'hash_not_deserialized',
    ],
    code: 'sign-in-mixed-up',
    title: 'The sign-in answer did not fit the request',
    detail: 'The answer belongs to another or an older sign-in, so it was thrown away.',
    hint: 'Start sign-in again in this tab.',
    retryable: true,
  },
  {
    keys: ['temporarily_unavailable', 'server_error', 'service_unavailable'],
    code: 'service-unavailable',
    title: 'The sign-in service is busy',
    detail: 'Microsoft’s sign-in service answered that it cannot help right now.',
    hint: 'Try again in a minute.',
    retryable: true,
  },
  {
    keys: [
      'untrusted_authority',
      'authority_uri_insecure',
      'authority_mismatch',
      'issuer_validation_failed',
      'invalid_authority_metadata',
      'invalid_cloud_discovery_metadata',
      'url_parse_error',
    ],
    code: 'sign-in-configuration',
    title: 'The sign-in settings are wrong',
    detail: 'The configured tenant, cloud or sandbox address cannot be used for sign-in.',
    hint: 'Check the settings on the server and restart it.',
  },
]
