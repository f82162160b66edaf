import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { FirstPaint } from '@/components/shell/first-paint'
import { Toaster } from '@/components/ui/toast'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Fedcred', template: '%s · Fedcred' },
  description: 'Federated identity credentials of Microsoft Entra: see, check, create.',
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f8fa' },
    { media: '(prefers-color-scheme: dark)', color: '#151c25' },
  ],
}

/** Reading the nonce renders every page per request, which a strict policy needs anyway. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    // The script below sets attributes on <html> before React looks at it.
    <html lang="en" suppressHydrationWarning>
      <head>
        <FirstPaint nonce={nonce} />
      </head>
      <body>
        {children}
        <Toaster />
      </body>
    </html>
  )
}
