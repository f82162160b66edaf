import type { WorkloadSnippet } from './model'
import { quoteCode } from './quote-code'

/** @azure/identity 4 for Node. */
export const node: WorkloadSnippet = {
  id: 'node',
  title: 'Node.js',
  group: 'code',
  extension: 'mjs',
  source: 'https://learn.microsoft.com/javascript/api/@azure/identity/workloadidentitycredential',
  use: 'npm install @azure/identity. The file is read again, so something must keep it fresh.',
  render: ({
    tenantId,
    clientId,
    tokenFile,
    scope,
    authorityHost,
  }) => `import { readFile } from 'node:fs/promises'
import { ClientAssertionCredential, WorkloadIdentityCredential } from '@azure/identity'

const tenantId = ${quoteCode(tenantId)}
const clientId = ${quoteCode(clientId)}
const tokenFilePath = ${quoteCode(tokenFile)}
const authorityHost = ${quoteCode(authorityHost)}

// The assertion lies in a file, as Kubernetes and CI systems leave it.
const credential = new WorkloadIdentityCredential({ tenantId, clientId, tokenFilePath, authorityHost })

// The assertion comes from a function: called whenever a new access token is needed.
export const fromFunction = new ClientAssertionCredential(
  tenantId,
  clientId,
  async () => (await readFile(tokenFilePath, 'utf8')).trim(),
  { authorityHost },
)

const { expiresOnTimestamp } = await credential.getToken(${quoteCode(scope)})
console.log('Signed in until', new Date(expiresOnTimestamp).toISOString())`,
}
