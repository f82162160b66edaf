import { describe, expect, it } from 'vitest'
import { type ExpressionContext, type ExpressionFindingId, PAGES } from './findings'
import { lintExpression } from './lint'

const GITHUB = 'https://token.actions.githubusercontent.com'
const GITLAB = 'https://gitlab.com'
const TERRAFORM = 'https://app.terraform.io'
const ID = "claims['repository_id'] eq '42'"
const OWNER_ID = "claims['repository_owner_id'] eq '7'"
const PROD = "claims['sub'] matches 'repo:*:environment:prod'"

function lint(value: string, context: Partial<ExpressionContext> = {}) {
  return lintExpression(value, { issuer: GITHUB, ...context })
}

function ids(value: string, context: Partial<ExpressionContext> = {}) {
  return lint(value, context).map(({ id, severity }) => `${id} ${severity}`)
}

interface Case {
  readonly value: string
  readonly severity: 'error' | 'warn' | 'info'
  readonly context?: Partial<ExpressionContext>
  /** The same but for what the lint looks for: nothing is found. */
  readonly clean: string
  readonly cleanContext?: Partial<ExpressionContext>
}

const CLEAN = `${PROD} and ${ID}`

/** For every finding an input that it alone flags, and its clean twin. */
const CASES: Readonly<Record<ExpressionFindingId, Case>> = {
  'expression-syntax': {
    value: `${PROD} or ${ID}`,
    severity: 'error',
    clean: CLEAN,
  },
  'expression-length': {
    value: `claims['sub'] matches 'repo:*:environment:${'p'.repeat(600)}' and ${ID}`,
    severity: 'warn',
    clean: CLEAN,
  },
  'expression-language-version': {
    value: CLEAN,
    severity: 'error',
    context: { languageVersion: 2 },
    clean: CLEAN,
    cleanContext: { languageVersion: 1 },
  },
  'expression-issuer': {
    value: CLEAN,
    severity: 'error',
    context: { issuer: `${GITHUB}/contoso` },
    clean: CLEAN,
  },
  'expression-identity-kind': {
    value: CLEAN,
    severity: 'warn',
    context: { kind: 'managedIdentity' },
    clean: CLEAN,
    cleanContext: { kind: 'application' },
  },
  'expression-cloud': {
    value: CLEAN,
    severity: 'warn',
    context: { cloud: 'usgov' },
    clean: CLEAN,
    cleanContext: { cloud: 'public' },
  },
  'expression-claim': {
    value: `${CLEAN} and claims['event_name'] eq 'push'`,
    severity: 'error',
    clean: CLEAN,
  },
  'expression-operator': {
    value: `${PROD} and claims['repository_id'] matches '42'`,
    severity: 'error',
    clean: CLEAN,
  },
  'expression-id-claim': {
    value: "claims['sub'] eq 'repo:o@1/r@2:environment:prod'",
    severity: 'error',
    clean: `claims['sub'] eq 'repo:o@1/r@2:environment:prod' and ${ID}`,
  },
  'expression-expected-claim': { value: ID, severity: 'warn', clean: CLEAN },
  'expression-duplicate-claim': {
    value: `${PROD} and claims['sub'] matches 'repo:*prod' and ${ID}`,
    severity: 'info',
    clean: CLEAN,
  },
  'expression-contradiction': {
    value: `${CLEAN} and claims['repository_id'] eq '43'`,
    severity: 'warn',
    clean: CLEAN,
  },
  'expression-any-value': {
    value: `claims['sub'] matches '*' and ${ID}`,
    severity: 'warn',
    clean: CLEAN,
  },
  'expression-wildcard-in-eq': {
    value: `claims['sub'] eq 'repo:o@1/r@2:environment:*' and ${ID}`,
    severity: 'warn',
    clean: `claims['sub'] eq 'repo:o@1/r@2:environment:x' and ${ID}`,
  },
  'expression-space-in-value': {
    value: `claims['sub'] eq ' repo:o@1/r@2:environment:x' and ${ID}`,
    severity: 'warn',
    clean: `claims['sub'] eq 'repo:o@1/r@2:environment:x' and ${ID}`,
  },
  'expression-quote': {
    value: `claims['sub'] matches 'repo:*:environment:it''s' and ${ID}`,
    severity: 'warn',
    clean: `claims['sub'] matches 'repo:*:environment:it?s' and ${ID}`,
  },
  'expression-id-form': {
    value: `${PROD} and claims['repository_id'] eq 'contoso/shop'`,
    severity: 'warn',
    clean: CLEAN,
  },
  'expression-broad-owner': {
    value: "claims['sub'] matches 'project_path:*:ref_type:branch:ref:main'",
    severity: 'error',
    context: { issuer: GITLAB },
    clean:
      "claims['sub'] matches 'project_path:*:ref_type:branch:ref:main' and claims['project_id'] eq '4'",
    cleanContext: { issuer: GITLAB },
  },
  'expression-prefix-collision': {
    value: `claims['sub'] matches 'repo:contoso@7/shop*:environment:prod' and ${OWNER_ID}`,
    severity: 'warn',
    clean: `claims['sub'] matches 'repo:contoso@7/shop@*:environment:prod' and ${OWNER_ID}`,
  },
  'expression-broad-repo': {
    value: `${PROD} and ${OWNER_ID}`,
    severity: 'warn',
    clean: CLEAN,
  },
  'expression-broad-ref': {
    value: `claims['sub'] matches 'repo:*:ref:refs/heads/*' and ${ID}`,
    severity: 'warn',
    clean: `claims['sub'] matches 'repo:*:ref:refs/heads/release/*' and ${ID}`,
  },
  'expression-pull-request': {
    value: `claims['sub'] matches 'repo:*:pull_request' and ${ID}`,
    severity: 'warn',
    clean: CLEAN,
  },
  'expression-broad-workflow': {
    value: `${CLEAN} and claims['job_workflow_ref'] matches 'contoso/ci/.github/workflows/deploy.yml@*'`,
    severity: 'warn',
    clean: `${CLEAN} and claims['job_workflow_ref'] matches 'contoso/ci/.github/workflows/*@refs/heads/main'`,
  },
  'expression-no-immutable-anchor': {
    value: "claims['sub'] matches 'organization:o:project:p:workspace:w:run_phase:*'",
    severity: 'info',
    context: { issuer: TERRAFORM },
    clean: CLEAN,
  },
  'expression-name-based-subject': {
    value: `claims['sub'] eq 'repo:contoso/shop:environment:prod' and ${ID}`,
    severity: 'info',
    clean: `claims['sub'] eq 'repo:contoso@7/shop@42:environment:prod' and ${ID}`,
  },
  'expression-case': {
    value: `claims['sub'] matches 'repo:*:Environment:prod' and ${ID}`,
    severity: 'warn',
    clean: CLEAN,
  },
  'expression-unknown-form': {
    value: `claims['sub'] matches 'repo:*:branch:main' and ${ID}`,
    severity: 'warn',
    clean: CLEAN,
  },
}

/** A finding that cannot come alone: GitLab doubts a missing id wherever the group is open. */
const WITH: Readonly<Partial<Record<ExpressionFindingId, readonly string[]>>> = {
  'expression-broad-owner': ['expression-id-claim warn'],
}

describe('every lint', () => {
  it.each(Object.entries(CASES))('%s flags one input alone, and not its twin', (id, one) => {
    const others = WITH[id as ExpressionFindingId] ?? []
    expect(ids(one.value, one.context)).toEqual([`${id} ${one.severity}`, ...others])
    expect(ids(one.clean, one.cleanContext)).toEqual([])
  })

  it('has a fix, a message and a page', () => {
    for (const { value, context } of Object.values(CASES))
      for (const { message, fix, id, source } of lint(value, context)) {
        expect(message, id).toMatch(/[.]$/)
        if (id !== 'expression-syntax') expect(fix, id).toMatch(/[.]$/)
        expect(source, id).toMatch(/^https:\/\//)
      }
  })
})

describe('whom it lets in', () => {
  const examples = (value: string, context: Partial<ExpressionContext> = {}) =>
    Object.fromEntries(
      lint(value, context).flatMap(({ id, example }) =>
        example === undefined ? [] : [[id, example]],
      ),
    )

  it('proves each finding with a subject', () => {
    expect(examples("claims['sub'] matches 'repo:contoso*'")).toEqual({
      'expression-prefix-collision': 'repo:contoso-evil/x:ref:refs/heads/x',
      'expression-broad-ref': 'repo:contoso/x:ref:refs/heads/another-branch',
      'expression-pull-request': 'repo:contoso/x:pull_request',
    })
    expect(examples("claims['sub'] matches 'repo:contoso/*'")).toEqual({
      'expression-broad-repo': 'repo:contoso/another-repository:ref:refs/heads/x',
      'expression-broad-ref': 'repo:contoso/x:ref:refs/heads/another-branch',
      'expression-pull-request': 'repo:contoso/x:pull_request',
    })
  })

  it.each([
    ["claims['sub'] matches 'repo:*/shop:environment:prod'", 'broad-owner error'],
    ["claims['sub'] matches 'repo:*-contoso/shop:environment:prod'", 'broad-owner error'],
    ["claims['sub'] matches 'repo:contoso?/shop:environment:prod'", 'prefix-collision error'],
    ["claims['sub'] matches 'repo:con*so/shop:environment:prod'", 'prefix-collision error'],
    [`claims['sub'] matches 'repo:contoso*' and ${OWNER_ID}`, 'broad-repo warn'],
    ["claims['sub'] matches 'repo:contoso/shop*:environment:prod'", 'prefix-collision warn'],
    ["claims['sub'] matches 'repo:contoso@7/shop@*:environment:prod'", undefined],
    ["claims['sub'] matches 'repo:contoso@*/shop@*:environment:prod'", undefined],
    ["claims['sub'] eq 'repo:*'", undefined],
    [
      "claims['sub'] matches 'repo:*:environment:prod' and claims['job_workflow_ref'] eq 'contoso/ci/.github/workflows/d.yml@refs/heads/main'",
      'broad-owner warn',
    ],
  ])('%s: %s', (value, expected) => {
    const names = ids(value).filter((id) => /broad-owner|prefix|broad-repo/.test(id))
    expect(names).toEqual(expected === undefined ? [] : [`expression-${expected}`])
  })

  it.each([
    ["claims['sub'] matches 'project_path:contoso*'", GITLAB, 'prefix-collision error'],
    [
      "claims['sub'] matches 'project_path:contoso/apps/*:ref_type:branch:ref:main'",
      GITLAB,
      'broad-repo warn',
    ],
    [
      "claims['sub'] matches 'project_path:contoso/app*:ref_type:branch:ref:main'",
      GITLAB,
      'prefix-collision warn',
    ],
    [
      "claims['sub'] matches 'organization:*:project:p:workspace:w:run_phase:apply'",
      TERRAFORM,
      'broad-owner error',
    ],
    [
      "claims['sub'] matches 'organization:contoso*:project:p:workspace:w:run_phase:apply'",
      TERRAFORM,
      'prefix-collision error',
    ],
    [
      "claims['sub'] matches 'organization:contoso:project:p:workspace:*:run_phase:apply'",
      TERRAFORM,
      'broad-repo warn',
    ],
    [
      "claims['sub'] matches 'organization:contoso:project:*:workspace:w:run_phase:apply'",
      TERRAFORM,
      'broad-repo warn',
    ],
  ])('%s', (value, issuer, expected) => {
    const names = ids(value, { issuer }).filter((id) => /broad-owner|prefix|broad-repo/.test(id))
    expect(names).toEqual([`expression-${expected}`])
  })

  it('names what an owner-wide star opens', () => {
    expect(ids("claims['sub'] matches 'repo:contoso/*'")).toEqual([
      'expression-id-claim error',
      'expression-broad-repo warn',
      'expression-broad-ref warn',
      'expression-pull-request warn',
      'expression-name-based-subject info',
    ])
  })
})

describe('issuers', () => {
  const terraform = "claims['sub'] matches 'organization:o:project:p:workspace:w:run_phase:*'"

  it.each([
    ['https://app.terraform.io', false],
    ['https://app.eu.terraform.io', false],
    ['https://app.terraform.io/', true],
    ['https://gitlab.contoso.com', false],
    ['https://gitlab.contoso.ca', false],
    ['https://gitlab.contoso.de', true],
    ['https://git.contoso.com', true],
    [`${GITHUB}/`, true],
    ['https://kubernetes.default.svc', true],
  ])('%s', (issuer, refused) => {
    const found = ids(terraform, { issuer }).filter((id) => id.startsWith('expression-issuer'))
    expect(found).toEqual(refused ? ['expression-issuer error'] : [])
  })

  it('names the slash', () => {
    expect(lint(terraform, { issuer: `${GITHUB}/` })[0]?.fix).toBe(
      `Write it exactly: \`${GITHUB}\`.`,
    )
  })

  it('warns only about an expression that is stored already', () => {
    const value = "claims['sub'] eq 'repo:o@1/r@2:environment:prod'"
    expect(ids(value, { stored: true })).toEqual(['expression-id-claim warn'])
  })

  it('asks GitLab for project_id where another id stands', () => {
    expect(
      lint(
        "claims['sub'] matches 'project_path:c/s:ref_type:branch:ref:main' and claims['namespace_id'] eq '3'",
        { issuer: GITLAB },
      ).map(({ id, message }) => [id, message.slice(0, 46)]),
    ).toEqual([['expression-expected-claim', 'The documentation asks for a term on `project_']])
  })

  it('says which letter case a claim has', () => {
    expect(lint(`claims['Sub'] eq 'x' and ${ID}`)[0]?.fix).toBe('Write `sub` in small letters.')
  })

  it('rests on pages of Entra or of the platform', () => {
    expect(Object.values(PAGES).every((page) => URL.canParse(page))).toBe(true)
  })
})
