import { expect, it } from 'vitest'
import type { Cloud } from '../federation/credential/model'
import { isExchangeScope } from './exchange-scope'

it.each<[string, Cloud]>([
  ['https://graph.microsoft.com/.default', 'public'],
  ['https://management.azure.com/.default', 'public'],
  ['https://management.core.windows.net//.default', 'public'],
  ['https://vault.azure.net/.default', 'public'],
  ['https://graph.microsoft.us/.default', 'usgov'],
  ['https://management.chinacloudapi.cn/.default', 'china'],
  ['api://00001111-aaaa-2222-bbbb-3333cccc4444/.default', 'public'],
  ['api://contoso.example/orders/.default', 'china'],
])('relays %s in the cloud %s', (scope, cloud) => {
  expect(isExchangeScope(scope, cloud)).toBe(true)
})

it.each<[string, Cloud]>([
  ['https://graph.microsoft.us/.default', 'public'],
  ['https://graph.microsoft.com/.default', 'usgov'],
  ['https://graph.microsoft.com/User.Read', 'public'],
  ['https://graph.microsoft.com', 'public'],
  ['https://graph.microsoft.com/.default openid', 'public'],
  ['https://graph.microsoft.com/.default https://vault.azure.net/.default', 'public'],
  ['https://graph.microsoft.com///.default', 'public'],
  ['https://fabrikam.com/.default', 'public'],
  ['https://graph.microsoft.com.fabrikam.com/.default', 'public'],
  ['http://graph.microsoft.com/.default', 'public'],
  ['api:///.default', 'public'],
  ['api://a b/.default', 'public'],
  [`api://${'x'.repeat(300)}/.default`, 'public'],
  ['/.default', 'public'],
  ['', 'public'],
])('does not relay %s in the cloud %s', (scope, cloud) => {
  expect(isExchangeScope(scope, cloud)).toBe(false)
})
