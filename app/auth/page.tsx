import type { Metadata } from 'next'
import { Bridge } from './bridge'

export const metadata: Metadata = { title: 'Signing in' }

/**
 * The redirect address of sign-in. No session runs here and `proxy.ts` sends it without
 * `Cross-Origin-Opener-Policy` and with `Cache-Control: no-store`, as MSAL 5 needs.
 */
export default function AuthPage() {
  return (
    <main className="mx-auto max-w-prose p-6">
      <Bridge />
    </main>
  )
}
