import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const TAILSCALE: Scenario = {
  id: 'tailscale',
  name: 'Tailscale machine id-token',
  category: 'network',
  issuerPatterns: ISSUERS.tailscale.patterns,
  recognition: ISSUERS.tailscale.recognition,
  issuerExamples: ['https://login.tailscale.com'],
  subjectTemplates: [
    {
      id: 'node',
      label: 'Node MagicDNS name',
      template: '{nodeDnsName}',
      fields: [
        {
          name: 'nodeDnsName',
          pattern: /^[a-z0-9-]+\.[a-z0-9.-]+\.ts\.net\.?$/u,
          example: 'web-1.tail1234.ts.net',
          help: 'MagicDNS name; renaming changes it.',
        },
      ],
    },
  ],
  audience: {
    token: 'command argument',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: 'not verified',
  varies: 'Not verified.',
  flexible: { supported: 'no', claims: [] },
  claims: ['nid', 'node', 'domain', 'tags', 'addresses', 'user', 'uid'],
  pitfalls: [
    'Hidden, work-in-progress command.',
    "Tailscale's own workload identity federation is inbound, not an issuer.",
  ],
  obtainIssuer: 'decode a token: .iss',
  obtainToken: 'TAILSCALE_USE_WIP_CODE=1 tailscale id-token api://AzureADTokenExchange',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: 'jwks_uri of the discovery document',
  verification: 'command and claims verified from source; issuer URL, alg, lifetime not verified',
  isIssuer: true,
  usable: true,
  sources: [
    'https://github.com/tailscale/tailscale/blob/main/cmd/tailscale/cli/id-token.go',
    'https://github.com/tailscale/tailscale/blob/main/tailcfg/tailcfg.go',
  ],
}
