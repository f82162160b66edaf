/** An expression to begin with, and claims to try it on. Ids and names are made up. */
export interface ExpressionExample {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly issuer: string
  readonly expression: string
  /** What goes into the field of samples. */
  readonly samples: string
}

const GITHUB = 'https://token.actions.githubusercontent.com'

const github = (sub: string, owner: string, repository: string) =>
  JSON.stringify({ sub, repository_owner_id: owner, repository_id: repository })

/** One workload after another: the repository itself, its neighbour, a stranger. */
const GITHUB_SAMPLES = [
  github('repo:contoso/shop:ref:refs/heads/main', '184320771', '455102938'),
  github('repo:contoso@184320771/shop@455102938:ref:refs/heads/main', '184320771', '455102938'),
  github('repo:contoso/shop:environment:production', '184320771', '455102938'),
  github('repo:contoso/shop:pull_request', '184320771', '455102938'),
  github('repo:contoso/wiki:ref:refs/heads/main', '184320771', '771200345'),
  github('repo:contoso-evil/shop:ref:refs/heads/main', '990000001', '990000002'),
].join('\n')

const terraform = (workspace: string, phase: string) =>
  `organization:contoso:project:web:workspace:${workspace}:run_phase:${phase}`

/** Good ones first, then the mistakes that are made most. */
export const EXAMPLES: readonly ExpressionExample[] = [
  {
    id: 'main-only',
    title: 'The main branch of one repository',
    description: 'Takes both forms of subject; the id pins the repository.',
    issuer: GITHUB,
    expression:
      "claims['sub'] matches 'repo:*:ref:refs/heads/main' and claims['repository_id'] eq '455102938'",
    samples: GITHUB_SAMPLES,
  },
  {
    id: 'any-environment',
    title: 'Any environment of one repository',
    description: 'Pull requests and plain branches stay out.',
    issuer: GITHUB,
    expression:
      "claims['sub'] matches 'repo:*:environment:*' and claims['repository_id'] eq '455102938'",
    samples: GITHUB_SAMPLES,
  },
  {
    id: 'plan-and-apply',
    title: 'Plan and apply of a workspace',
    description: 'Terraform’s two run phases in one credential.',
    issuer: 'https://app.terraform.io',
    expression:
      "claims['sub'] matches 'organization:contoso:project:web:workspace:prod:run_phase:*'",
    samples: [
      terraform('prod', 'plan'),
      terraform('prod', 'apply'),
      terraform('test', 'plan'),
    ].join('\n'),
  },
  {
    id: 'owner-wide',
    title: 'Too wide: all of an owner',
    description: 'Every repository of the owner, and every pull request.',
    issuer: GITHUB,
    expression:
      "claims['sub'] matches 'repo:contoso/*' and claims['repository_owner_id'] eq '184320771'",
    samples: GITHUB_SAMPLES,
  },
  {
    id: 'prefix-collision',
    title: 'Too wide: a name without its end',
    description: 'contoso* also means contoso-evil, and anybody may register that.',
    issuer: GITHUB,
    expression: "claims['sub'] matches 'repo:contoso*:ref:refs/heads/main'",
    samples: GITHUB_SAMPLES,
  },
  {
    id: 'slip',
    title: 'A slip in the language',
    description: 'There is no “or”, and the place of the error is shown.',
    issuer: GITHUB,
    expression:
      "claims['sub'] eq 'repo:contoso/shop:pull_request' or claims['repository_id'] eq '455102938'",
    samples: GITHUB_SAMPLES,
  },
]
