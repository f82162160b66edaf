// Run in a process of its own: an unmodified client that knows nothing of the sandbox but a proxy
// and an authority. Writes one JSON array, an entry a case.
import { ClientAssertionCredential, WorkloadIdentityCredential } from '@azure/identity'

const { tenant, cases } = JSON.parse(process.env.INPUT)

function makeCredential({ clientId, assertion, file }) {
  return file === undefined
    ? new ClientAssertionCredential(tenant, clientId, async () => assertion)
    : new WorkloadIdentityCredential({ tenantId: tenant, clientId, tokenFilePath: file })
}

const results = []
for (const one of cases) {
  try {
    const { token } = await makeCredential(one).getToken(
      one.scope ?? 'https://graph.microsoft.com/.default',
    )
    results.push({ token })
  } catch (error) {
    results.push({ name: error.name, message: error.message })
  }
}
process.stdout.write(JSON.stringify(results))
