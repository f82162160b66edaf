import { matchesGlob } from '../../expression/evaluate'
import { type CauseRule, failing } from './contract'

export const wildcardInSubject: CauseRule = {
  id: 'wildcard-in-subject',
  title: 'Wildcards have no meaning in a plain subject',
  source:
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations',
  find: (context) => {
    const actual = context.match?.subject
    if (!failing(context, 'subject') || actual === undefined) return undefined
    const starred = context.match?.nearest
      .map(({ credential }) => credential.subject)
      .find((subject) => subject !== undefined && /[*?]/.test(subject))
    if (starred === undefined) return undefined
    return {
      confidence: matchesGlob(starred, actual) ? 'certain' : 'possible',
      detail: `The credential's subject ${starred} is compared letter by letter, the wildcard too.`,
      fixEntra:
        'Add one credential for each subject, or use an expression (GitHub, GitLab and Terraform only).',
    }
  },
}
