import { z } from 'zod'
import { isAboveInfo, type JudgeInput, judgeIssuer } from '@/lib/federation/issuer/judge'
import type { IssuerFinding } from '@/lib/federation/issuer/model'
import { invalidCase } from '../case'
import type { Command } from '../command'

const Case = z.object({
  issuer: z.string(),
  discovery: z.unknown().optional(),
  jwks: z.unknown().optional(),
  http: z
    .object({
      status: z.number().int().min(100).max(999).default(200),
      headers: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
})

/** `fedcred judge`: what is wrong with an issuer text, a discovery document and a key set. */
export const judgeCommand: Command = {
  name: 'judge',
  summary: 'Judge an issuer, its discovery document and its key set.',
  usage: [
    'Usage: fedcred judge [--json | --ndjson] < CASE',
    '',
    'Reads {"issuer", "discovery"?, "jwks"?, "http"?: {"status", "headers"}}. An object is a parsed',
    'body; a text is parsed strictly. What is not given is not judged.',
    'Exit status: 0 clean or notes only, 1 findings, 2 unreadable input.',
  ].join('\n'),
  async judgeCase(value) {
    const parsed = Case.safeParse(value)
    if (!parsed.success) return { problem: invalidCase(parsed.error) }
    const findings = await judgeIssuer(inputOf(parsed.data))
    return {
      output: {
        findings: findings.map(({ id, severity, message, fix }) => ({
          id,
          severity,
          message,
          fix,
        })),
      },
      exit: findings.some(isAboveInfo) ? 1 : 0,
      text: findings.length === 0 ? ['Nothing found.'] : findings.map(findingLine),
    }
  },
}

function inputOf({ issuer, discovery, jwks, http }: z.infer<typeof Case>): JudgeInput {
  return {
    issuer,
    // `null` stands for "not there", as JSON has no other word for it.
    ...(discovery != null && { discovery }),
    ...(jwks != null && { jwks }),
    ...(http && { http: { status: http.status, ...(http.headers && { headers: http.headers }) } }),
  }
}

/** One finding as a line for people. */
export function findingLine({ severity, id, message }: IssuerFinding): string {
  return `${severity.padEnd(8)}  ${id}: ${message}`
}
