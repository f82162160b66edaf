import { failed, notChecked, passed } from '../../assertion/make-check'
import { CHECK_TEXTS } from '../check-texts'
import type { Rule } from '../context'
import { equalIgnoringCase } from '../subject-forms'

/**
 * A token whose issuer is the client itself is taken as proof of a certificate, not of federation.
 * Inferred from a log (AzureAD/microsoft-authentication-library-for-python#739) in which any other
 * issuer went to matching.
 */
export const assertionKindRule: Rule = {
  id: 'assertion-kind',
  judge: ({ claims, input }) => {
    const { title } = CHECK_TEXTS['assertion-kind']
    const iss = claims?.iss
    if (typeof iss !== 'string') return []
    if (input.clientId !== undefined && equalIgnoringCase(iss, input.clientId))
      return [
        failed('assertion-kind', title, {
          field: 'iss',
          actual: iss,
          code: 700027,
          reason:
            'iss is the client id, so Entra takes the token as a certificate assertion: it looks for a certificate of the app (700027; 700023 or 50048 for its audience or subject) and never at federated credentials.',
        }),
      ]
    if (input.clientId === undefined && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(iss))
      return [
        notChecked(
          'assertion-kind',
          title,
          'iss is a bare id. If it is the client id, Entra takes the token as a certificate assertion; give the client id to know.',
          { field: 'iss', actual: iss },
        ),
      ]
    return [passed('assertion-kind', title, { field: 'iss', actual: iss })]
  },
}
