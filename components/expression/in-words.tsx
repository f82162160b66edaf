import { CodeWords } from '@/components/ui/code-words'
import { KeyValueList } from '@/components/ui/key-value-list'
import { keyed } from '@/components/ui/keyed'
import { Status } from '@/components/ui/status'
import type { Tone } from '@/components/ui/tone'
import { explainExpression } from '@/lib/federation/expression/explain'
import type { ExpressionIssuer } from '@/lib/federation/expression/issuers'
import type { Expression } from '@/lib/federation/expression/parse'
import { type Openness, type Reach, reachOf } from '@/lib/federation/expression/reach'
import { type RunContext, SUBJECT_SPACES } from '@/lib/federation/expression/subject-space'

/** The expression term by term, then whom all of it together lets in. */
export function InWords({
  expression,
  rules,
}: {
  expression: Expression
  rules: ExpressionIssuer | undefined
}) {
  const sentences = explainExpression(expression)
  return (
    <div className="flex flex-col gap-3">
      <ol className="flex flex-col gap-1">
        {keyed(sentences, (sentence) => sentence).map(({ key, item }, index) => (
          <li key={key} className="break-words">
            {index > 0 && <span className="text-text-2">and </span>}
            <CodeWords text={item} />
          </li>
        ))}
      </ol>
      {rules && <WhoGetsIn reach={reachOf(expression, rules)} rules={rules} />}
    </div>
  )
}

const OPENNESS: Readonly<Record<Openness, { tone: Tone; words: string }>> = {
  any: { tone: 'warn', words: 'any' },
  'look-alike': { tone: 'warn', words: 'also look-alike names' },
  fixed: { tone: 'neutral', words: 'one, by its name' },
  pinned: { tone: 'ok', words: 'one, pinned by its id' },
}

const CONTEXTS: Readonly<Record<RunContext, string>> = {
  branch: 'any branch',
  tag: 'any tag',
  environment: 'any environment',
  'pull-request': 'pull requests',
}

function WhoGetsIn({ reach, rules }: { reach: Reach; rules: ExpressionIssuer }) {
  const space = SUBJECT_SPACES[rules.id]
  if (!reach.reachable)
    return <p className="text-text-2">No subject of {rules.title} in its default forms gets in.</p>
  const openness = (value: Openness) => (
    <Status tone={OPENNESS[value].tone}>{OPENNESS[value].words}</Status>
  )
  const open = reach.contexts.map((context) => CONTEXTS[context]).join(', ')
  return (
    <KeyValueList
      items={[
        { label: capital(space.words.owner), value: openness(reach.owner) },
        { label: capital(space.words.repository), value: openness(reach.repository) },
        ...(space.contexts.length === 0
          ? []
          : [
              {
                label: 'Runs',
                value: (
                  <Status tone={open === '' ? 'ok' : 'warn'}>
                    {open === '' ? 'only those named' : open}
                  </Status>
                ),
              },
            ]),
      ]}
    />
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
