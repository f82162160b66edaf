import { KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { CopyButton } from '@/components/ui/copy-button'
import { keyed } from '@/components/ui/keyed'
import type { KeyCard as Key } from '@/lib/federation/issuer/model'

/** The keys of a key set. `mark` may add a word to a card, for example which one signed a token. */
export function KeyCardList({
  keys,
  label = 'Keys of the issuer',
  mark,
  seen,
}: {
  keys: readonly Key[]
  label?: string
  mark?: (key: Key) => ReactNode
  /** Since when a key is known, in words. */
  seen?: (key: Key) => string | undefined
}) {
  return (
    <ul
      aria-label={label}
      className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,19rem),1fr))] gap-2"
    >
      {keyed(keys, (key) => `${key.thumbprint} ${key.kid ?? ''}`).map(({ key: id, item }) => (
        <li key={id} className="min-w-0">
          <KeyCard card={item} mark={mark?.(item)} seen={seen?.(item)} />
        </li>
      ))}
    </ul>
  )
}

/** One public key: the id that a token names, what it is, and its thumbprint. */
function KeyCard({ card, mark, seen }: { card: Key; mark?: ReactNode; seen?: string | undefined }) {
  const { kid, kty, bits, alg, use, thumbprint } = card
  return (
    <div className="flex h-full flex-col gap-1.5 rounded-md border border-border px-3 py-2">
      <div className="flex items-start gap-2">
        <KeyRound className="mt-1 size-4 shrink-0 text-text-3" />
        <p className="min-w-0 flex-1 break-all pt-0.5 font-mono text-sm">
          {kid ?? <span className="font-sans text-warn">No key id</span>}
        </p>
        {kid !== undefined && <CopyButton value={kid} label="Copy key id" />}
      </div>
      <p className="flex flex-wrap items-center gap-1">
        <Badge>
          {kty}
          {bits !== undefined && ` ${bits} bits`}
        </Badge>
        <Badge>{alg ?? 'no alg'}</Badge>
        <Badge>{use === undefined ? 'no use' : `use ${use}`}</Badge>
        {thumbprint === '' && <Badge tone="err">Malformed</Badge>}
        {mark}
      </p>
      {seen !== undefined && <p className="text-text-2 text-xs">{seen}</p>}
      {thumbprint !== '' && (
        <div className="mt-auto flex items-start gap-1 border-border border-t pt-1">
          <p className="min-w-0 flex-1 text-text-2 text-xs">
            <span className="block">Thumbprint (SHA-256, RFC 7638)</span>
            <span className="break-all font-mono">{thumbprint}</span>
          </p>
          <CopyButton value={thumbprint} label="Copy thumbprint" />
        </div>
      )}
    </div>
  )
}
