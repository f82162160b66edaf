import { failed, passed } from '../../assertion/make-check'
import { CHECK_TEXTS } from '../check-texts'
import type { Rule } from '../context'

/** A client without any federated credential is refused before anything is compared (70025). */
export const credentialsRule: Rule = {
  id: 'credentials',
  judge: ({ index }) => {
    const { title } = CHECK_TEXTS.credentials
    const count = index.credentials.length
    return count > 0
      ? [passed('credentials', title, { actual: String(count) })]
      : [
          failed('credentials', title, {
            code: 70025,
            actual: '0',
            reason:
              'This client id has no federated credential. Check the client id the workload sends.',
          }),
        ]
  },
}
