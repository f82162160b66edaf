import { TOP_LEVEL_DOMAINS } from './data/top-level-domains'

/**
 * Which addresses may be fetched at all: the syntactic stage, decided on the raw text before any
 * parser has mapped it. It lives in the domain because a judge must say that a `jwks_uri` would be
 * refused without fetching anything; `lib/probe` adds the stages that need DNS and sockets.
 *
 * Sources: OWASP Server Side Request Forgery Prevention Cheat Sheet; RFC 1034 3.5 (names);
 * RFC 6761, 6762, 7686, 8375, 9476 and IANA's special-use domain names; UTS 46 (IDNA mapping).
 */

export type FetchPolicyAnswer =
  | { readonly allowed: true; readonly url: URL }
  | { readonly allowed: false; readonly reason: string }

export interface FetchPolicyOptions {
  /** Ports beside 443 that whoever deploys allows; at most four, and only from `OPTIONAL_PORTS`. */
  readonly extraPorts?: readonly number[]
  /** Longest text; default 600, the limit of an issuer. Addresses of documents may be a little longer. */
  readonly lengthMax?: number
  /**
   * Lets names under `.example` pass (RFC 2606): no public name server knows them, so they are dead
   * and not dangerous. The companies of the sandbox use them, and a judge of documents has nothing
   * against them; the live probe refuses them like every name outside the public root.
   */
  readonly exampleNames?: boolean
}

/** The Graph limit of an issuer; a longer text cannot be one. */
const ISSUER_LENGTH_MAX = 600
/** No text beyond this is looked at, whatever the options say. */
const ADDRESS_LENGTH_MAX = 1_024
const NAME_LENGTH_MAX = 253
const PREFIX = 'https://'

/** Ports that a deployment may add: usual ports of API servers and identity providers. */
export const OPTIONAL_PORTS: ReadonlySet<number> = new Set([8443, 6443, 9443, 10443])

/** Names that never mean a public host, with everything under them. */
const SPECIAL_NAMES = [
  'localhost',
  'local',
  'internal',
  'corp',
  'home',
  'lan',
  'private',
  'intranet',
  'home.arpa',
  'test',
  'invalid',
  'onion',
  'svc',
  'cluster.local',
  'internal.cloudapp.net',
  'arpa',
  // Instance metadata under public suffixes.
  'metadata.goog',
  'metadata.tencentyun.com',
  'metadata.packet.net',
  'metadata.platformequinix.com',
] as const

/** Public services that answer with whatever address the name spells: aliases of private space. */
const ADDRESS_SPELLING_NAMES = [
  'nip.io',
  'sslip.io',
  'xip.io',
  'localtest.me',
  'lvh.me',
  'vcap.me',
  'lacolhost.com',
  'localho.st',
  'traefik.me',
  '1u.ms',
  'rbndr.us',
] as const

/** The text cut into parts by hand; no part has been mapped or decoded. */
interface RawAddress {
  readonly text: string
  /** Between `https://` and the first slash. */
  readonly authority: string
  readonly host: string
  /** With its colon; empty when absent. */
  readonly port: string
  readonly path: string
  /** The name in lower-case ASCII after IDNA, or undefined where the mapping fails or hides something. */
  readonly name: string | undefined
}

interface FetchRule {
  readonly id: string
  /** What the rule refuses, for people. */
  readonly title: string
  readonly refuses: (address: RawAddress, options: FetchPolicyOptions) => boolean
}

/** In order: a rule may rely on the rules before it. The first that refuses names the reason. */
export const FETCH_RULES: readonly FetchRule[] = [
  { id: 'empty', title: 'An empty address', refuses: ({ text }) => text.length === 0 },
  {
    id: 'too-long',
    title: 'An address of more than 600 characters (700 for a document)',
    refuses: ({ text }, { lengthMax = ISSUER_LENGTH_MAX }) => text.length > lengthMax,
  },
  {
    id: 'not-https',
    title: 'An address that does not start with https:// in lower case',
    refuses: ({ text }) => !text.startsWith(PREFIX),
  },
  {
    id: 'control-or-space',
    title: 'Control characters, invisible characters and spaces',
    refuses: ({ text }) => /[\p{C}\p{Z}]/u.test(text),
  },
  { id: 'backslash', title: 'A backslash', refuses: ({ text }) => text.includes('\\') },
  {
    id: 'query-or-fragment',
    title: 'A query or a fragment',
    refuses: ({ text }) => /[?#]/.test(text),
  },
  {
    id: 'user-information',
    title: 'A user name or password before the host',
    refuses: ({ authority }) => authority.includes('@'),
  },
  {
    id: 'percent-in-host',
    title: 'A percent sign in the host',
    refuses: ({ authority }) => authority.includes('%'),
  },
  { id: 'no-host', title: 'An address without a host', refuses: ({ host }) => host === '' },
  {
    id: 'address-literal',
    title: 'An IP address instead of a name, in any spelling',
    refuses: ({ authority, host }) => /^\[|\]/.test(authority) || endsInNumber(host),
  },
  {
    id: 'port',
    title: 'A port that is not permitted',
    refuses: ({ port }, options) => port !== '' && !permittedPorts(options).has(port),
  },
  {
    id: 'disguised-name',
    title: 'A host with characters that a parser would turn into others',
    refuses: ({ name }) => name === undefined,
  },
  {
    id: 'name-too-long',
    title: 'A host of more than 253 characters',
    refuses: ({ name = '' }) => name.length > NAME_LENGTH_MAX,
  },
  {
    id: 'malformed-name',
    title: 'A host that is not a DNS name of letters, digits and hyphens',
    refuses: ({ name = '' }) => !name.split('.').every(isLabel),
  },
  {
    id: 'special-name',
    title: 'A name that never means a public host',
    refuses: ({ name = '' }) => isUnderAny(name, SPECIAL_NAMES),
  },
  {
    id: 'single-label',
    title: 'A host of one label',
    refuses: ({ name = '' }) => !name.includes('.'),
  },
  {
    id: 'not-public-suffix',
    title: 'A name that ends in no public top-level domain',
    refuses: ({ name = '' }, { exampleNames = false }) => {
      const last = name.slice(name.lastIndexOf('.') + 1)
      return !TOP_LEVEL_DOMAINS.has(last) && !(exampleNames && last === 'example')
    },
  },
  {
    id: 'address-in-name',
    title: 'A service whose names stand for any address one writes into them',
    refuses: ({ name = '' }) => isUnderAny(name, ADDRESS_SPELLING_NAMES),
  },
  {
    id: 'path-escape',
    title: 'A path with a broken escape, or an escaped control character or backslash',
    refuses: ({ path }) =>
      /%(?![0-9a-f]{2})/i.test(path) || /%(?:25)*(?:[01][0-9a-f]|7f|5c)/i.test(path),
  },
  {
    id: 'dot-segment',
    title: 'A path with dot segments, plain or encoded',
    refuses: ({ path }) => hasDotSegment(path),
  },
]

/**
 * Judges an address before anything is looked up or connected to.
 *
 * Takes the raw text. Answers with the parsed URL, or with the stable id of the first rule of
 * `FETCH_RULES` that refuses it (`parser-differs` when the platform's parser disagrees with ours).
 */
export function judgeFetchAddress(
  text: string,
  options: FetchPolicyOptions = {},
): FetchPolicyAnswer {
  const address = readAddress(text)
  const rule = FETCH_RULES.find((candidate) => candidate.refuses(address, options))
  if (rule) return { allowed: false, reason: rule.id }
  const url = URL.canParse(text) ? new URL(text) : undefined
  // Two readers must agree on the host, or the text fools one of them.
  if (!url || url.hostname !== address.name || url.username !== '' || url.search !== '') {
    return { allowed: false, reason: 'parser-differs' }
  }
  return { allowed: true, url }
}

function readAddress(text: string): RawAddress {
  // Bounded, so that no later step works on a text that the first rules refuse.
  const rest = text.length > ADDRESS_LENGTH_MAX ? '' : text.slice(PREFIX.length)
  const slash = rest.indexOf('/')
  const authority = slash < 0 ? rest : rest.slice(0, slash)
  const colon = authority.indexOf(':')
  const host = colon < 0 ? authority : authority.slice(0, colon)
  return {
    text,
    authority,
    host,
    port: colon < 0 ? '' : authority.slice(colon),
    path: slash < 0 ? '' : rest.slice(slash),
    name: asciiName(host),
  }
}

/**
 * The name after IDNA. Compatibility forms (full-width letters, circled letters), ideographic dots
 * and characters that the mapping drops turn into plain ASCII: they only serve to disguise.
 */
function asciiName(host: string): string | undefined {
  if (/^[\0-\x7F]*$/.test(host)) {
    const name = host.toLowerCase()
    return name.includes('xn--') && mapped(name) !== name ? undefined : name
  }
  const labels = host.split('.')
  const plain = /^[\p{L}\p{M}0-9-]+$/u
  if (!labels.every((label) => plain.test(label) && label.normalize('NFKC') === label)) {
    return undefined
  }
  const name = mapped(host)
  const mappedLabels = name?.split('.')
  if (mappedLabels?.length !== labels.length) return undefined
  const honest = labels.every((label, index) =>
    /^[a-z0-9-]+$/i.test(label)
      ? mappedLabels[index] === label.toLowerCase()
      : mappedLabels[index]?.startsWith('xn--'),
  )
  return honest ? name : undefined
}

function mapped(host: string): string | undefined {
  const text = `${PREFIX}${host}/`
  return URL.canParse(text) ? new URL(text).hostname : undefined
}

/** Parsers read a host as IPv4 when its last label is a number in any radix (WHATWG URL, "ends in a number"). */
function endsInNumber(host: string): boolean {
  const labels = host.split('.')
  const last = labels.at(-1) === '' ? labels.at(-2) : labels.at(-1)
  return last !== undefined && /^(?:\d+|0x[0-9a-f]*)$/i.test(last)
}

function isLabel(label: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label)
}

function isUnderAny(name: string, zones: readonly string[]): boolean {
  return zones.some((zone) => name === zone || name.endsWith(`.${zone}`))
}

function permittedPorts({ extraPorts = [] }: FetchPolicyOptions): ReadonlySet<string> {
  const extra = extraPorts.slice(0, 4).filter((port) => OPTIONAL_PORTS.has(port))
  return new Set([':443', ...extra.map((port) => `:${port}`)])
}

/** Decodes repeatedly, because a proxy on the way may do so too. */
function hasDotSegment(path: string): boolean {
  let text = path.normalize('NFKC')
  for (let round = 0; round < 4; round++) {
    if (text.split(/[/\\]/).some((segment) => segment === '.' || segment === '..')) return true
    const decoded = text.replace(/%(2e|2f|5c|25)/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    if (decoded === text) return false
    text = decoded
  }
  return true
}
