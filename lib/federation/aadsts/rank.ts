import type { CodeCause, Extracted } from './model'

/** What a pasted text shows beyond its code. */
export interface Facts {
  readonly extracted: Extracted
  /** The cleaned text. */
  readonly text: string
}

/** Something in a text that tells one cause from its neighbours in the general order. */
interface Evidence {
  /** Id of the cause. */
  readonly cause: string
  readonly shows: (facts: Facts) => boolean
  /** Codes of which this is no cause without the evidence. */
  readonly requiredIn?: readonly number[]
  /** Where it was seen. */
  readonly source: string
}

const DAY = 24 * 60 * 60

/** The stronger first. */
const EVIDENCE: readonly Evidence[] = [
  {
    // Nearly every credential was written with names; a token with ids meets one of those.
    cause: 'github-immutable-subject',
    shows: ({ extracted: { subject = '' } }) => /^repo:[^/:@]+@[^/:]+\/[^:@]+@[^:]+/.test(subject),
    source: 'https://github.com/Azure/azure-dev/issues/9382',
  },
  {
    // A template shows in the subject itself: claims before or after the usual ones.
    cause: 'github-custom-subject',
    shows: ({ extracted: { subject = '' } }) =>
      /^(?:repository_|enterprise|job_workflow_ref:|actor|workflow:)/.test(subject) ||
      /^repo:.*:(?:job_workflow_ref|workflow|actor|repository_\w+|enterprise\w*):/.test(subject),
    source: 'https://github.com/Azure/azure-dev/issues/7374',
  },
  {
    // Every release has a tag of its own, so a credential with one tag is of no use.
    cause: 'wildcard-subject',
    shows: ({ extracted: { subject = '' } }) => subject.includes(':ref:refs/tags/'),
    source: 'https://github.com/tig/winprint/pull/125',
  },
  {
    cause: 'github-enterprise-issuer',
    shows: ({ extracted: { issuer = '' } }) =>
      /^https:\/\/token\.actions\.githubusercontent\.com\/[^/]/.test(issuer),
    source: 'https://github.com/Azure/terraform-azurerm-lz-vending/issues/484',
  },
  {
    cause: 'cluster-internal-issuer',
    shows: ({ extracted: { issuer = '' } }) =>
      /^https?:\/\/(?:localhost|127\.|[\w.-]+\.(?:svc|local|internal)(?:[.:/]|$))/.test(issuer),
    source: 'https://github.com/Azure/azure-workload-identity/issues/616',
  },
  {
    cause: 'kubernetes-service-account',
    shows: ({ extracted: { subject = '' } }) => subject.startsWith('system:serviceaccount:'),
    source: 'https://github.com/kedacore/keda/issues/4219',
  },
  {
    cause: 'azure-devops-issuer-moved',
    shows: ({ extracted: { issuer = '', subject = '' } }) =>
      /vstoken|^https:\/\/login\.microsoftonline\.com\/[^/]+\/v2\.0/.test(issuer) ||
      /^(?:sc:\/\/|p:\/\/|\/eid1\/)/.test(subject),
    source: 'https://github.com/microsoft/terraform-provider-azuredevops/issues/1361',
  },
  {
    cause: 'entra-token-as-assertion',
    shows: ({ extracted: { issuer = '' } }) =>
      /^https:\/\/(?:sts\.windows\.net|login\.microsoftonline\.)/.test(issuer),
    source: 'https://github.com/AzureAD/microsoft-authentication-library-for-python/issues/739',
  },
  {
    // The automounted token lives a year; no issuer of short-lived tokens comes near.
    cause: 'kubernetes-default-token',
    shows: ({ extracted: { issuedAt, validTo }, text }) =>
      text.includes('/var/run/secrets/kubernetes.io/serviceaccount') ||
      (Number(issuedAt) > 0 && Number(validTo) - Number(issuedAt) > 300 * DAY),
    source: 'https://github.com/Azure/azure-sdk-for-python/issues/32124',
  },
  {
    cause: 'iat-missing',
    shows: ({ extracted: { issuedAt } }) => issuedAt === '0',
    source: 'https://github.com/MicrosoftDocs/azure-docs/issues/116275',
  },
  {
    cause: 'clock-wrong',
    shows: ({ extracted: { currentTime, validFrom } }) =>
      Date.parse(validFrom ?? '') > Date.parse(currentTime ?? ''),
    source: 'https://github.com/obikuro/Sato/issues/1',
  },
  {
    cause: 'clouds-mixed',
    shows: ({ text }) =>
      /azure(?:china|usgovernment)|partner\.microsoftonline\.cn|chinacloudapi|microsoftonline\.us/i.test(
        text,
      ),
    source: 'https://github.com/Azure/azure-powershell/issues/22647',
  },
  {
    cause: 'authority-with-path',
    shows: ({ extracted: { tenant = '' } }) =>
      /^(?:authorize|token|oauth2|v2\.0|\.well-known)$/i.test(tenant),
    requiredIn: [900023],
    source: 'https://github.com/microsoft/Analysis-Services/issues/194',
  },
  {
    // Before it had a number of its own, 5002723 came as detail of 50027.
    cause: 'key-id-missing',
    shows: ({ text }) => /specified\s+in\s+(?:the\s+)?token\s+header/i.test(text),
    requiredIn: [50027],
    source: 'https://github.com/AzureAD/microsoft-authentication-library-for-dotnet/issues/124',
  },
  {
    // What azure/login and the SDKs print when the job may not ask for a token, so that none is sent.
    cause: 'assertion-missing',
    shows: ({ text }) =>
      /\bpermissions?\s+to\s+id-token|ACTIONS_ID_TOKEN_REQUEST|cannot\s+read\s+propert(?:y|ies)\s+of\s+undefined/i.test(
        text,
      ),
    requiredIn: [50027],
    source: 'https://github.com/Azure/login/issues/302',
  },
  ...['propagation-delay', 'issuer-outage'].map((cause) => ({
    // The reader's own words: what fails now and then is not configured wrongly.
    cause,
    shows: ({ text }: Facts) =>
      /\b(?:intermittent|sporadic|occasional|random)(?:ly)?\b|\bnow and then\b/i.test(text),
    source: 'https://github.com/kedacore/keda/issues/8152',
  })),
]

/**
 * Orders the causes of a code by what the text shows: those with evidence first, the stronger one
 * before, the others in the order given; those that need evidence and have none are left out.
 */
export function rankCauses(
  code: number,
  causes: readonly CodeCause[],
  facts: Facts,
): readonly CodeCause[] {
  const strength = ({ id }: CodeCause) => {
    const at = EVIDENCE.findIndex((entry) => entry.cause === id && entry.shows(facts))
    return at < 0 ? EVIDENCE.length : at
  }
  const needsMore = ({ id }: CodeCause) =>
    EVIDENCE.some((entry) => entry.cause === id && entry.requiredIn?.includes(code))
  return causes
    .filter((cause) => strength(cause) < EVIDENCE.length || !needsMore(cause))
    .toSorted((left, right) => strength(left) - strength(right))
}
