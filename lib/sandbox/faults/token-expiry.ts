import { defineFault } from './model'

export const tokenExpiry = defineFault({
  id: 'token-expiry',
  title: 'Short-lived tokens',
  about: 'Access tokens end early, those handed out before too; the session may end with them.',
  fields: {
    seconds: { kind: 'number', label: 'Life of a token', unit: 's', min: 1, max: 3599, usual: 30 },
    session: {
      kind: 'choice',
      label: 'A new token',
      options: [
        { value: 'lives', label: 'comes by itself' },
        { value: 'ended', label: 'needs a sign-in by hand' },
      ],
      usual: 'lives',
    },
  },
  words: ({ seconds, session }) =>
    session === 'ended'
      ? `Access tokens live ${seconds} s, and a new one needs a sign-in.`
      : `Access tokens live ${seconds} s.`,
  effects: ({ seconds, session }) => ({
    tokenSeconds: seconds,
    endsSignIn: session === 'ended',
  }),
})
