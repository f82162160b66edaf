import { z } from 'zod'
import type { ProbeReport, ProbeStep } from '@/lib/federation/issuer/model'
import { guardedInternet } from '@/lib/probe/guarded-fetch'
import type { ProbeInternet } from '@/lib/probe/internet'
import { probeIssuer } from '@/lib/probe/probe'
import { judgeProbeUrl } from '@/lib/probe/url-policy'
import { invalidCase } from '../case'
import type { CaseResult, Command } from '../command'
import { findingLine } from './judge'

const Case = z.object({ url: z.string() })

/** `fedcred probe`: fetch an issuer's documents behind the policy, or ask the policy alone. */
export const probeCommand: Command = probeCommandWith(guardedInternet)

/** The command with another internet behind it: for tests. */
export function probeCommandWith(internet: () => ProbeInternet): Command {
  return {
    name: 'probe',
    summary: 'Fetch and judge an issuer, safely.',
    usage: [
      'Usage: fedcred probe URL [--json]',
      '       fedcred probe --policy-only [--json | --ndjson] < CASE',
      '',
      'Fetches discovery document and key set of an issuer. Private addresses are refused.',
      '--policy-only reads {"url"} and says whether it may be fetched; opens no socket.',
      'Exit status: 0 healthy or allowed, 1 anything else, 2 unreadable input.',
    ].join('\n'),
    flags: ['policy-only'],
    async judgeCase(value, io, args) {
      const parsed = Case.safeParse(value)
      if (!parsed.success) return { problem: invalidCase(parsed.error) }
      const { url } = parsed.data
      return args.flags.has('policy-only') ? policyResult(url) : liveResult(url, internet(), io.now)
    },
    async runWithArguments(args, io) {
      const [url = '', ...others] = args.positionals
      if (others.length > 0) {
        return {
          problem: {
            code: 'one-url-only',
            title: 'One address at a time.',
            detail: `${args.positionals.length} addresses were given.`,
            hint: 'Give several as lines of {"url"} with --ndjson.',
            retryable: false,
          },
        }
      }
      return args.flags.has('policy-only') ? policyResult(url) : liveResult(url, internet(), io.now)
    },
  }
}

function policyResult(url: string): CaseResult {
  const verdict = judgeProbeUrl(url)
  return verdict.allowed
    ? { output: { allowed: true }, exit: 0, text: ['allowed'] }
    : {
        output: { allowed: false, reason: verdict.reason },
        exit: 1,
        text: [`refused: ${verdict.reason}`],
      }
}

async function liveResult(
  url: string,
  internet: ProbeInternet,
  now: () => Date,
): Promise<CaseResult> {
  const report = await probeIssuer(url, internet, { now })
  return {
    output: report,
    exit: report.state === 'healthy' ? 0 : 1,
    text: [
      `${report.state}  ${report.issuer}`,
      ...report.steps.map(stepLine),
      ...factLines(report),
      ...keyLines(report),
    ],
  }
}

function stepLine({ id, outcome, ms, detail, rules }: ProbeStep): string {
  const time = ms === undefined ? '' : ` ${ms} ms`
  const because = rules === undefined ? '' : `  [${rules.join(', ')}]`
  return `  ${id.padEnd(9)}  ${outcome}${time}${detail === undefined ? '' : `  ${detail}`}${because}`
}

const DAY = 86_400_000

/** What was seen beside the steps: certificate, a redirect that was not followed, the account's owner. */
function factLines({ certificate, http, storage, probedAt }: ProbeReport): readonly string[] {
  const line = (name: string, text: string) => `  ${name.padEnd(9)}  ${text}`
  const ends = certificate?.validTo
  const days = Math.floor((Date.parse(ends ?? '') - Date.parse(probedAt)) / DAY)
  const { location, redirects = 0 } = http?.discovery ?? {}
  return [
    ...(ends === undefined || Number.isNaN(days)
      ? []
      : [
          line(
            'cert',
            `ends ${ends.slice(0, 10)}, in ${days} days, by ${certificate?.issuer ?? '?'}`,
          ),
        ]),
    ...(location === undefined ? [] : [line('redirect', `to ${location}, not followed`)]),
    ...(redirects === 0 ? [] : [line('redirect', `${redirects} followed`)]),
    ...(storage === undefined
      ? []
      : [line('account', `${storage.account}, of tenant ${storage.tenantId ?? '(not told)'}`)]),
  ]
}

function keyLines({ keys, findings }: ProbeReport): readonly string[] {
  return [
    ...keys.map(
      ({ kid = '(no kid)', kty, bits, thumbprint }) =>
        `  key        ${kid}  ${kty}${bits === undefined ? '' : ` ${bits}`}  ${thumbprint}`,
    ),
    ...findings.map((finding) => `  ${findingLine(finding)}`),
  ]
}
