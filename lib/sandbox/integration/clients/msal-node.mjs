// Client credentials with a federated assertion, by MSAL itself.
import './proxied-fetch.mjs'
import { ConfidentialClientApplication } from '@azure/msal-node'

const { tenant, cases } = JSON.parse(process.env.INPUT)
const results = []
for (const { clientId, assertion } of cases) {
  const app = new ConfidentialClientApplication({
    auth: {
      clientId,
      authority: `https://login.microsoftonline.com/${tenant}`,
      clientAssertion: async () => assertion,
    },
  })
  try {
    const request = { scopes: ['https://graph.microsoft.com/.default'] }
    const first = await app.acquireTokenByClientCredential(request)
    const again = await app.acquireTokenByClientCredential(request)
    results.push({
      token: first.accessToken,
      type: first.tokenType,
      cached: [first.fromCache, again.fromCache],
    })
  } catch (error) {
    results.push({ name: error.name, code: error.errorCode, message: error.message })
  }
}
process.stdout.write(JSON.stringify(results))
