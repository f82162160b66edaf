import { defineFault } from './model'
import { SERVICE_FIELD, serviceWords, strikes } from './services'

export const latency = defineFault({
  id: 'latency',
  title: 'Slow answers',
  about: 'Shows what stands on screen while a page waits.',
  fields: {
    service: SERVICE_FIELD,
    ms: { kind: 'number', label: 'Delay', unit: 'ms', min: 1, max: 30_000, usual: 800 },
  },
  words: ({ service, ms }) => `Every answer of ${serviceWords(service)} comes ${ms} ms later.`,
  effects: ({ service, ms }) => ({ delay: (one) => (strikes(service, one) ? ms : 0) }),
})
