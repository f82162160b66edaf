import { explain } from '@/lib/federation/aadsts/explain'
import type { Explanation } from '@/lib/federation/aadsts/model'
import type { Problem } from '@/lib/federation/result'
import type { CaseResult, Command } from '../command'

/** `fedcred explain`: what an AADSTS error says and what to do about it. */
export const explainCommand: Command = {
  name: 'explain',
  summary: 'Explain a pasted error or log: codes, values, probable causes.',
  usage: [
    'Usage: fedcred explain [--json] TEXT',
    '       fedcred explain [--json] < case.json',
    '       fedcred explain --ndjson < cases.ndjson',
    '',
    'A case is {"text":"…pasted error or log…"}.',
    'Exit status: 0 explained, 1 no code recognised, 2 unreadable input.',
  ].join('\n'),
  judgeCase: async (value) => {
    const text = textOf(value)
    return text === undefined ? { problem: BAD_INPUT } : resultOf(explain(text))
  },
  runWithArguments: async (args) => resultOf(explain(args.positionals.join(' '))),
}

const BAD_INPUT: Problem = {
  code: 'input-without-text',
  title: 'The case has no text to explain.',
  detail: 'An object with a member "text" that is a string was expected.',
  hint: 'Example: {"text":"AADSTS700213: No matching federated identity record found …"}',
  retryable: false,
}

function textOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('text' in value)) return undefined
  return typeof value.text === 'string' ? value.text : undefined
}

function resultOf(explanation: Explanation): CaseResult {
  const { codes, field, extracted, causes, notes } = explanation
  return {
    output: {
      codes,
      field,
      extracted,
      causes: causes.map(({ id, title, fix, fixEntra, fixWorkload }) => ({
        id,
        title,
        fix,
        ...(fixEntra === undefined ? {} : { fixEntra }),
        ...(fixWorkload === undefined ? {} : { fixWorkload }),
      })),
      notes,
    },
    exit: codes.length > 0 ? 0 : 1,
    text: linesOf(explanation),
  }
}

function linesOf({ codes, extracted, causes, notes }: Explanation): readonly string[] {
  const lines = codes.map(({ code, name, meaning, known }) => {
    const label = name === '-' ? `AADSTS${code}` : `AADSTS${code} ${name}`
    return `${label}: ${meaning}${known === 'listed' ? ' (known, not analysed)' : ''}`
  })
  for (const [key, value] of Object.entries(extracted)) lines.push(`  ${key}: ${value}`)
  if (causes.length > 0) lines.push('', 'Probable causes, most likely first:')
  causes.forEach((cause, index) => {
    lines.push(`  ${index + 1}. ${cause.title}`, `     ${cause.fix}`)
  })
  if (notes.length > 0) lines.push('', ...notes.map((note) => `Note: ${note}`))
  return lines
}
