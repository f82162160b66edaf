import type { ClusterKind, GuideBlock, GuideInput, GuideStep, InputName } from '../model'
import { consumerSteps } from './consumers'
import { tearDownStep } from './teardown'

/** What a platform that runs its own issuer differs in. */
export interface ManagedPlatform
  extends Pick<
    ClusterKind,
    'id' | 'name' | 'summary' | 'issuerForm' | 'issuerPatterns' | 'verification'
  > {
  readonly scenario?: string
  /** Fields that name the cluster. */
  readonly cluster: readonly InputName[]
  /** True when the platform brings the webhook along. */
  readonly webhook?: true
  /** Switches the issuer on, where it is not on from the start, and reads it. */
  readonly read: (input: GuideInput) => readonly GuideBlock[]
  readonly checks: GuideStep['checks']
  readonly sources: readonly string[]
}

/** The guide of a managed platform: nothing to make or publish, only to read. */
export function managedKind(platform: ManagedPlatform): ClusterKind {
  const { id, name, summary, issuerForm, issuerPatterns, verification } = platform
  return {
    id,
    name,
    summary,
    issuerForm,
    ...(issuerPatterns && { issuerPatterns }),
    verification,
    group: 'managed',
    scenario: platform.scenario ?? id,
    fields: [
      ...platform.cluster,
      'issuer',
      'namespace',
      'serviceAccount',
      'audience',
      'clientId',
      'tenantId',
      'tokenLifetime',
    ],
    choices: ['usedBy', 'delivery'],
    steps: (input) => [
      {
        id: 'issuer',
        title: 'Read the issuer',
        why: 'The platform signs and publishes by itself. Copy the address whole: one slash more or less and no credential matches.',
        blocks: platform.read(input),
        ...(platform.checks && { checks: platform.checks }),
        links: ['issuer-probe'],
        sources: platform.sources,
      },
      ...consumerSteps(input, platform.webhook === true),
      tearDownStep(input),
    ],
  }
}
