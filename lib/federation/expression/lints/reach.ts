import { type ExpressionFinding, type Lint, type LintContext, PAGES } from '../findings'
import { findOverlap, type Run } from '../glob'
import type { Reach } from '../reach'
import { SUBJECT_SPACES } from '../subject-space'

const anyValue = ({ expression }: LintContext) => {
  const subjects = expression.terms.filter(({ claim }) => claim === 'sub')
  return subjects.every(
    ({ operator, comparand }) => operator === 'matches' && /^\*+$/.test(comparand),
  )
}

const subjectIndex = ({ expression }: LintContext) => {
  const term = expression.terms.find(({ claim }) => claim === 'sub')
  return term === undefined ? {} : { index: term.start }
}

const proof = (reach: Reach, part: keyof Reach['examples']) => {
  const example = reach.examples[part]
  return example === undefined ? {} : { example }
}

/** The widest name decides: an open owner makes the repository's name worthless. */
export const namesLint: Lint = (context) => {
  const { rules, reach } = context
  if (!rules || !reach) return []
  const { owner, repository } = SUBJECT_SPACES[rules.id].words
  const common = { concern: 'reach', ...subjectIndex(context) } as const
  // A workflow of one's own that the caller must use keeps strangers out in part.
  const gated = context.expression.terms.some(
    ({ claim, comparand }) => claim === 'job_workflow_ref' && /^[^*?/]+\/[^*?/]+\//.test(comparand),
  )
  if (reach.owner === 'any')
    return [
      {
        ...common,
        ...proof(reach, 'owner'),
        id: 'expression-broad-owner',
        severity: gated ? 'warn' : 'error',
        message: `Any ${owner} gets in. The issuer serves everybody: a stranger can make a ${repository} that matches.`,
        fix: `Write the ${owner} before the first \`*\`, and pin its id.`,
        source: SUBJECT_SPACES[rules.id].source,
      },
    ]
  if (reach.owner === 'look-alike')
    return [collision(common, proof(reach, 'owner'), owner, 'error')]
  if (reach.repository === 'any')
    return [
      {
        ...common,
        ...proof(reach, 'repository'),
        id: 'expression-broad-repo',
        severity: 'warn',
        message: `Every ${repository} of the ${owner} gets in, also one that is made tomorrow.`,
        fix:
          rules.id === 'github'
            ? 'Name the repository and pin `repository_id`, or demand a workflow by `job_workflow_ref`.'
            : `Name the ${repository}.`,
        source: PAGES.flexible,
      },
    ]
  if (reach.repository === 'look-alike')
    return [collision(common, proof(reach, 'repository'), repository, 'warn')]
  return []
}

function collision(
  common: { readonly concern: 'reach'; readonly index?: number },
  example: { readonly example?: string },
  word: string,
  severity: 'error' | 'warn',
): ExpressionFinding {
  return {
    ...common,
    ...example,
    id: 'expression-prefix-collision',
    severity,
    message: `A wildcard touches the name of the ${word}: look-alike names get in${severity === 'error' ? ', and anybody may register one' : ''}.`,
    fix: `End the name of the ${word} with its separator before the \`*\`.`,
    source: PAGES.flexible,
  }
}

const CONTEXT_WORDS = {
  branch: 'any branch',
  tag: 'any tag',
  environment: 'any environment',
} as const

export const refLint: Lint = (context) => {
  const { reach } = context
  const open = (['branch', 'tag', 'environment'] as const).filter((one) =>
    reach?.contexts.includes(one),
  )
  const [first] = open
  if (!reach || first === undefined || anyValue(context)) return []
  return [
    {
      id: 'expression-broad-ref',
      severity: 'warn',
      concern: 'reach',
      message: `${capital(open.map((one) => CONTEXT_WORDS[one]).join(', '))} gets in: whoever can write to the repository can use it.`,
      fix: 'Name the branch, or an environment that asks for a reviewer.',
      ...proof(reach, first),
      ...subjectIndex(context),
      source: PAGES.flexible,
    },
  ]
}

export const pullRequestLint: Lint = (context) => {
  const { reach } = context
  if (!reach?.contexts.includes('pull-request') || anyValue(context)) return []
  return [
    {
      id: 'expression-pull-request',
      severity: 'warn',
      concern: 'reach',
      message: 'Pull request runs get in: they run changed code before anybody has looked at it.',
      fix: 'Name a branch or an environment; give pull requests an identity of their own that may only read.',
      ...proof(reach, 'pull-request'),
      ...subjectIndex(context),
      source: PAGES.githubOidc,
    },
  ]
}

const ANYTHING: Run = { has: () => true, sample: 'x' }
const SEGMENT: Run = { has: (char) => char !== '/' && char !== '@', sample: 'x' }
const FILE = '/.github/workflows/'

/** `OWNER/REPO/.github/workflows/FILE@REF`: somebody else's workflow, or any version of it. */
export const workflowLint: Lint = ({ expression, rules }) =>
  rules?.id !== 'github'
    ? []
    : expression.terms.flatMap(({ claim, operator, comparand, start }): ExpressionFinding[] => {
        if (claim !== 'job_workflow_ref' || operator !== 'matches' || /^\*+$/.test(comparand))
          return []
        const stranger = findOverlap(comparand, [
          'another-owner/',
          SEGMENT,
          FILE,
          SEGMENT,
          '@',
          ANYTHING,
        ])
        const anyRef = findOverlap(comparand, [
          SEGMENT,
          '/',
          SEGMENT,
          FILE,
          SEGMENT,
          '@refs/heads/another-branch',
        ])
        const example = stranger ?? anyRef
        if (example === undefined) return []
        return [
          {
            id: 'expression-broad-workflow',
            severity: 'warn',
            concern: 'reach',
            message:
              stranger === undefined
                ? 'Any version of the workflow counts, also one from an unreviewed branch.'
                : 'Workflows of any owner count.',
            fix: 'Write `OWNER/REPO/.github/workflows/FILE@refs/heads/main` or a tag.',
            example,
            index: start,
            source: PAGES.githubOidc,
          },
        ]
      })

/** Terraform has no ids to pin: names only, by design. */
export const anchorLint: Lint = ({ rules, reach }) =>
  rules?.id === 'terraform' && reach?.reachable === true
    ? [
        {
          id: 'expression-no-immutable-anchor',
          severity: 'info',
          concern: 'reach',
          message:
            'Only names decide. Terraform’s expressions know no ids, so whoever takes over a name gets in.',
          fix: 'Keep the organization’s name; delete the credential when the workspace goes.',
          source: PAGES.mutable,
        },
      ]
    : []

/** The GitHub subjects with ids: default for repositories made, renamed or moved since 2026-07-15. */
export const nameBasedLint: Lint = (context) => {
  const { reach } = context
  if (!reach?.reachable || reach.withIds !== false) return []
  return [
    {
      id: 'expression-name-based-subject',
      severity: 'info',
      concern: 'dead',
      message:
        'This never matches a subject that carries ids, `repo:OWNER@ID/REPO@ID:…`: the form of repositories made, renamed or transferred since 15 July 2026.',
      fix: 'Use `repo:*:…` and pin the repository with `repository_id`: that takes both forms.',
      ...subjectIndex(context),
      source: PAGES.immutable,
    },
  ]
}

/** No documented subject fits: a slip of case, or a form of one's own. */
export const formLint: Lint = (context) => {
  const { rules, reach, expression } = context
  const hasSubject = expression.terms.some(({ claim }) => claim === 'sub')
  if (!rules || !reach || reach.reachable || !hasSubject || !isReadable(context)) return []
  return [
    reach.onlyInOtherCase
      ? {
          id: 'expression-case',
          severity: 'warn',
          concern: 'dead',
          message:
            'The fixed words of a subject are written in small letters; upper and lower case differ.',
          fix: 'Write `repo:`, `environment:`, `ref:refs/heads/`, `pull_request` and the like in small letters.',
          ...subjectIndex(context),
          source: SUBJECT_SPACES[rules.id].source,
        }
      : {
          id: 'expression-unknown-form',
          severity: 'warn',
          concern: 'dead',
          message:
            'No subject of the default forms can match. It is right only with a subject template of one’s own.',
          fix: 'Compare it with the `sub` of a real token, on the right.',
          ...subjectIndex(context),
          source: SUBJECT_SPACES[rules.id].source,
        },
  ]
}

/** Where another lint says already why nothing matches, the form is not blamed as well. */
function isReadable({ expression }: LintContext): boolean {
  const subjects = expression.terms.filter(({ claim }) => claim === 'sub')
  return (
    new Set(expression.terms.map(({ claim }) => claim)).size === expression.terms.length &&
    subjects.every(
      ({ operator, comparand }) =>
        comparand === comparand.trim() &&
        comparand !== '' &&
        !comparand.includes("'") &&
        !(operator === 'eq' && /[*?]/.test(comparand)),
    )
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
