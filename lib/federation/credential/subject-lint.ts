import { characterKind, characterName } from '../diff/characters'
import { EXCHANGE_AUDIENCES } from './audiences'
import { slashRule } from './issuer-slash'
import { LIMITS, NAME_PATTERN } from './limits'
import type { Cloud, Credential } from './model'

/** `error`: will be refused or never matches. `warn`: most likely a slip. `info`: worth knowing. */
export interface CredentialFinding {
  readonly id:
    | 'name-malformed'
    | 'value-empty'
    | 'value-too-long'
    | 'outer-whitespace'
    | 'odd-character'
    | 'issuer-slash'
    | 'issuer-scheme'
    | 'audience-count'
    | 'audience-unusual'
    | 'subject-wildcard'
    | 'subject-placeholder'
    | 'subject-case'
    | 'subject-github'
    | 'subject-kubernetes'
    | 'subject-and-expression'
  readonly severity: 'error' | 'warn' | 'info'
  readonly field: 'name' | 'issuer' | 'subject' | 'audience' | 'description'
  readonly message: string
  readonly fix?: string
}

type Rule = (credential: Credential, cloud: Cloud) => readonly CredentialFinding[]

/** Judges a credential by its text alone, before it is written. Entra stores wrong values without a word. */
export function lintCredential(
  credential: Credential,
  cloud: Cloud = 'public',
): readonly CredentialFinding[] {
  return RULES.flatMap((rule) => rule(credential, cloud))
}

const RULES: readonly Rule[] = [
  lintName,
  lintValues,
  lintIssuer,
  lintAudience,
  lintChoice,
  lintWildcard,
  lintGithub,
  lintKubernetes,
]

function lintName({ name }: Credential): readonly CredentialFinding[] {
  if (name === undefined || NAME_PATTERN.test(name)) return []
  return [
    {
      id: 'name-malformed',
      severity: 'error',
      field: 'name',
      message:
        'A name has 3 to 120 letters, digits, hyphens or underscores and starts with a letter or digit.',
    },
  ]
}

function lintValues({
  issuer,
  subject,
  audiences,
  description,
}: Credential): readonly CredentialFinding[] {
  const values = [
    ['issuer', issuer, LIMITS.issuerMax.value],
    ['subject', subject, LIMITS.subjectMax.value],
    ['audience', audiences[0], LIMITS.audienceMax.value],
    ['description', description, LIMITS.descriptionMax.value],
  ] as const
  return values.flatMap(([field, value, max]) =>
    value === undefined ? [] : lintValue(field, value, max),
  )
}

function lintValue(
  field: CredentialFinding['field'],
  value: string,
  max: number,
): readonly CredentialFinding[] {
  const found: CredentialFinding[] = []
  if (value === '' && field !== 'description')
    found.push({ id: 'value-empty', severity: 'error', field, message: `The ${field} is empty.` })
  if (value.length > max)
    found.push({
      id: 'value-too-long',
      severity: 'error',
      field,
      message: `The ${field} has ${value.length} characters; ${max} are allowed.`,
    })
  if (field === 'description') return found
  if (value !== value.trim())
    found.push({
      id: 'outer-whitespace',
      severity: 'error',
      field,
      message: `The ${field} has space at an end; it is compared too.`,
      fix: 'Remove the space.',
    })
  const odd = Array.from(value.trim()).find((character) =>
    ['control', 'invisible', 'bidi', 'lookalike'].includes(characterKind(character)),
  )
  if (odd !== undefined)
    found.push({
      id: 'odd-character',
      severity: 'warn',
      field,
      message: `The ${field} holds ${characterName(odd)}.`,
      fix: 'Type the value again instead of pasting it.',
    })
  return found
}

function lintIssuer({ issuer }: Credential): readonly CredentialFinding[] {
  const found: CredentialFinding[] = []
  if (!/^https:\/\/[^/?#]+[^?#]*$/.test(issuer.trim()))
    found.push({
      id: 'issuer-scheme',
      severity: 'error',
      field: 'issuer',
      message: 'An issuer is an https address without query and fragment.',
    })
  const rule = slashRule(issuer)
  if (rule !== undefined && (rule.slash === 'required') !== issuer.endsWith('/'))
    found.push({
      id: 'issuer-slash',
      severity: 'error',
      field: 'issuer',
      message: `${rule.platform} writes its issuer ${rule.slash === 'required' ? 'with' : 'without'} a slash at the end.`,
      fix: rule.slash === 'required' ? `${issuer}/` : issuer.replace(/\/+$/, ''),
    })
  return found
}

function lintAudience({ audiences }: Credential, cloud: Cloud): readonly CredentialFinding[] {
  if (audiences.length !== LIMITS.audiences.value)
    return [
      {
        id: 'audience-count',
        severity: 'error',
        field: 'audience',
        message: `A credential has exactly one audience; here are ${audiences.length}.`,
      },
    ]
  const usual = EXCHANGE_AUDIENCES[cloud]
  if (audiences[0] === usual) return []
  return [
    {
      id: 'audience-unusual',
      severity: 'warn',
      field: 'audience',
      message: `The usual audience in this cloud is ${usual}. Others work when the token carries the very same text.`,
      fix: usual,
    },
  ]
}

function lintChoice({
  subject,
  claimsMatchingExpression,
}: Credential): readonly CredentialFinding[] {
  if ((subject === undefined) !== (claimsMatchingExpression === undefined)) return []
  return [
    {
      id: 'subject-and-expression',
      severity: 'error',
      field: 'subject',
      message: 'A credential has either a subject or an expression.',
    },
  ]
}

function lintWildcard({ subject = '' }: Credential): readonly CredentialFinding[] {
  const found: CredentialFinding[] = []
  if (/[*?]/.test(subject))
    found.push({
      id: 'subject-wildcard',
      severity: 'error',
      field: 'subject',
      message: 'A plain subject knows no wildcards: `*` and `?` are compared as they stand.',
      fix: 'Write the whole subject, or use an expression (GitHub, GitLab, Terraform Cloud).',
    })
  if (/[<>]|\{\{?[\w .-]*\}?\}|\$\{?\w|\b(?:YOUR|MY)[-_][A-Z]/.test(subject))
    found.push({
      id: 'subject-placeholder',
      severity: 'warn',
      field: 'subject',
      message: 'The subject still holds a placeholder.',
    })
  return found
}

function lintGithub({ issuer, subject }: Credential): readonly CredentialFinding[] {
  if (subject === undefined || !/^https:\/\/token\.actions\./.test(issuer)) return []
  const found: CredentialFinding[] = []
  const say = (severity: CredentialFinding['severity'], message: string, fix?: string) =>
    found.push({
      id: 'subject-github',
      severity,
      field: 'subject',
      message,
      ...(fix !== undefined && { fix }),
    })
  if (subject.endsWith(':pull-request'))
    say(
      'error',
      'GitHub writes pull_request with an underscore.',
      subject.replace(/-request$/, '_request'),
    )
  if (/^repo:[^:]*:(?:branch|tag|refs\/)/.test(subject))
    say('error', 'GitHub writes branches as ref:refs/heads/NAME and tags as ref:refs/tags/NAME.')
  if (/^(?:repo:)?https?:|^repo:[^/:]+(?::|$)|\.git(?::|$)/.test(subject))
    say('error', 'GitHub names the repository as OWNER/REPOSITORY, without address and .git.')
  if (/^Repo:|:(?:Ref|Environment|Pull_request):?/.test(subject))
    found.push({
      id: 'subject-case',
      severity: 'error',
      field: 'subject',
      message:
        'The words repo, ref, environment and pull_request are in small letters; case counts.',
    })
  if (/^repo:[^@/:]+\/[^@/:]+:/.test(subject))
    say(
      'info',
      'Repositories created, renamed or moved since 2026-07-15 send ids in the subject: repo:OWNER@ID/REPO@ID:….',
    )
  return found
}

function lintKubernetes({ subject }: Credential): readonly CredentialFinding[] {
  if (subject === undefined || !/^system:serviceaccounts?\b/i.test(subject)) return []
  if (
    /^system:serviceaccount:[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?:[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(
      subject,
    )
  )
    return []
  return [
    {
      id: 'subject-kubernetes',
      severity: 'error',
      field: 'subject',
      message:
        'A service account is written system:serviceaccount:NAMESPACE:NAME, in small letters.',
    },
  ]
}
