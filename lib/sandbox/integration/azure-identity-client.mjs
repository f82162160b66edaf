// Run by azure-identity.test.ts in a process of its own: an unmodified client that knows nothing of
// the sandbox but a proxy and an authority. Prints one JSON line.
import { ClientAssertionCredential } from '@azure/identity'

const { CLIENT, ASSERTION, TENANT } = process.env
const credential = new ClientAssertionCredential(TENANT, CLIENT, async () => ASSERTION)
try {
  const { token } = await credential.getToken('https://graph.microsoft.com/.default')
  process.stdout.write(JSON.stringify({ token }))
} catch (error) {
  process.stdout.write(JSON.stringify({ name: error.name, message: error.message }))
}
