import type { Problem } from '@/lib/federation/result'

/** Longest life of a SAS that is taken, counted from now. The page asks for ten minutes. */
const LIFE_MS_MAX = 15 * 60_000

/**
 * Parameters of a service SAS for a container. Those of an account SAS (ss, srt), of a stored policy (si,
 * which hides the rights) and those that change answers (rscc …) are not among them.
 * Source: learn.microsoft.com/rest/api/storageservices/create-service-sas.
 */
const KNOWN = new Set(['sv', 'sr', 'sp', 'st', 'se', 'spr', 'sip', 'sig'])
const REQUIRED = ['sv', 'sr', 'sp', 'se', 'spr', 'sig']

export type SasReading =
  /** The parameters, to be written into an address anew. */
  | { readonly ok: true; readonly query: URLSearchParams }
  | { readonly ok: false; readonly problem: Problem }

/**
 * Takes a SAS only when it is as weak as an upload allows: one container, create and write, https, ending
 * within 15 minutes. What it is not is said by parameter name; its values are never repeated.
 */
export function readSas(text: string, now: Date): SasReading {
  const query = new URLSearchParams(text.replace(/^\?/, ''))
  const names = [...query.keys()]
  if (names.includes('ss') || names.includes('srt')) {
    return refused('It is an account SAS, which opens the whole account. One container is enough.')
  }
  if (names.some((name) => !KNOWN.has(name)) || !/^\??[\w.~%&=+:/,*-]+$/.test(text)) {
    return refused('It carries parameters that a SAS of one container does not have.')
  }
  if (new Set(names).size !== names.length) return refused('A parameter stands in it twice.')
  const missing = REQUIRED.filter((name) => !query.get(name))
  if (missing.length > 0) return refused(`It lacks ${missing.join(', ')}.`)
  const broken = RULES.find(({ holds }) => !holds(query, now))
  return broken ? refused(broken.why) : { ok: true, query }
}

interface SasRule {
  readonly holds: (query: URLSearchParams, now: Date) => boolean
  readonly why: string
}

const RULES: readonly SasRule[] = [
  {
    holds: (query) => /^\d{4}-\d{2}-\d{2}$/.test(query.get('sv') ?? ''),
    why: 'Its version (sv) is no date.',
  },
  {
    holds: (query) => query.get('sr') === 'c',
    why: 'It is not for a container (sr must be c).',
  },
  {
    holds: (query) => /^(?:c|w|cw|wc)$/.test(query.get('sp') ?? ''),
    why: 'It allows more than to create and write (sp may hold c and w only).',
  },
  {
    holds: (query) => query.get('spr') === 'https',
    why: 'It is valid over plain http too (spr must be https).',
  },
  {
    holds: (query, now) => timeOf(query) > now.getTime(),
    why: 'It has expired, or its expiry (se) is no time.',
  },
  {
    holds: (query, now) => timeOf(query) <= now.getTime() + LIFE_MS_MAX,
    why: 'It is valid for longer than 15 minutes (se).',
  },
]

/** Expiry in milliseconds; NaN, which no comparison holds for, when it is no UTC time. */
function timeOf(query: URLSearchParams): number {
  const text = query.get('se') ?? ''
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?Z$/.test(text)
    ? Date.parse(text)
    : Number.NaN
}

function refused(detail: string): SasReading {
  return {
    ok: false,
    problem: {
      code: 'sas-refused',
      title: 'This SAS is not taken.',
      detail,
      hint: 'Make a service SAS for the one container: create and write, https only, valid for ten minutes.',
      retryable: false,
    },
  }
}
