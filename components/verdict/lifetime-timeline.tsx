import { cn } from '@/components/ui/cn'

/** The times of an assertion, in seconds since 1970; absent claims stay absent. */
export interface LifetimeTimes {
  readonly notBefore?: number
  readonly issuedAt?: number
  readonly expiresAt?: number
  readonly now: number
  readonly skewSeconds: number
  /** Longest life that Entra takes, in seconds. */
  readonly capSeconds: number
}

/** Life of the token on one bar: valid span, tolerated skew, the cap and the moment of this check. */
export function LifetimeTimeline({ times }: { times: LifetimeTimes }) {
  const { notBefore, issuedAt, expiresAt, now, skewSeconds, capSeconds } = times
  const start = notBefore ?? issuedAt
  if (start === undefined || expiresAt === undefined || expiresAt <= start) {
    return <p className="text-text-2">{summary(times)}</p>
  }
  const life = expiresAt - start
  // A token that expired long ago would shrink to a line: past ten lives the axis is cut.
  const from = Math.max(Math.min(start, now), start - life * 3) - skewSeconds * 2
  const to = Math.min(Math.max(expiresAt, now), expiresAt + life * 3) + skewSeconds * 2
  const at = (seconds: number) =>
    `${(((Math.min(Math.max(seconds, from), to) - from) / (to - from)) * 100).toFixed(2)}%`
  const width = (a: number, b: number) =>
    `${((Math.max(Math.min(b, to) - Math.max(a, from), 0) / (to - from)) * 100).toFixed(2)}%`
  const cap = (issuedAt ?? start) + capSeconds
  const valid = now >= start - skewSeconds && now <= expiresAt + skewSeconds
  return (
    <figure>
      <svg
        width="100%"
        height="40"
        role="img"
        aria-label={summary(times)}
        className="block overflow-visible"
      >
        <rect x="0" y="18" width="100%" height="4" rx="2" className="fill-border" />
        <rect
          x={at(start - skewSeconds)}
          y="14"
          width={width(start - skewSeconds, expiresAt + skewSeconds)}
          height="12"
          rx="2"
          className="fill-accent/25"
        />
        <rect
          x={at(start)}
          y="14"
          width={width(start, expiresAt)}
          height="12"
          rx="2"
          className="fill-accent"
        />
        {cap < expiresAt && (
          <line
            x1={at(cap)}
            x2={at(cap)}
            y1="8"
            y2="32"
            strokeWidth="2"
            strokeDasharray="3 2"
            className="stroke-err"
          />
        )}
        {issuedAt !== undefined && issuedAt !== start && (
          <line
            x1={at(issuedAt)}
            x2={at(issuedAt)}
            y1="10"
            y2="30"
            strokeWidth="2"
            className="stroke-text-2"
          />
        )}
        <line
          x1={at(now)}
          x2={at(now)}
          y1="4"
          y2="36"
          strokeWidth="2"
          className={valid ? 'stroke-ok' : 'stroke-err'}
        />
        <circle cx={at(now)} cy="4" r="3.5" className={valid ? 'fill-ok' : 'fill-err'} />
      </svg>
      <figcaption className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-text-2">
        {notBefore !== undefined && <Mark label="Valid from" seconds={notBefore} />}
        {issuedAt !== undefined && <Mark label="Issued" seconds={issuedAt} />}
        <Mark label="Expires" seconds={expiresAt} />
        <Mark label="Checked at" seconds={now} className={valid ? 'text-ok' : 'text-err'} />
        <span>{summary(times)}</span>
      </figcaption>
    </figure>
  )
}

function Mark({
  label,
  seconds,
  className,
}: {
  label: string
  seconds: number
  className?: string
}) {
  return (
    <span className={cn('whitespace-nowrap tabular-nums', className)}>
      {label}{' '}
      <time dateTime={iso(seconds)}>{iso(seconds).replace('T', ' ').replace('.000Z', ' UTC')}</time>
    </span>
  )
}

function iso(seconds: number): string {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString()
}

/** One sentence that says all that the drawing shows. */
export function summary({
  notBefore,
  issuedAt,
  expiresAt,
  now,
  capSeconds,
}: LifetimeTimes): string {
  if (expiresAt === undefined) return 'The token says no expiry.'
  const begin = issuedAt ?? notBefore
  const life = begin === undefined ? '' : `Lives ${duration(expiresAt - begin)}`
  const tooLong =
    issuedAt !== undefined && expiresAt - issuedAt > capSeconds
      ? `, over the cap of ${duration(capSeconds)}`
      : ''
  const state =
    now > expiresAt
      ? `expired ${duration(now - expiresAt)} ago`
      : `expires in ${duration(expiresAt - now)}`
  const early =
    notBefore !== undefined && now < notBefore ? `; valid in ${duration(notBefore - now)}` : ''
  return life === ''
    ? `${state.charAt(0).toUpperCase()}${state.slice(1)}${early}.`
    : `${life}${tooLong}; ${state}${early}.`
}

/** Seconds in the two largest units: "1 d 2 h", "5 min", "42 s". */
export function duration(seconds: number): string {
  const whole = Math.round(Math.abs(seconds))
  const units = [
    ['d', 86_400],
    ['h', 3_600],
    ['min', 60],
    ['s', 1],
  ] as const
  const first = units.findIndex(([, size]) => whole >= size)
  if (first < 0) return '0 s'
  let rest = whole
  const parts: string[] = []
  for (const [name, size] of units.slice(first, first + 2)) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) parts.push(`${count} ${name}`)
  }
  return parts.join(' ')
}
