import { quoteShell } from '../recipes/quote'
import type { WorkloadInput, WorkloadSnippet } from './model'

/** A script that does in a terminal what this page does with a key file: RS256 by openssl, RFC 7515. */
export const mintOpenssl: WorkloadSnippet = {
  id: 'mint-openssl',
  title: 'Sign an assertion with openssl',
  group: 'assertion',
  extension: 'sh',
  source: 'https://docs.openssl.org/3.0/man1/openssl-dgst/',
  use: 'Takes a PEM key file (PKCS#8 or PKCS#1; asks for the passphrase of an encrypted one) and writes the assertion file.',
  render: (input) => `#!/usr/bin/env bash
# Signs an assertion with a private key and writes it to the file that the SDKs read.
# Usage: bash mint-assertion.sh KEY_FILE
set -euo pipefail
umask 077

key_file=\${1:?Usage: bash mint-assertion.sh KEY_FILE}
token_file=\${AZURE_FEDERATED_TOKEN_FILE:-${defaultWord(input.tokenFile)}}
b64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

now=$(date +%s)
header=$(printf '%s' ${quoteShell(JSON.stringify({ alg: 'RS256', typ: 'JWT', kid: input.kid }))} | b64url)
claims=$(printf '{%s,"iat":%d,"nbf":%d,"exp":%d,"jti":"%s"}' \\
  ${quoteShell(fixedClaims(input))} \\
  "$now" "$now" "$((now + ${input.lifetime}))" "$(openssl rand -hex 16)" | b64url)
signature=$(printf '%s.%s' "$header" "$claims" | openssl dgst -sha256 -sign "$key_file" -binary | b64url)

# Written beside the file and moved into place: no reader ever sees half a token.
printf '%s.%s.%s' "$header" "$claims" "$signature" > "$token_file.new"
mv -f -- "$token_file.new" "$token_file"
echo "Wrote an assertion for ${input.lifetime} seconds." >&2`,
}

/** Members of the claims without the braces. */
function fixedClaims({ issuer, subject, audience }: WorkloadInput): string {
  return JSON.stringify({ iss: issuer, sub: subject, aud: audience }).slice(1, -1)
}

/** A default inside \`\${name:-word}\`: quoted always, since a brace would end it. */
function defaultWord(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`
}
