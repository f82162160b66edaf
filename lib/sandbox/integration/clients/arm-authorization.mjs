// Azure roles: definitions, assignments of a scope, give, read, take, refuse.
import { AuthorizationManagementClient } from '@azure/arm-authorization'
import { ClientAssertionCredential } from '@azure/identity'

const { tenant, owner, stranger, subscription, group, principalId, assignment } = JSON.parse(
  process.env.INPUT,
)

function clientOf({ clientId, assertion }) {
  const credential = new ClientAssertionCredential(tenant, clientId, async () => assertion)
  return new AuthorizationManagementClient(credential, subscription)
}

async function all(pages, pick) {
  const found = []
  for await (const one of pages) found.push(pick(one))
  return found
}

async function refusalOf(work) {
  try {
    await work()
    return null
  } catch (error) {
    return { code: error.code, status: error.statusCode }
  }
}

const { roleAssignments, roleDefinitions, permissions } = clientOf(owner)
const root = `/subscriptions/${subscription}`
const scope = `${root}/resourceGroups/${group}`
const filter = `principalId eq '${principalId}'`
const held = () => all(roleAssignments.listForScope(scope, { filter }), ({ name }) => name)

const [reader] = await all(
  roleDefinitions.list(root, { filter: "roleName eq 'Reader'" }),
  ({ id, name, roleName, permissions: rights }) => ({ id, name, roleName, rights }),
)
const result = {
  reader,
  roles: await all(roleDefinitions.list(root), ({ roleName }) => roleName),
  subscription: await all(roleAssignments.listForSubscription(), (one) => one.principalId),
  rights: await all(permissions.listForResourceGroup(group), ({ actions }) => actions),
  before: await held(),
}
const wanted = { roleDefinitionId: reader.id, principalId, principalType: 'ServicePrincipal' }
result.created = await roleAssignments.create(scope, assignment, wanted)
result.shown = await roleAssignments.get(scope, assignment)
result.twin = await refusalOf(() => roleAssignments.create(scope, tenant, wanted))
result.during = await held()
result.pages = []
for await (const page of roleAssignments.listForResourceGroup(group).byPage()) {
  result.pages.push(page.length)
}
result.deleted = await roleAssignments.delete(scope, assignment)
result.after = await held()
result.absent = await refusalOf(() => roleAssignments.get(scope, assignment))
result.stranger = await refusalOf(() =>
  clientOf(stranger).roleAssignments.create(scope, assignment, wanted),
)
process.stdout.write(JSON.stringify(result))
