// Microsoft Graph's own client with @azure/identity: pages through a large tenant, then a batch.

import './proxied-fetch.mjs'
import { ClientAssertionCredential } from '@azure/identity'
import graph from '@microsoft/microsoft-graph-client'
import providers from '@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials/index.js'

const { BatchRequestContent, BatchResponseContent, Client, PageIterator } = graph
const { tenant, clientId, assertion } = JSON.parse(process.env.INPUT)

const credential = new ClientAssertionCredential(tenant, clientId, async () => assertion)
const client = Client.initWithMiddleware({
  authProvider: new providers.TokenCredentialAuthenticationProvider(credential, {
    scopes: ['https://graph.microsoft.com/.default'],
  }),
})

const applications = []
const page = await client.api('/applications').select(['id', 'appId', 'displayName']).top(999).get()
const iterator = new PageIterator(client, page, (one) => {
  applications.push(one)
  return true
})
await iterator.iterate()

const expanded = []
let next = '/applications?$expand=federatedIdentityCredentials&$top=100&$select=id'
for (let pages = 0; pages < 3; pages += 1) {
  const answer = await client.api(next).get()
  expanded.push(answer.value.length)
  next = answer['@odata.nextLink']
}

const wanted = applications
  .filter(({ displayName }) => displayName.startsWith('service-'))
  .slice(0, 20)
const batch = new BatchRequestContent(
  // A batch names its requests by path, which the Request of Node does not take.
  wanted.map(({ id }) => ({
    id,
    request: {
      url: `/applications/${id}/federatedIdentityCredentials`,
      method: 'GET',
      headers: new Headers(),
    },
  })),
)
const answer = new BatchResponseContent(await client.api('/$batch').post(await batch.getContent()))
const counts = []
for (const { id } of wanted) {
  const response = answer.getResponseById(id)
  counts.push([response.status, (await response.json()).value.length])
}

let missing
try {
  await client.api(`/applications/${tenant}`).get()
} catch (error) {
  missing = { status: error.statusCode, code: error.code }
}
process.stdout.write(
  JSON.stringify({
    count: applications.length,
    distinct: new Set(applications.map(({ id }) => id)).size,
    expanded,
    counts,
    missing,
  }),
)
