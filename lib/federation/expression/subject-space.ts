import type { Run, Shape } from './glob'
import type { ExpressionIssuer } from './issuers'

/** What starts a run, as the end of a subject says it. */
export type RunContext = 'branch' | 'tag' | 'environment' | 'pull-request'

export interface SubjectParts {
  readonly owner?: string
  readonly repository?: string
  readonly context?: RunContext
  /** Name of the branch, tag or environment. */
  readonly name?: string
}

/** All subjects that a platform writes by default. */
export interface SubjectSpace {
  /** What the two names of a subject are called there. */
  readonly words: { readonly owner: string; readonly repository: string }
  /** The default forms with the given parts fixed and all others open; none when a part is unknown there. */
  readonly shapes: (parts: SubjectParts) => readonly Shape[]
  /** What a pattern says about the owner and the repository, ids left out. */
  readonly ownerIn: RegExp
  readonly repositoryIn: RegExp
  readonly contexts: readonly RunContext[]
  /** Forms that carry ids which outlive a rename of nothing but the names. */
  readonly shapesWithIds?: (parts: SubjectParts) => readonly Shape[]
  readonly source: string
}

const run = (pattern: RegExp, sample: string): Run => ({
  has: (char) => pattern.test(char),
  sample,
})
const NAME = run(/[\w.-]/, 'x')
const PATH = run(/[\w./-]/, 'x')
const WORDS = run(/[\w. -]/, 'x')
const DIGITS = run(/\d/, '1')
/** Git forbids these in a ref; GitHub writes a colon in an environment's name as `%3A`. */
const REF = run(/[^\s:~^?*[\\]/, 'x')
const LABEL = run(/[^:]/, 'x')

/** docs.github.com/actions/reference/security/oidc, "Example subject claims". */
const GITHUB_CONTEXTS: Readonly<Record<RunContext, (name?: string) => Shape>> = {
  branch: (name) => ['ref:refs/heads/', name ?? REF],
  tag: (name) => ['ref:refs/tags/', name ?? REF],
  environment: (name) => ['environment:', name ?? LABEL],
  'pull-request': () => ['pull_request'],
}

function github({ owner, repository, context, name }: SubjectParts, withIds: boolean) {
  const id: Shape = withIds ? ['@', DIGITS] : []
  const contexts =
    context === undefined ? Object.values(GITHUB_CONTEXTS) : [GITHUB_CONTEXTS[context]]
  return contexts.map(
    (write): Shape => [
      'repo:',
      owner ?? NAME,
      ...id,
      '/',
      repository ?? NAME,
      ...id,
      ':',
      ...write(name),
    ],
  )
}

function gitlab({ owner, repository, context, name }: SubjectParts): readonly Shape[] {
  return (['branch', 'tag'] as const)
    .filter((type) => context === undefined || context === type)
    .map((type) => [
      'project_path:',
      owner ?? NAME,
      '/',
      repository ?? PATH,
      `:ref_type:${type}:ref:`,
      name ?? REF,
    ])
}

function terraform({ owner, repository }: SubjectParts): readonly Shape[] {
  const shape = (project: string | Run, workspace: string | Run): Shape => [
    'organization:',
    owner ?? WORDS,
    ':project:',
    project,
    ':workspace:',
    workspace,
    ':run_phase:',
    NAME,
  ]
  return repository === undefined
    ? [shape(WORDS, WORDS)]
    : [shape(WORDS, repository), shape(repository, WORDS)]
}

/** The default subjects of the platforms that take expressions. */
export const SUBJECT_SPACES: Readonly<Record<ExpressionIssuer['id'], SubjectSpace>> = {
  github: {
    words: { owner: 'owner', repository: 'repository' },
    shapes: (parts) => [...github(parts, false), ...github(parts, true)],
    shapesWithIds: (parts) => github(parts, true),
    ownerIn: /^repo:([^/:@]*)/,
    repositoryIn: /^repo:[^/:]*\/([^:@]*)/,
    contexts: ['branch', 'tag', 'environment', 'pull-request'],
    source: 'https://docs.github.com/actions/reference/security/oidc',
  },
  gitlab: {
    words: { owner: 'group', repository: 'project' },
    shapes: gitlab,
    ownerIn: /^project_path:([^/:]*)/,
    repositoryIn: /^project_path:[^/:]*\/([^:]*)/,
    contexts: ['branch', 'tag'],
    source: 'https://docs.gitlab.com/ci/secrets/id_token_authentication/',
  },
  terraform: {
    words: { owner: 'organization', repository: 'workspace' },
    shapes: terraform,
    ownerIn: /^organization:([^:]*)/,
    repositoryIn: /:workspace:([^:]*)/,
    contexts: [],
    source:
      'https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/workload-identity-tokens',
  },
}
