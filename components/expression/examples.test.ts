import { describe, expect, it } from 'vitest'
import { lintExpression } from '@/lib/federation/expression/lint'
import { parseExpression } from '@/lib/federation/expression/parse'
import { readSamples, tryExpression } from '@/lib/federation/expression/samples'
import { EXAMPLES } from './examples'

/** What each example is there to show: findings, then accepted of all samples. */
const LESSONS: Readonly<Record<string, readonly [findings: readonly string[], accepted: string]>> =
  {
    'main-only': [[], '2 of 6'],
    'any-environment': [['expression-broad-ref'], '1 of 6'],
    'plan-and-apply': [['expression-no-immutable-anchor'], '2 of 3'],
    'owner-wide': [
      [
        'expression-broad-repo',
        'expression-broad-ref',
        'expression-pull-request',
        'expression-name-based-subject',
      ],
      '4 of 6',
    ],
    'prefix-collision': [['expression-id-claim', 'expression-prefix-collision'], '4 of 6'],
    slip: [['expression-syntax'], '0 of 6'],
  }

describe('the examples', () => {
  it.each(EXAMPLES)('$id', ({ id, issuer, expression, samples }) => {
    const [findings, accepted] = LESSONS[id] ?? [[], '']
    expect(lintExpression(expression, { issuer }).map((finding) => finding.id)).toEqual(findings)
    const parsed = parseExpression(expression)
    const read = readSamples(samples).samples
    const passed = read.filter(
      (sample) =>
        parsed.ok && tryExpression(parsed.expression, issuer, sample).outcome === 'accepted',
    )
    expect(`${passed.length} of ${read.length}`).toBe(accepted)
  })
})
