import { type CauseRule, ofClass } from './contract'

export const clockDifference: CauseRule = {
  id: 'clock-difference',
  title: 'The clocks differ',
  source: 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation',
  find: (context) => {
    const check = ofClass(context, 'not-yet-valid', 'iat-future')
    if (!check) return undefined
    return {
      confidence: check.outcome === 'fail' ? 'likely' : 'possible',
      detail: check.reason ?? 'A time of the token lies in the future.',
      fixWorkload: "Set the issuer's clock by NTP.",
    }
  },
}
