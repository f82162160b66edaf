/** The tenants that a sandbox can be filled with. Nothing here may import anything: the page reads it too. */
export const SANDBOX_SEEDS = [
  {
    name: 'default',
    title: 'A company',
    about: 'A retailer of 4 years: every kind of trust, and most mistakes that an audit finds.',
  },
  {
    name: 'empty',
    title: 'Empty',
    about: 'This app’s registration and nothing else: what a first visit looks like.',
  },
  {
    name: 'reader',
    title: 'A reader',
    about: 'The company, seen by somebody who lacks rights. Choose below which.',
  },
  {
    name: 'throttled',
    title: 'Throttled',
    about: 'The company, while Graph and Azure answer 429 to four requests in ten.',
  },
  {
    name: 'huge',
    title: 'Huge',
    about: '50,000 applications, 5,000 managed identities, 50,000 credentials.',
  },
] as const

/** Name of the query parameter that chooses a seed on any page. */
export const SEED_PARAMETER = 'sandbox'

/** True for a documented seed. */
export function isPublicSeed(name: string): boolean {
  return SANDBOX_SEEDS.some((seed) => seed.name === name)
}
