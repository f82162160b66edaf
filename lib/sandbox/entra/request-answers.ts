import {
  type AnswerValues,
  type DocumentedAnswer,
  entraAnswer,
} from '@/lib/federation/aadsts/answer'

interface Text {
  readonly error: string
  readonly status: number
  readonly text: string
}

const invalidRequest = (text: string): Text => ({ error: 'invalid_request', status: 400, text })
const invalidGrant = (text: string): Text => ({ error: 'invalid_grant', status: 400, text })

/**
 * What Entra answers to a signed-in person's grants; everything about federation, clients and scopes
 * stands in lib/federation/aadsts. The texts are those of the public lookup page (dump
 * f-bader/EntraID-ErrorCodes); where only the name of a code is public the text is approximate and
 * marked so. `{name}` stands for a value.
 */
const TEXTS: Readonly<Record<number, Text>> = {
  // Approximate text; name BadResourceRequestInvalidRequest is documented.
  900561: invalidRequest(
    'The endpoint only accepts POST, OPTIONS requests. Received a {method} request.',
  ),
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
    'The user account {user} does not exist in the {tenant} directory. To sign into this application, the account must be added to the directory.',
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
 * Entra's answer with that code, from the table above or from `lib/federation/aadsts`.
 *
 * @param values what stands for `{name}` in the text.
 */
export function requestAnswer(code: number, values: AnswerValues = {}): DocumentedAnswer {
  const entry = TEXTS[code]
  if (entry === undefined) return entraAnswer(code, values)
  const text = entry.text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(values[name] ?? whole),
  )
  return {
    code,
    error: entry.error,
    status: entry.status,
    message: `AADSTS${code}: ${text}`,
    textKnown: true,
    errorInferred: false,
    errorUri: true,
    mark: 'T',
    source: 'public error lookup page',
  }
}
