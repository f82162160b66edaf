'use client'

import { Check, Link2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { encodeShared } from './share-link'
import type { Judgement } from './use-judgement'

/** Copies a link with header and claims in its fragment; token and signature stay here. */
export function ShareButton({ judgement }: { judgement: Judgement }) {
  const [copied, setCopied] = useState(false)
  const { decoded, verdict, now } = judgement
  const claims = decoded?.claims
  if (claims === undefined || decoded === undefined) return null
  const { header } = decoded
  async function copy() {
    if (claims === undefined) return
    const fragment = encodeShared({
      claims,
      judgedAt: now.toISOString(),
      ...(header ? { header } : {}),
      ...(verdict?.error ? { code: verdict.error.code } : {}),
    })
    const { origin, pathname, search } = window.location
    await navigator.clipboard.writeText(origin + pathname + search + fragment)
    setCopied(true)
  }
  return (
    <Button
      size="sm"
      icon={copied ? <Check /> : <Link2 />}
      title="The link carries header and claims, never the token or its signature"
      onClick={() => void copy()}
    >
      {copied ? 'Link copied' : 'Copy link without token'}
    </Button>
  )
}
