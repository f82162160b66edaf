import { describe, expect, it } from 'vitest'
import { endsSession, needsInteraction, signInProblem } from './sign-in-problem'

const msal = (errorCode: string, more: Record<string, unknown> = {}) =>
  Object.assign(new Error(`See https://aka.ms/msal.js.errors#${errorCode} for details`), {
    errorCode,
    subError: '',
    correlationId: 'c0ffee',
    ...more,
  })

describe('signInProblem', () => {
  it.each([
    ['BrowserAuthError', msal('user_cancelled'), 'sign-in-cancelled'],
    ['BrowserAuthError', msal('popup_window_error'), 'popup-blocked'],
    [
      'BrowserAuthError',
      msal('timed_out', { subError: 'redirect_bridge_timeout' }),
      'sign-in-timeout',
    ],
    ['BrowserAuthError', msal('redirect_in_iframe'), 'inside-frame'],
    ['BrowserAuthError', msal('interaction_in_progress'), 'sign-in-in-progress'],
    ['BrowserAuthError', msal('crypto_nonexistent'), 'insecure-context'],
    ['BrowserAuthError', msal('no_network_connectivity'), 'network'],
    ['ClientAuthError', msal('endpoints_resolution_error'), 'network'],
    ['ClientAuthError', msal('nonce_mismatch'), 'sign-in-mixed-up'],
    ['ClientConfigurationError', msal('authority_uri_insecure'), 'sign-in-configuration'],
    ['InteractionRequired', msal('login_required'), 'login-required'],
    ['InteractionRequired', msal('refresh_token_expired'), 'session-expired'],
    [
      'InteractionRequired',
      msal('invalid_grant', { subError: 'consent_required' }),
      'consent-required',
    ],
    ['InteractionRequired', msal('invalid_grant', { subError: 'bad_token' }), 'session-expired'],
    [
      'InteractionRequired',
      msal('interaction_required', { errorMessage: 'AADSTS50076: …' }),
      'interaction-required',
    ],
    [
      'ServerError',
      msal('access_denied', { errorMessage: 'AADSTS65004: User declined' }),
      'consent-refused',
    ],
    ['ServerError', msal('access_denied'), 'consent-refused'],
    ['ServerError', msal('access_denied', { subError: 'cancel' }), 'sign-in-cancelled'],
    [
      'ServerError',
      msal('invalid_grant', { errorMessage: 'AADSTS700084: lifetime' }),
      'session-expired',
    ],
    ['ServerError', msal('unauthorized_client', { errorNo: '700016' }), 'registration-missing'],
    ['ServerError', msal('invalid_request', { errorMessage: 'AADSTS90072: …' }), 'wrong-tenant'],
    [
      'ServerError',
      msal('invalid_request', { errorMessage: 'AADSTS9002326: …' }),
      'redirect-address',
    ],
    [
      'ServerError',
      msal('access_denied', { errorMessage: 'AADSTS53003: …' }),
      'conditional-access',
    ],
    ['ServerError', msal('temporarily_unavailable'), 'service-unavailable'],
    ['unknown', msal('brand_new_code'), 'sign-in-failed'],
    ['a bug of ours', new TypeError('x is undefined'), 'sign-in-failed'],
    ['not an error', 'text', 'sign-in-failed'],
  ])('%s: maps to its own words', (_, error, code) => {
    const problem = signInProblem(error)
    expect(problem.code).toBe(code)
    expect(problem.hint).toMatch(/\.$/)
  })

  it('keeps code, AADSTS number and correlation id but not the text of the server', () => {
    const problem = signInProblem(
      msal('invalid_grant', { errorMessage: 'AADSTS70008: secret-looking text' }),
    )
    expect(problem.evidence).toEqual([
      { field: 'AADSTS', actual: '70008' },
      { field: 'error', actual: 'invalid_grant' },
    ])
    expect(problem.requestId).toBe('c0ffee')
    expect(JSON.stringify(problem)).not.toContain('secret-looking')
  })

  it('tells an ended session from a missing permission', () => {
    const expired = signInProblem(msal('login_required'))
    const consent = signInProblem(msal('consent_required'))
    const offline = signInProblem(msal('no_network_connectivity'))
    expect([endsSession(expired), endsSession(consent), endsSession(offline)]).toEqual([
      true,
      false,
      false,
    ])
    expect([
      needsInteraction(expired),
      needsInteraction(consent),
      needsInteraction(offline),
    ]).toEqual([true, true, false])
  })
})
