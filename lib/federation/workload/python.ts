import type { WorkloadSnippet } from './model'
import { quoteCode } from './quote-code'

/** azure-identity 1 for Python. */
export const python: WorkloadSnippet = {
  id: 'python',
  title: 'Python',
  group: 'code',
  extension: 'py',
  source:
    'https://learn.microsoft.com/python/api/azure-identity/azure.identity.workloadidentitycredential',
  use: 'pip install azure-identity. The file is read again, so something must keep it fresh.',
  render: ({
    tenantId,
    clientId,
    tokenFile,
    scope,
    authorityHost,
  }) => `from datetime import datetime, timezone
from pathlib import Path

from azure.identity import ClientAssertionCredential, WorkloadIdentityCredential

TENANT_ID = ${quoteCode(tenantId)}
CLIENT_ID = ${quoteCode(clientId)}
TOKEN_FILE = ${quoteCode(tokenFile)}
AUTHORITY = ${quoteCode(authorityHost)}

# The assertion lies in a file, as Kubernetes and CI systems leave it.
credential = WorkloadIdentityCredential(
    tenant_id=TENANT_ID, client_id=CLIENT_ID, token_file_path=TOKEN_FILE, authority=AUTHORITY
)

# The assertion comes from a function: called whenever a new access token is needed.
from_function = ClientAssertionCredential(
    TENANT_ID, CLIENT_ID, lambda: Path(TOKEN_FILE).read_text().strip(), authority=AUTHORITY
)

token = credential.get_token(${quoteCode(scope)})
print("Signed in until", datetime.fromtimestamp(token.expires_on, timezone.utc).isoformat())`,
}
