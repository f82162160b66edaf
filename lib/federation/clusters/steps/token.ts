import type { GuideInput, GuideStep } from '../model'
import { command, option, value } from '../shell'
import { SOURCES } from './sources'

/** Header and claims of a token in one line of jq; base64url becomes what jq can read. */
export const DECODE = `jq -R 'split(".") | .[0:2] | map(gsub("-"; "+") | gsub("_"; "/") | @base64d | fromjson)'`

/** Asks the cluster for the token that the pod would get, and looks into it. */
export function tokenStep(input: GuideInput): GuideStep {
  return {
    id: 'token',
    title: 'Look at a token',
    why: 'Three values of it must equal the credential: iss, sub and aud. Its kid must stand in the published key set.',
    blocks: [
      {
        title: 'Make one and decode it',
        language: 'bash',
        text: `${command(
          ['kubectl', 'create', 'token', value(input.serviceAccount)],
          [
            option('--namespace', input.namespace),
            option('--audience', input.audience),
            '--duration 10m',
          ],
        )} |\n  ${DECODE}`,
      },
    ],
    checks: [
      {
        expect: `iss is ${input.issuer}`,
        otherwise:
          'https://kubernetes.default.svc.cluster.local: the API server still runs with its old arguments.',
      },
      {
        expect: `sub is ${subjectOf(input)}`,
        otherwise: 'Another service account presents the token: AADSTS700213.',
      },
      {
        expect: 'alg is RS256, and kid is one of the key set.',
        otherwise: 'ES256: the key is not RSA. Another kid: publish the key set again.',
      },
    ],
    links: ['check', 'issuer-probe'],
    sources: [SOURCES.createToken, SOURCES.keyId],
  }
}

/** The subject of a service account. */
export function subjectOf({ namespace, serviceAccount }: GuideInput): string {
  return `system:serviceaccount:${namespace}:${serviceAccount}`
}
