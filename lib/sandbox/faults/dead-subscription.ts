import { defineFault, type Failure, type FaultCall } from './model'

/**
 * A subscription that is gone answers 404 SubscriptionNotFound; a disabled one reads and refuses writes
 * with 409 ReadOnlyDisabledSubscription. Source of both codes and texts:
 * learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors and
 * learn.microsoft.com/azure/cost-management-billing/manage/subscription-disabled.
 */
function failure({ method }: FaultCall, id: string, how: 'gone' | 'disabled'): Failure | undefined {
  if (how === 'gone') {
    const message = `The subscription '${id}' could not be found.`
    return { status: 404, code: 'SubscriptionNotFound', message }
  }
  if (method === 'GET' || method === 'HEAD') return undefined
  const message = `The subscription '${id}' is disabled and therefore marked as read only. You cannot perform any write actions on this subscription until it is re-enabled.`
  return { status: 409, code: 'ReadOnlyDisabledSubscription', message }
}

export const deadSubscription = defineFault({
  id: 'dead-subscription',
  title: 'A dead subscription',
  about: 'One subscription is gone or disabled while the list still names it; the rest goes on.',
  fields: {
    place: {
      kind: 'number',
      label: 'Subscription, by its place in the list',
      unit: '',
      min: 1,
      max: 100,
      usual: 1,
    },
    how: {
      kind: 'choice',
      label: 'State',
      options: [
        { value: 'gone', label: 'gone: 404 for everything in it' },
        { value: 'disabled', label: 'disabled: reads work, writes answer 409' },
      ],
      usual: 'gone',
    },
  },
  words: ({ place, how }) => `Subscription number ${place} is ${how}.`,
  effects: ({ place, how }) => ({
    fail: (call) => {
      const id = call.subscriptions[place - 1]
      const [kind, asked] = call.segments
      const inside = call.service === 'arm' && kind === 'subscriptions' && asked === id
      return inside && id !== undefined ? failure(call, id, how) : undefined
    },
    deadSubscription: { place: place - 1, how },
  }),
})
