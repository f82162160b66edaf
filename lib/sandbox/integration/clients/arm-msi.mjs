// Credentials of a managed identity: list, create, read, replace, refuse, delete.
import { ManagedServiceIdentityClient } from '@azure/arm-msi'
import { ClientAssertionCredential } from '@azure/identity'

const { tenant, personToken, clientId, assertion, subscription, group, identity } = JSON.parse(
  process.env.INPUT,
)
const person = {
  getToken: async () => ({ token: personToken, expiresOnTimestamp: Date.now() + 3_000_000 }),
}
const client = new ManagedServiceIdentityClient(person, subscription)
const { federatedIdentityCredentials: credentials, userAssignedIdentities } = client

async function all(pages) {
  const found = []
  for await (const one of pages) found.push(one.name)
  return found
}

async function refusalOf(work) {
  try {
    await work()
    return null
  } catch (error) {
    return { name: error.name, code: error.code, status: error.statusCode }
  }
}

const names = () => all(credentials.list(group, identity))
const body = {
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'repo:contoso-retail/from-arm-msi:ref:refs/heads/main',
  audiences: ['api://AzureADTokenExchange'],
}
const result = {
  identities: await all(userAssignedIdentities.listBySubscription()),
  before: await names(),
}
result.created = await credentials.createOrUpdate(group, identity, 'from-arm-msi', body)
result.shown = await credentials.get(group, identity, 'from-arm-msi')
const dev = { ...body, subject: 'repo:contoso-retail/from-arm-msi:ref:refs/heads/dev' }
result.replaced = await credentials.createOrUpdate(group, identity, 'from-arm-msi', dev)
result.during = await names()
result.twin = await refusalOf(() => credentials.createOrUpdate(group, identity, 'twin-of-it', dev))
await credentials.delete(group, identity, 'from-arm-msi')
result.after = await names()
result.absent = await refusalOf(() => credentials.get(group, identity, 'from-arm-msi'))
const stranger = new ManagedServiceIdentityClient(
  new ClientAssertionCredential(tenant, clientId, async () => assertion),
  subscription,
)
result.stranger = await refusalOf(() =>
  all(stranger.federatedIdentityCredentials.list(group, identity)),
)
process.stdout.write(JSON.stringify(result))
