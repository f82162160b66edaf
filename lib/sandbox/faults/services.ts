import type { FaultService } from './model'

/** The choice of a service, shared by faults that strike one or all. */
export const SERVICE_FIELD = {
  kind: 'choice',
  label: 'Service',
  options: [
    { value: 'all', label: 'Graph and Azure' },
    { value: 'graph', label: 'Microsoft Graph' },
    { value: 'arm', label: 'Azure Resource Manager' },
    { value: 'login', label: 'Sign-in and tokens' },
  ],
  usual: 'all',
} as const

type Choice = (typeof SERVICE_FIELD.options)[number]['value']

const NAMES: Readonly<Record<Choice, string>> = {
  all: 'Graph and Azure',
  graph: 'Microsoft Graph',
  arm: 'Azure Resource Manager',
  login: 'sign-in',
}

/** True when the choice strikes the service. `all` spares sign-in: nobody would get in to look. */
export function strikes(choice: Choice, service: FaultService): boolean {
  return choice === service || (choice === 'all' && service !== 'login')
}

/** The choice inside of a sentence. */
export function serviceWords(choice: Choice): string {
  return NAMES[choice]
}
