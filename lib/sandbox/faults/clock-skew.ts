import { defineFault } from './model'

export const clockSkew = defineFault({
  id: 'clock-skew',
  title: 'A wrong clock',
  about:
    'The clock of sign-in, Graph and Azure differs from the workloads’: more than 5 minutes and assertions are not taken (AADSTS700024).',
  fields: {
    seconds: { kind: 'number', label: 'Difference', unit: 's', min: 1, max: 604_800, usual: 3600 },
    direction: {
      kind: 'choice',
      label: 'Microsoft’s clock is',
      options: [
        { value: 'ahead', label: 'ahead' },
        { value: 'behind', label: 'behind' },
      ],
      usual: 'ahead',
    },
  },
  words: ({ seconds, direction }) =>
    `The clock of sign-in, Graph and Azure is ${seconds} s ${direction}.`,
  effects: ({ seconds, direction }) => ({
    clockSeconds: direction === 'ahead' ? seconds : -seconds,
  }),
})
