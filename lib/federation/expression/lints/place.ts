import { type Lint, PAGES } from '../findings'
import { EXPRESSION_ISSUERS, expressionIssuer } from '../issuers'

/** Issuers outside the list. The code at the exchange is secondhand. */
export const issuerLint: Lint = ({ issuer, rules }) =>
  rules
    ? []
    : [
        {
          id: 'expression-issuer',
          severity: 'error',
          concern: 'refused',
          message: `Entra takes no expression for the issuer \`${issuer}\`: it will not be stored, or the exchange ends with AADSTS7002241 (secondhand).`,
          fix: issuerFix(issuer),
          source: PAGES.flexible,
        },
      ]

function issuerFix(issuer: string): string {
  const bare = issuer.trim().toLowerCase().replace(/\/+$/, '')
  if (bare !== issuer && expressionIssuer(bare)) return `Write it exactly: \`${bare}\`.`
  const github = EXPRESSION_ISSUERS.find(({ id }) => id === 'github')
  if (github && bare.startsWith(`${github.example}/`))
    return 'An enterprise’s own issuer is not in the list. Use credentials with a plain subject.'
  return 'Use credentials with a plain subject, one for each subject.'
}

export const identityKindLint: Lint = ({ kind }) =>
  kind === 'managedIdentity'
    ? [
        {
          id: 'expression-identity-kind',
          severity: 'warn',
          concern: 'doubt',
          message:
            'Expressions on managed identities are documented for a preview API, yet were seen to be refused.',
          fix: 'Try it; if Azure refuses, use an application.',
          source: PAGES.flexible,
        },
      ]
    : []

export const cloudLint: Lint = ({ cloud }) =>
  cloud !== undefined && cloud !== 'public'
    ? [
        {
          id: 'expression-cloud',
          severity: 'warn',
          concern: 'doubt',
          message:
            'Expressions are said not to be available in national clouds (AADSTS700239, secondhand).',
          fix: 'Use credentials with a plain subject there.',
          source: PAGES.flexible,
        },
      ]
    : []

export const languageVersionLint: Lint = ({ languageVersion }) =>
  languageVersion !== undefined && languageVersion !== 1
    ? [
        {
          id: 'expression-language-version',
          severity: 'error',
          concern: 'refused',
          message: `\`languageVersion\` is ${languageVersion}; only 1 exists.`,
          fix: 'Set `languageVersion` to 1.',
          source: PAGES.flexible,
        },
      ]
    : []
