import { ISSUERS, type IssuerShape } from './issuers'
import { remember } from './remember'

/** A light module for lists: labels of issuers and parts of subjects, without the scenarios. */

export interface FriendlyIssuer {
  /** Short name: "GitHub Actions", or the host when the kind is unknown. */
  readonly label: string
  /** Scenario id, `entra`, `kubernetes` or `other`. */
  readonly kind: string
  readonly host: string
}

const ENTRA_HOSTS: ReadonlySet<string> = new Set([
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'login.windows.net',
  'login.microsoft.com',
  'sts.windows.net',
])

/** A platform's own address decides before one that only looks like it. */
const SHAPES: readonly (readonly [string, IssuerShape])[] = (['vendor', 'hint'] as const).flatMap(
  (strength) =>
    Object.entries(ISSUERS as Readonly<Record<string, IssuerShape>>).filter(
      ([, { recognition }]) => recognition === strength,
    ),
)

/** Name, kind and host of an issuer for lists. A slash too many or too few does not hide the kind. */
export function friendlyIssuer(issuer: string): FriendlyIssuer {
  return nameIssuerOnce(issuer)
}

const nameIssuerOnce = remember(nameIssuer)

function nameIssuer(issuer: string): FriendlyIssuer {
  const host = hostOf(issuer)
  if (issuer.length > 600) return { label: host, kind: 'other', host }
  if (ENTRA_HOSTS.has(host)) return { label: 'Microsoft Entra', kind: 'entra', host }
  if (/^kubernetes\.default\.svc(?:\.|$)/.test(host)) {
    return { label: 'Kubernetes (internal issuer)', kind: 'kubernetes', host }
  }
  const other = issuer.endsWith('/') ? issuer.slice(0, -1) : `${issuer}/`
  const found = SHAPES.find(([, { patterns }]) =>
    patterns.some((pattern) => pattern.test(issuer) || pattern.test(other)),
  )
  return found
    ? { label: found[1].label, kind: found[0], host }
    : { label: host, kind: 'other', host }
}

function hostOf(issuer: string): string {
  return (
    /^[a-z][a-z0-9+.-]{0,20}:\/\/([^/?#\s]{1,255})/i.exec(issuer)?.[1]?.toLowerCase() ??
    issuer.slice(0, 80)
  )
}

/** One named part of a subject, short enough for a table cell. */
export interface SubjectPart {
  readonly label: string
  readonly value: string
}

interface SubjectReader {
  readonly pattern: RegExp
  readonly labels: readonly string[]
}

/** Forms that most tenants hold. Each group of the pattern has its label; an unset group is left out. */
const READERS: readonly SubjectReader[] = [
  {
    pattern: /^system:serviceaccount:([^:]+):([^:]+)$/,
    labels: ['namespace', 'service account'],
  },
  {
    pattern:
      /^repo:([^:]+?)(?::environment:([^:]+)|:ref:refs\/heads\/([^:]+)|:ref:refs\/tags\/([^:]+)|:(pull_request))?(?::job_workflow_ref:(.+))?$/,
    labels: ['repo', 'environment', 'branch', 'tag', 'event', 'workflow'],
  },
  { pattern: /^job_workflow_ref:(.+)$/, labels: ['workflow'] },
  { pattern: /^repository_owner_id:(\d+)$/, labels: ['owner id'] },
  { pattern: /^repository_id:(\d+)$/, labels: ['repository id'] },
  {
    pattern: /^project_path:([^:]+):ref_type:([^:]+):ref:(.+)$/,
    labels: ['project', 'ref type', 'ref'],
  },
  {
    pattern: /^project_id:(\d+):ref_type:([^:]+):ref:(.+)$/,
    labels: ['project id', 'ref type', 'ref'],
  },
  {
    pattern: /^organization:([^:]+):project:([^:]+):workspace:([^:]+):run_phase:([^:]+)$/,
    labels: ['organization', 'project', 'workspace', 'phase'],
  },
  { pattern: /^sc:\/\/([^/]+)\/([^/]+)\/(.+)$/, labels: ['organization', 'project', 'connection'] },
  { pattern: /^p:\/\/([^/]+)\/([^/]+)\/(.+)$/, labels: ['organization', 'project', 'pipeline'] },
  {
    pattern: /^\/eid1\/c\/pub\/t\/[\w-]{22}\/a\/rISbSSETf0KqFyZ8ppdXmA\/sc\/([^/]+)\/([^/]+)$/,
    labels: ['organization id', 'connection id'],
  },
  { pattern: /^\/eid1\/c\/pub\/t\/[\w-]{22}\/a\/([\w-]{22})\/(.+)$/, labels: ['app', 'path'] },
  { pattern: /^spiffe:\/\/([^/]+)\/(.+)$/, labels: ['trust domain', 'path'] },
  {
    pattern: /^arn:aws[a-z-]*:iam::(\d{12}):(?:role|user)\/(.+)$/,
    labels: ['account', 'principal'],
  },
  {
    pattern: /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i,
    labels: ['id'],
  },
]

const GENERIC_KINDS: Readonly<Record<string, string>> = {
  entra: 'principal id',
  vault: 'entity id',
}

/**
 * Short named parts of a subject: repo and environment, namespace and service account, and so on.
 * An unknown form comes back whole under the label `subject`.
 */
export function describeSubject(issuer: string, subject: string): readonly SubjectPart[] {
  if (subject.length > 600) return [{ label: 'subject', value: subject }]
  for (const { pattern, labels } of READERS) {
    const match = pattern.exec(subject)
    if (!match) continue
    return labels.flatMap((label, index) => {
      const value = match[index + 1]
      if (value === undefined) return []
      const named = label === 'id' ? (GENERIC_KINDS[friendlyIssuer(issuer).kind] ?? 'id') : label
      return [{ label: named, value }]
    })
  }
  return [{ label: 'subject', value: subject }]
}
