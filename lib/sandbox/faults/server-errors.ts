import { defineFault } from './model'
import { SERVICE_FIELD, serviceWords, strikes } from './services'

export const serverErrors = defineFault({
  id: 'server-errors',
  title: 'Errors of a service',
  about:
    'A share of the requests fails with a 5xx: shows retries, and sources that could not be read.',
  fields: {
    service: SERVICE_FIELD,
    share: { kind: 'number', label: 'Share', unit: '%', min: 1, max: 100, usual: 30 },
    status: {
      kind: 'choice',
      label: 'Answer',
      options: [
        { value: '503', label: '503, not available' },
        { value: '500', label: '500, an error inside' },
        { value: '502', label: '502, bad gateway' },
        { value: '504', label: '504, gateway timed out' },
      ],
      usual: '503',
    },
  },
  words: ({ service, share, status }) =>
    `${share} % of the requests to ${serviceWords(service)} answer ${status}.`,
  effects: ({ service, share, status }) => ({
    fail: (call) =>
      strikes(service, call.service) && call.dice() * 100 < share
        ? { status: Number(status) }
        : undefined,
  }),
})
