'use client'

import { RefreshCw } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/** A bug of ours: the frame stays, the page can be tried again. */
export default function ConsoleError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <Notice
      tone="err"
      live="alert"
      title="This page failed"
      actions={
        <Button icon={<RefreshCw />} onClick={reset}>
          Try again
        </Button>
      }
    >
      {error.message} Nothing was changed in your tenant.
      {error.digest !== undefined && <> Error id {error.digest}.</>}
    </Notice>
  )
}
