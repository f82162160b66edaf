import { defineFault } from './model'
import { SERVICE_FIELD, serviceWords, strikes } from './services'

export const throttling = defineFault({
  id: 'throttling',
  title: 'Too many requests',
  about: 'A share of the requests answers 429: shows how a scan waits, and what it says meanwhile.',
  fields: {
    service: SERVICE_FIELD,
    share: { kind: 'number', label: 'Share', unit: '%', min: 1, max: 100, usual: 40 },
    retryAfter: { kind: 'number', label: 'Retry after', unit: 's', min: 1, max: 60, usual: 2 },
  },
  words: ({ service, share, retryAfter }) =>
    `${share} % of the requests to ${serviceWords(service)} answer 429, with Retry-After ${retryAfter}.`,
  effects: ({ service, share, retryAfter }) => ({
    fail: (call) =>
      strikes(service, call.service) && call.dice() * 100 < share
        ? { status: 429, retryAfter }
        : undefined,
  }),
})
