import type { Gap, SourceId, SourceState } from '../../federation/inventory/model'
import type { Problem } from '../../federation/result'

/** How a source is called in a sentence, and what a person needs to read it. */
const SOURCE_WORDS: Readonly<Record<SourceId, { readonly name: string; readonly needs: string }>> =
  {
    applications: { name: 'App registrations', needs: 'Application.Read.All' },
    blueprints: { name: 'Agent identity blueprints', needs: 'AgentIdentityBlueprint.Read.All' },
    'managed-identities': { name: 'Managed identities', needs: 'Application.Read.All' },
    subscriptions: { name: 'Azure subscriptions', needs: 'Reader on the subscriptions' },
    'azure-identities': {
      name: 'Managed identities in Azure',
      needs: 'Reader on the subscriptions',
    },
    organization: { name: 'The name of the tenant', needs: 'User.Read' },
  }

const TITLES: Partial<Record<SourceState['state'], (name: string) => string>> = {
  denied: (name) => `${name} could not be read`,
  throttled: (name) => `${name} were not read: too many requests`,
  failed: (name) => `${name} could not be read`,
  partial: (name) => `${name} were read in part`,
}

/** The gap that a badly ended source leaves; undefined while it reads and when it ended well. */
export function sourceGap(source: SourceState): Gap | undefined {
  const title = TITLES[source.state]
  // A source that waits inside a throttle is `throttled` too, but has no problem yet.
  if (!title || !source.problem) return undefined
  const { name, needs } = SOURCE_WORDS[source.id]
  const { problem } = source
  const rights = source.state === 'denied' || problem.status === 403
  return {
    source: source.id,
    title: title(name),
    detail: `${problem.title}: ${problem.detail}${problem.hint ? ` ${problem.hint}` : ''}`,
    ...(rights ? { needs } : {}),
  }
}

export function unreadableGap(source: SourceId, count: number): Gap {
  const { name } = SOURCE_WORDS[source]
  const objects = count === 1 ? 'One object was' : `${count} objects were`
  return {
    source,
    title: `${name}: ${count} not readable`,
    detail: `${objects} not shaped as documented and left out.`,
  }
}

export const NO_SUBSCRIPTION: Gap = {
  source: 'subscriptions',
  title: 'No Azure subscription is visible to you',
  detail:
    'Regions and subscriptions of managed identities stay unknown. Their credentials were read from the directory where it shows them.',
  needs: 'Reader on the subscriptions',
}

export const NO_BLUEPRINTS: Gap = {
  source: 'blueprints',
  title: 'Agent identity blueprints could not be asked for',
  detail: 'The directory does not know this kind of object here, so none are listed.',
}

/** The directory did not show the credentials of managed identities, for the reason of `problem`; Azure did. */
export function readThroughAzureGap(problem: Problem | undefined): Gap {
  const reason = problem ? ` ${problem.title}: ${problem.detail}` : ''
  return {
    source: 'managed-identities',
    title: 'Managed identities were read through Azure',
    detail: `The directory did not show their credentials. Identities in subscriptions that you cannot read are missing.${reason}`,
    needs: 'Application.Read.All',
  }
}

/** Objects whose credentials could not be read, by name. */
export function unreadOwners(source: SourceId, names: readonly string[], reason: string): Gap {
  const shown = names.slice(0, 10).join(', ')
  const rest = names.length > 10 ? ` and ${names.length - 10} more` : ''
  return {
    source,
    title: `Credentials of ${names.length} ${names.length === 1 ? 'identity' : 'identities'} could not be read`,
    detail: `${shown}${rest}. ${reason}`,
  }
}
