import { type CauseRule, failing } from './contract'

export const malformedAssertion: CauseRule = {
  id: 'malformed-assertion',
  title: 'What was sent is no assertion',
  source: 'https://github.com/Azure/login/issues/302',
  find: (context) => {
    const check =
      failing(context, 'shape') ?? failing(context, 'not-a-token') ?? failing(context, 'size')
    if (!check) return undefined
    return {
      confidence: 'certain',
      detail: check.reason ?? 'The text is no signed JWT.',
      fixWorkload: 'Send the token as the platform gives it: three parts, no quotes, no line end.',
    }
  },
}
