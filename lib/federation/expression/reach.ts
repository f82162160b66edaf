import { evaluateExpression } from './evaluate'
import { findOverlap, type Shape } from './glob'
import type { ExpressionIssuer } from './issuers'
import type { Expression, ExpressionTerm } from './parse'
import { type RunContext, SUBJECT_SPACES, type SubjectParts } from './subject-space'

/** How far a name is open: to any, to look-alikes, to one alone; `pinned`: an id decides. */
export type Openness = 'any' | 'look-alike' | 'fixed' | 'pinned'

/** Whom an expression lets in, with a subject that proves it. */
export interface Reach {
  readonly owner: Openness
  readonly repository: Openness
  /** Contexts in which any name gets in; `pull-request` needs none. */
  readonly contexts: readonly RunContext[]
  /** False when no subject of the platform's default forms can match. */
  readonly reachable: boolean
  /** True when subjects match but for upper and lower case. */
  readonly onlyInOtherCase: boolean
  /** False when names match but never a subject that carries ids; absent where the platform has no such form. */
  readonly withIds?: boolean
  /** Subjects that would be accepted, each proven by running the expression on it. */
  readonly examples: Readonly<Partial<Record<'owner' | 'repository' | RunContext, string>>>
}

/** Claims that pin, by an id that is never given twice, the repository or at least its owner. */
const PINS: Readonly<
  Record<ExpressionIssuer['id'], { repository: readonly string[]; owner: readonly string[] }>
> = {
  github: { repository: ['repository_id'], owner: ['repository_owner_id'] },
  gitlab: { repository: ['project_id'], owner: ['namespace_id', 'user_id'] },
  terraform: { repository: [], owner: [] },
}

const ANY_SUBJECT: ExpressionTerm = {
  claim: 'sub',
  operator: 'matches',
  comparand: '*',
  start: 0,
  end: 0,
}

/**
 * Finds out whom an expression lets in, by looking for subjects of the platform's default forms that
 * pass: names nobody mentioned, look-alikes of those mentioned. What is reported is proven by such a
 * subject; with several terms on `sub` something may be missed, never invented.
 */
export function reachOf(expression: Expression, rules: ExpressionIssuer): Reach {
  const space = SUBJECT_SPACES[rules.id]
  const search = new Search(expression, (parts) => space.shapes(parts))
  const owner = search.axis('owner', space.ownerIn, 'another-owner')
  const repository = search.axis('repository', space.repositoryIn, 'another-repository')
  const contexts = space.contexts.flatMap((context) => {
    const name = `another-${context}`
    const example = search.find({ context, ...(context === 'pull-request' ? {} : { name }) })
    return example === undefined ? [] : [{ context, example }]
  })
  const pins = pinned(expression, rules)
  const reachable = search.find({}) !== undefined
  const withIds =
    space.shapesWithIds && new Search(expression, space.shapesWithIds).find({}) !== undefined
  return {
    owner: pins.owner ? 'pinned' : owner.open,
    repository: pins.repository ? 'pinned' : repository.open,
    contexts: contexts.map(({ context }) => context),
    reachable,
    onlyInOtherCase:
      !reachable &&
      new Search(inLowerCase(expression), (p) => space.shapes(p)).find({}) !== undefined,
    ...(withIds !== undefined && { withIds }),
    examples: {
      ...(owner.example !== undefined && { owner: owner.example }),
      ...(repository.example !== undefined && { repository: repository.example }),
      ...Object.fromEntries(contexts.map(({ context, example }) => [context, example])),
    },
  }
}

class Search {
  private readonly subjects: readonly ExpressionTerm[]

  constructor(
    private readonly expression: Expression,
    private readonly shapes: (parts: SubjectParts) => readonly Shape[],
  ) {
    const named = expression.terms.filter(({ claim }) => claim === 'sub')
    this.subjects = named.length > 0 ? named : [ANY_SUBJECT]
  }

  /** A subject with these parts that the whole expression accepts. */
  find(parts: SubjectParts): string | undefined {
    for (const term of this.subjects)
      for (const shape of this.shapes(parts)) {
        const subject = findOverlap(term.comparand, shape, term.operator === 'eq')
        if (subject !== undefined && this.accepts(subject)) return subject
      }
    return undefined
  }

  axis(
    part: 'owner' | 'repository',
    place: RegExp,
    fresh: string,
  ): { open: 'any' | 'look-alike' | 'fixed'; example?: string } {
    const stranger = this.find({ [part]: fresh })
    if (stranger !== undefined) return { open: 'any', example: stranger }
    for (const { operator, comparand } of this.subjects) {
      const glob = operator === 'eq' ? undefined : place.exec(comparand)?.[1]
      if (glob === undefined || !/[*?]/.test(glob)) continue
      const example = this.find({ [part]: lookAlike(glob) })
      if (example !== undefined)
        return { open: /(?:^|\/)\*/.test(glob) ? 'any' : 'look-alike', example }
    }
    return { open: 'fixed' }
  }

  /** Runs the expression on the subject; all other claims are as the expression wants them. */
  private accepts(sub: string): boolean {
    const others = this.expression.terms.map(({ claim, operator, comparand }) => [
      claim,
      operator === 'eq' ? comparand : lookAlike(comparand),
    ])
    return evaluateExpression(this.expression, { ...Object.fromEntries(others), sub }).holds
  }
}

/** A text that a glob matches and that nobody had in mind. */
function lookAlike(glob: string): string {
  return glob
    .replaceAll('?', 'x')
    .replace(/^\*+|(?<=\/)\*+/g, 'evil')
    .replace(/\*+/g, '-evil')
}

function inLowerCase({ terms: [first, ...rest] }: Expression): Expression {
  const lower = (term: ExpressionTerm) => ({ ...term, comparand: term.comparand.toLowerCase() })
  return { terms: [lower(first), ...rest.map(lower)] }
}

/** An id pins by a claim of its own or, at GitHub, after the name in the subject. */
function pinned({ terms }: Expression, { id }: ExpressionIssuer) {
  const has = (names: readonly string[]) =>
    terms.some(
      ({ claim, operator, comparand }) =>
        names.includes(claim) && (operator === 'eq' || !/[*?]/.test(comparand)),
    )
  const subject = terms.find(({ claim }) => claim === 'sub')?.comparand ?? ''
  const inSubject = id === 'github' ? /^repo:[^/:]*@\d+\/(?:[^:]*@(\d+):)?/.exec(subject) : null
  const repository = has(PINS[id].repository) || inSubject?.[1] !== undefined
  return { repository, owner: repository || has(PINS[id].owner) || inSubject !== null }
}
