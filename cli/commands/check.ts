import { readFile } from 'node:fs/promises'
import type { Credential } from '@/lib/federation/credential/model'
import { fail, type Problem, type Result } from '@/lib/federation/result'
import { evaluate } from '@/lib/federation/verdict/evaluate'
import type { Verdict } from '@/lib/federation/verdict/model'
import { createCredentialsCache } from '../check/credentials-cache'
import { readCase, readCredentials } from '../check/input'
import { verdictText } from '../check/text'
import type { CaseResult, Command, CommandIo, ExitStatus, ParsedArguments } from '../command'

const EXIT: Readonly<Record<Verdict['verdict'], ExitStatus>> = {
  accepted: 0,
  rejected: 1,
  undetermined: 3,
}

const USAGE = `Usage: fedcred check [--json | --ndjson] [--credentials FILE]

Says what Entra would answer to an assertion. Reads one JSON case from standard input, or one a
line with --ndjson:

  {"credentials":[{"issuer","subject"?,"claimsMatchingExpression"?,"audiences":[…],"name"?}],
   "token":"eyJ…" | "claims":{…},  "header"?:{…}, "jwks"?:{"keys":[…]}, "now"?:"ISO time",
   "clientId"?, "tenantId"?, "kind"?:"application|managedIdentity|agentBlueprint",
   "cloud"?:"public|usgov|china"}

--credentials FILE  takes the credentials of all cases from a file: a JSON list, or an object with
                    a list named credentials. Cases then leave them out.

Exit status: 0 accepted, 1 rejected, 2 unreadable, 3 undetermined.`

const cache = createCredentialsCache()
const files = new Map<string, Promise<Result<readonly Credential[]>>>()

/** `fedcred check`: the verdict on a token or its claims. Nothing leaves the machine. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'what Entra would answer to an assertion',
  usage: USAGE,
  options: ['credentials'],
  parseCase: cache.parseLine,
  judgeCase,
}

async function judgeCase(
  value: unknown,
  io: CommandIo,
  args: ParsedArguments,
): Promise<CaseResult | { readonly problem: Problem }> {
  const read = readCase(value, io.now)
  if (!read.ok) return { problem: read.problem }
  const credentials = await credentialsOf(value, args)
  if (!credentials.ok) return { problem: credentials.problem }
  const verdict = await evaluate({ ...read.value, credentials: credentials.value })
  return { output: verdict, exit: EXIT[verdict.verdict], text: verdictText(verdict) }
}

async function credentialsOf(
  value: unknown,
  args: ParsedArguments,
): Promise<Result<readonly Credential[]>> {
  const given = (value as Readonly<Record<string, unknown>>).credentials
  const path = args.options.get('credentials')
  if (path === undefined) return cache.read(given)
  if (given !== undefined)
    return fail({
      code: 'credentials-twice',
      title: 'The credentials are given twice.',
      detail: 'The case has `credentials` while --credentials names a file.',
      hint: 'Leave them out of the case, or leave the option out.',
    })
  let file = files.get(path)
  if (!file) {
    file = readCredentialsFile(path)
    files.set(path, file)
  }
  return file
}

async function readCredentialsFile(path: string): Promise<Result<readonly Credential[]>> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'))
    const isWrapped = typeof value === 'object' && value !== null && !Array.isArray(value)
    return readCredentials(isWrapped ? (value as { credentials?: unknown }).credentials : value)
  } catch {
    return fail({
      code: 'credentials-file-unreadable',
      title: 'The file of credentials cannot be read.',
      detail: `${path} is missing, not readable or not JSON.`,
      hint: 'Give a JSON list of credentials.',
    })
  }
}
