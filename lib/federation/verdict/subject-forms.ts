/**
 * One workload, several spellings. GitHub writes names, names with ids (since 2026-07-15 for new,
 * renamed and moved repositories) or ids alone; GitLab writes a path or an id.
 * Sources: docs.github.com/actions/reference/security/oidc,
 * learn.microsoft.com/entra/workload-id/workload-identities-github-immutable-subjects,
 * docs.gitlab.com/ci/cloud_services.
 */

export interface GithubSubject {
  readonly owner: string
  readonly ownerId?: string
  readonly repo: string
  readonly repoId?: string
  /** What follows the repository: `environment:prod`, `ref:refs/heads/main`, `pull_request`, or empty. */
  readonly context: string
}

/** Reads `repo:OWNER[@ID]/REPO[@ID][:CONTEXT]`. */
export function parseGithubSubject(subject: string): GithubSubject | undefined {
  const match = /^repo:([^/@:]+)(?:@(\d+))?\/([^:@/]+)(?:@(\d+))?(?::(.*))?$/s.exec(subject)
  if (!match) return undefined
  const [, owner = '', ownerId, repo = '', repoId, context = ''] = match
  return {
    owner,
    repo,
    context,
    ...(ownerId !== undefined && { ownerId }),
    ...(repoId !== undefined && { repoId }),
  }
}

/** The kind of a GitHub context, in the words of the workflow file. */
export function githubContextKind(context: string): string {
  if (context.startsWith('environment:')) return 'environment'
  if (context.startsWith('ref:refs/heads/')) return 'branch'
  if (context.startsWith('ref:refs/tags/')) return 'tag'
  if (/^ref:refs\/(?:pull|heads\/gh-readonly-queue)\//.test(context)) return 'pull request ref'
  if (context === 'pull_request') return 'pull_request'
  return context === '' ? 'whole repository' : 'custom'
}

/** Ways in which people write a context, and GitHub's own; seen in portals, samples and questions. */
const CONTEXT_SPELLINGS: readonly (readonly [written: RegExp, meant: string])[] = [
  [/^environments?[:/=](?=.)/i, 'environment:'],
  [/^(?:refs?[:/=])?refs[:/](heads|tags)[:/](?=.)/i, 'ref:refs/$1/'],
  [/^(?:branch(?:es)?|heads)[:/=](?=.)/i, 'ref:refs/heads/'],
  [/^tags?[:/=](?=.)/i, 'ref:refs/tags/'],
  [/^pull[-_ ]?requests?$/i, 'pull_request'],
]

/** The context that GitHub writes for what somebody meant: `environment/prod` is `environment:prod`. */
export function intendedGithubContext(context: string): string {
  const spelling = CONTEXT_SPELLINGS.find(([written]) => written.test(context))
  return spelling ? context.replace(spelling[0], spelling[1]) : context
}

/**
 * True when two different subjects name the same workload in different forms. With the token's
 * claims at hand, ids alone are recognised as well.
 */
export function sameWorkload(
  expected: string,
  actual: string,
  claims: Readonly<Record<string, unknown>> = {},
): boolean {
  return sameWorkloadAs(actual, claims)(expected)
}

/** `sameWorkload` of one subject with many. */
export function sameWorkloadAs(
  actual: string,
  claims: Readonly<Record<string, unknown>> = {},
): (expected: string) => boolean {
  const form = canonical(actual, claims)
  const github = parseGithubSubject(actual)
  return (expected) =>
    expected !== actual &&
    (canonical(expected, claims) === form ||
      (github !== undefined && sameWithoutIds(parseGithubSubject(expected), github)))
}

function sameWithoutIds(a: GithubSubject | undefined, b: GithubSubject): boolean {
  if (!a) return false
  // With ids on both sides a difference is a difference of ids: another workload.
  if (a.repoId !== undefined && b.repoId !== undefined) return false
  return a.owner === b.owner && a.repo === b.repo && a.context === b.context
}

/** Replaces names by ids that the claims vouch for, so that equal workloads become equal texts. */
function canonical(subject: string, claims: Readonly<Record<string, unknown>>): string {
  const text = (name: string) => {
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
  }
  const github = parseGithubSubject(subject)
  const repository = text('repository')
  const repositoryId = text('repository_id')
  if (github && repositoryId !== undefined) {
    const named = `${github.owner}/${github.repo}` === repository
    if (named && (github.repoId === undefined || github.repoId === repositoryId))
      return join(`repository_id:${repositoryId}`, github.context)
  }
  const byId = /^(?:repository_owner_id:\d+:)?repository_id:(\d+)(?::(.*))?$/s.exec(subject)
  if (byId && byId[1] === repositoryId) return join(`repository_id:${byId[1]}`, byId[2] ?? '')
  const path = text('project_path')
  const project = text('project_id')
  if (path !== undefined && project !== undefined && subject.startsWith(`project_path:${path}:`))
    return `project_id:${project}:${subject.slice(`project_path:${path}:`.length)}`
  return subject
}

function join(head: string, context: string): string {
  return context === '' ? head : `${head}:${context}`
}

/** Compares without regard to case as .NET's ordinal comparison does: character by character. */
export function equalIgnoringCase(a: string, b: string): boolean {
  return a.length === b.length && foldCase(a) === foldCase(b)
}

/** Upper case of every UTF-16 unit on its own; units whose upper case is longer stay as they are. */
export function foldCase(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole ASCII range is meant.
  if (/^[\x00-\x7f]*$/.test(text)) return text.toUpperCase()
  let folded = ''
  for (let index = 0; index < text.length; index++) {
    const unit = text.charAt(index)
    const upper = unit.toUpperCase()
    folded += upper.length === 1 ? upper : unit
  }
  return folded
}
