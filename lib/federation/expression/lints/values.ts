import { type Lint, PAGES } from '../findings'

/** Longest subject; nothing is documented about expressions. */
export const EXPRESSION_LENGTH_MAX = 600

export const lengthLint: Lint = ({ value }) =>
  value.length > EXPRESSION_LENGTH_MAX
    ? [
        {
          id: 'expression-length',
          severity: 'warn',
          concern: 'doubt',
          message: `It has ${value.length} characters. A subject may have ${EXPRESSION_LENGTH_MAX}; for expressions no limit is documented.`,
          fix: 'Shorten it, or split it over several credentials.',
          source: PAGES.considerations,
        },
      ]
    : []

export const wildcardInEqLint: Lint = ({ expression }) =>
  expression.terms
    .filter(({ operator, comparand }) => operator === 'eq' && /[*?]/.test(comparand))
    .map(({ start }) => ({
      id: 'expression-wildcard-in-eq',
      severity: 'warn',
      concern: 'dead',
      message: '`eq` compares letter by letter: `*` and `?` have no meaning in it.',
      fix: 'Use `matches`, or write the whole value.',
      index: start,
      source: PAGES.flexible,
    }))

export const anyValueLint: Lint = ({ expression }) =>
  expression.terms
    .filter(({ operator, comparand }) => operator === 'matches' && /^[*?]*\*[*?]*$/.test(comparand))
    .map(({ claim, start }) => ({
      id: 'expression-any-value',
      severity: 'warn',
      concern: 'reach',
      message: `Any value of \`${claim}\` matches${claim === 'sub' ? ', every branch and every pull request included' : ''}.`,
      fix: 'Write the part that never changes, such as `repo:*:environment:production`.',
      index: start,
      source: PAGES.flexible,
    }))

export const spaceInValueLint: Lint = ({ expression }) =>
  expression.terms
    .filter(({ comparand }) => comparand === '' || comparand !== comparand.trim())
    .map(({ claim, comparand, start }) => ({
      id: 'expression-space-in-value',
      severity: 'warn',
      concern: 'dead',
      message:
        comparand === ''
          ? `The value for \`${claim}\` is empty; no token has an empty claim there.`
          : `The value for \`${claim}\` begins or ends with a space, which counts.`,
      fix: comparand === '' ? 'Write the value.' : 'Take the space out.',
      index: start,
      source: PAGES.flexible,
    }))

export const quoteLint: Lint = ({ expression }) =>
  expression.terms
    .filter(({ comparand }) => comparand.includes("'"))
    .map(({ start }) => ({
      id: 'expression-quote',
      severity: 'warn',
      concern: 'doubt',
      message:
        'A value holds a single quote. That two quotes stand for one is likely; no page says so plainly, and nobody is known to have tried.',
      fix: 'Put `?` in its place and use `matches`, or test with a real token before you rely on it.',
      index: start,
      source: PAGES.flexible,
    }))

/** Ids of GitHub and GitLab are decimal numbers, written as text in the token. */
export const idFormLint: Lint = ({ expression, rules }) =>
  expression.terms
    .filter(
      ({ claim, operator, comparand }) =>
        operator === 'eq' &&
        rules?.oneOf.includes(claim) === true &&
        !/^\d+$/.test(comparand.trim()),
    )
    .map(({ claim, start }) => ({
      id: 'expression-id-form',
      severity: 'warn',
      concern: 'dead',
      message: `\`${claim}\` is a number; this value is none and will never be equal.`,
      fix:
        claim === 'repository_id'
          ? 'Look it up: `gh api repos/OWNER/REPO --jq .id`.'
          : claim === 'repository_owner_id'
            ? 'Look it up: `gh api users/OWNER --jq .id`.'
            : 'Look the number up in the settings of the project or group.',
      index: start,
      source: claim.startsWith('repository') ? PAGES.githubOidc : PAGES.mutable,
    }))
