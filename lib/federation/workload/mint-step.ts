import { quoteShell } from '../recipes/quote'
import type { WorkloadSnippet } from './model'

/** The same with Smallstep's `step`. */
export const mintStep: WorkloadSnippet = {
  id: 'mint-step',
  title: 'Sign an assertion with step',
  group: 'assertion',
  extension: 'sh',
  source: 'https://smallstep.com/docs/step-cli/reference/crypto/jwt/sign/',
  use: 'Shorter than openssl where Smallstep’s step is installed.',
  render: ({ issuer, subject, audience, kid, lifetime, tokenFile }) =>
    [
      'now=$(date +%s)',
      'umask 077',
      [
        'step crypto jwt sign --key private_key.pem --alg RS256',
        `  --kid=${quoteShell(kid)}`,
        `  --iss=${quoteShell(issuer)}`,
        `  --sub=${quoteShell(subject)}`,
        `  --aud=${quoteShell(audience)}`,
        '  --iat="$now" --nbf="$now"',
        `  --exp="$((now + ${lifetime}))" | tr -d '\\n' > ${quoteShell(tokenFile)}`,
      ].join(' \\\n'),
    ].join('\n'),
}
