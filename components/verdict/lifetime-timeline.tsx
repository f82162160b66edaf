import { cn } from '@/components/ui/cn'
import { formatEpoch } from '@/lib/federation/assertion/epoch'
import type { AssertionTimeline } from '@/lib/federation/assertion/timeline'

/** Life of the token on one bar: valid span, tolerated skew, the cap and the moment of this check. */
export function LifetimeTimeline({ timeline }: { timeline: AssertionTimeline }) {
  const { nbf, iat, exp, now, skewSeconds, lifetimeCap } = timeline
  const start = nbf ?? iat
  if (start === undefined || exp === undefined || exp <= start) {
    return <p className="text-text-2">{lifetimeSummary(timeline)}</p>
  }
  const life = exp - start
  // A token that expired long ago would shrink to a line: past three lives the axis is cut.
  const from = Math.max(Math.min(start, now), start - life * 3) - skewSeconds * 2
  const to = Math.min(Math.max(exp, now), exp + life * 3) + skewSeconds * 2
  const clamp = (seconds: number) => Math.min(Math.max(seconds, from), to)
  const at = (seconds: number) => `${(((clamp(seconds) - from) / (to - from)) * 100).toFixed(2)}%`
  const width = (a: number, b: number) =>
    `${(((clamp(b) - clamp(a)) / (to - from)) * 100).toFixed(2)}%`
  const taken = now >= start - skewSeconds && now <= exp + skewSeconds
  return (
    <figure>
      <svg
        width="100%"
        height="40"
        role="img"
        aria-label={lifetimeSummary(timeline)}
        className="block overflow-visible"
      >
        <rect x="0" y="18" width="100%" height="4" rx="2" className="fill-border" />
        <rect
          x={at(start - skewSeconds)}
          y="14"
          width={width(start - skewSeconds, exp + skewSeconds)}
          height="12"
          rx="2"
          className="fill-accent/25"
        />
        <rect
          x={at(start)}
          y="14"
          width={width(start, exp)}
          height="12"
          rx="2"
          className="fill-accent"
        />
        {lifetimeCap < exp && (
          <Line x={at(lifetimeCap)} from={8} to={32} className="stroke-err" dashed />
        )}
        {iat !== undefined && iat !== start && (
          <Line x={at(iat)} from={10} to={30} className="stroke-text-2" />
        )}
        <Line x={at(now)} from={4} to={36} className={taken ? 'stroke-ok' : 'stroke-err'} />
        <circle cx={at(now)} cy="4" r="3.5" className={taken ? 'fill-ok' : 'fill-err'} />
      </svg>
      <figcaption className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-text-2">
        {nbf !== undefined && <Mark label="Valid from" seconds={nbf} />}
        {iat !== undefined && <Mark label="Issued" seconds={iat} />}
        <Mark label="Expires" seconds={exp} />
        <Mark label="Checked at" seconds={now} className={taken ? 'text-ok' : 'text-err'} />
        <span>{lifetimeSummary(timeline)}</span>
      </figcaption>
    </figure>
  )
}

function Line({
  x,
  from,
  to,
  className,
  dashed = false,
}: {
  x: string
  from: number
  to: number
  className: string
  dashed?: boolean
}) {
  return (
    <line
      x1={x}
      x2={x}
      y1={from}
      y2={to}
      strokeWidth="2"
      strokeDasharray={dashed ? '3 2' : undefined}
      className={className}
    />
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
  const iso = formatEpoch(seconds)
  return (
    <span className={cn('whitespace-nowrap tabular-nums', className)}>
      {label} <time dateTime={iso}>{iso.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')}</time>
    </span>
  )
}

/** One sentence that says all that the drawing shows. */
export function lifetimeSummary({ nbf, iat, exp, now, lifetimeCap }: AssertionTimeline): string {
  if (exp === undefined) return 'The token says no expiry.'
  const begin = iat ?? nbf
  const cap = lifetimeCap - (iat ?? 0)
  const tooLong = iat !== undefined && exp > lifetimeCap ? `, over the cap of ${duration(cap)}` : ''
  const state =
    now > exp ? `expired ${duration(now - exp)} ago` : `expires in ${duration(exp - now)}`
  const early = nbf !== undefined && now < nbf ? `; valid in ${duration(nbf - now)}` : ''
  return begin === undefined
    ? `${state.charAt(0).toUpperCase()}${state.slice(1)}${early}.`
    : `Lives ${duration(exp - begin)}${tooLong}; ${state}${early}.`
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
