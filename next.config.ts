import type { NextConfig } from 'next'

const root = import.meta.dirname

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: true,
  // `npm run check` types the whole repository, tests included; a newcomer's first start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // A lockfile in a parent folder must not change the inferred root.
  turbopack: { root },
  outputFileTracingRoot: root,
  // Started as a child process by the sandbox, never bundled.
  serverExternalPackages: ['azurite'],
  agentRules: false,
  // Pages and routes get theirs in proxy.ts, which does not run for built files.
  headers: async () => [
    {
      source: '/_next/static/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
      ],
    },
  ],
}

export default config
