import type { Cause } from '../model'
import { audienceCloud } from './audience-cloud'
import { audienceDiffers } from './audience-differs'
import { azureDevopsIssuer } from './azure-devops-issuer'
import { certificateAssertion } from './certificate-assertion'
import { clockDifference } from './clock-difference'
import { clusterRecreated } from './cluster-recreated'
import type { CauseContext, CauseFinding, CauseRule } from './contract'
import { entraIssuedToken } from './entra-issued-token'
import { expiredAssertion } from './expired-assertion'
import { expressionDoesNotHold } from './expression-does-not-hold'
import { expressionIssuer } from './expression-issuer'
import { githubContext } from './github-context'
import { githubCustomTemplate } from './github-custom-template'
import { githubEnterpriseIssuer } from './github-enterprise-issuer'
import { githubImmutableSubject } from './github-immutable-subject'
import { githubPullRequestSpelling } from './github-pull-request-spelling'
import { githubRenamedRepository } from './github-renamed-repository'
import { githubReusableWorkflow } from './github-reusable-workflow'
import { gitlabRef } from './gitlab-ref'
import { hiddenCharacter } from './hidden-character'
import { httpIssuer } from './http-issuer'
import { internalClusterIssuer } from './internal-cluster-issuer'
import { keyNotPublished } from './key-not-published'
import { kubernetesApiAudience } from './kubernetes-api-audience'
import { kubernetesServiceAccount } from './kubernetes-service-account'
import { letterCase } from './letter-case'
import { longLifetime } from './long-lifetime'
import { malformedAssertion } from './malformed-assertion'
import { missingClaim } from './missing-claim'
import { missingIssueTime } from './missing-issue-time'
import { noCredentials } from './no-credentials'
import { otherClient } from './other-client'
import { outerWhitespace } from './outer-whitespace'
import { propagation } from './propagation'
import { severalAudiences } from './several-audiences'
import { signatureBroken } from './signature-broken'
import { terraformRunPhase } from './terraform-run-phase'
import { tokenShape } from './token-shape'
import { trailingSlash } from './trailing-slash'
import { wildcardInSubject } from './wildcard-in-subject'
import { wrongTimeUnit } from './wrong-time-unit'

/** Every cause; among equally certain ones the earlier comes first, the more telling before the general. */
export const CAUSES: readonly CauseRule[] = [
  trailingSlash,
  outerWhitespace,
  letterCase,
  hiddenCharacter,
  githubImmutableSubject,
  githubPullRequestSpelling,
  githubContext,
  githubCustomTemplate,
  githubReusableWorkflow,
  githubRenamedRepository,
  githubEnterpriseIssuer,
  gitlabRef,
  terraformRunPhase,
  kubernetesServiceAccount,
  kubernetesApiAudience,
  audienceCloud,
  audienceDiffers,
  severalAudiences,
  wildcardInSubject,
  expressionDoesNotHold,
  expressionIssuer,
  noCredentials,
  otherClient,
  azureDevopsIssuer,
  entraIssuedToken,
  internalClusterIssuer,
  httpIssuer,
  clusterRecreated,
  expiredAssertion,
  clockDifference,
  missingIssueTime,
  longLifetime,
  wrongTimeUnit,
  keyNotPublished,
  signatureBroken,
  tokenShape,
  malformedAssertion,
  missingClaim,
  certificateAssertion,
  propagation,
]

const RANK: Readonly<Record<CauseFinding['confidence'], number>> = {
  certain: 0,
  likely: 1,
  possible: 2,
}

/** The causes that the evidence points to, most certain first. */
export function probableCauses(context: CauseContext): readonly Cause[] {
  return CAUSES.flatMap((rule) => {
    const finding = rule.find(context)
    return finding ? [{ rule, finding }] : []
  })
    .sort((a, b) => RANK[a.finding.confidence] - RANK[b.finding.confidence])
    .map(({ rule, finding }) => toCause(rule, finding))
}

function toCause({ id, title }: CauseRule, finding: CauseFinding): Cause {
  const { fixEntra, fixWorkload } = finding
  const fix =
    fixEntra !== undefined && fixWorkload !== undefined
      ? `In Entra: ${fixEntra}; in the workload: ${fixWorkload}`
      : (fixEntra ?? fixWorkload ?? '')
  return { id, title, fix, ...finding }
}
