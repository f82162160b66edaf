import { type CauseRule, ofClass } from './contract'

export const wrongTimeUnit: CauseRule = {
  id: 'wrong-time-unit',
  title: 'Times are in milliseconds',
  source: 'https://www.rfc-editor.org/rfc/rfc7519#section-2',
  find: (context) => {
    const check = ofClass(context, 'claim-units')
    if (!check) return undefined
    return {
      confidence: 'certain',
      detail: check.reason ?? 'A time looks like milliseconds.',
      fixWorkload: 'Divide the times by 1000 before signing.',
    }
  },
}
