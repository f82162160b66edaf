import type { Credential } from '../credential/model'
import { type CredentialFinding, lintCredential } from '../credential/subject-lint'
import { inputProblem, usableInputs } from './inputs'
import { spiffeId } from './kinds/spire'
import type { ClusterKind, GuideInput, GuideStep, InputName } from './model'
import { subjectOf } from './steps/token'

export interface ClusterGuide {
  readonly steps: readonly GuideStep[]
  /** The credential to create, when issuer, subject and audience are all usable. */
  readonly credential: Credential | undefined
  readonly findings: readonly (CredentialFinding | IssuerFormFinding)[]
  /** What is wrong, by field; only fields of this kind. */
  readonly problems: Readonly<Partial<Record<InputName, string>>>
}

export interface IssuerFormFinding {
  readonly id: 'issuer-form'
  readonly severity: 'warn'
  readonly field: 'issuer'
  readonly message: string
  readonly fix: string
}

/** What goes into the subject, the issuer and the audience of the credential. */
const DECISIVE: readonly InputName[] = [
  'issuer',
  'namespace',
  'serviceAccount',
  'trustDomain',
  'audience',
]

/**
 * The guide of a kind, filled in. A value that cannot be used leaves its placeholder in the texts, so
 * what is shown can always be copied without harm.
 */
export function clusterGuide(kind: ClusterKind, input: GuideInput): ClusterGuide {
  const usable = { ...input, ...usableInputs(input, input.delivery) }
  const problems = Object.fromEntries(
    kind.fields.flatMap((name) => {
      const problem = inputProblem(name, input[name], input.delivery)
      return problem === undefined ? [] : [[name, problem]]
    }),
  ) as Partial<Record<InputName, string>>
  const ready = DECISIVE.every((name) => problems[name] === undefined)
  const credential = ready ? credentialOf(kind, usable) : undefined
  return {
    steps: kind.steps(usable),
    credential,
    problems,
    findings:
      credential === undefined
        ? []
        : [...lintCredential(credential, input.cloud), ...issuerForm(kind, input.issuer)],
  }
}

function credentialOf(kind: ClusterKind, input: GuideInput): Credential {
  const { issuer, audience, namespace, serviceAccount } = input
  return {
    name: `${kind.id}-${namespace}-${serviceAccount}`.replace(/[^A-Za-z0-9_-]/g, '-').slice(0, 120),
    issuer,
    subject: kind.group === 'spiffe' ? spiffeId(input) : subjectOf(input),
    audiences: [audience],
  }
}

function issuerForm(kind: ClusterKind, issuer: string): readonly IssuerFormFinding[] {
  const { issuerPatterns, issuerForm, name } = kind
  if (issuerPatterns === undefined || issuerPatterns.some((pattern) => pattern.test(issuer)))
    return []
  return [
    {
      id: 'issuer-form',
      severity: 'warn',
      field: 'issuer',
      message: `${name} is not known to write its issuer like this.`,
      fix: `The usual form is ${issuerForm}`,
    },
  ]
}
