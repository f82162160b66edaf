import type { Cloud } from '../federation/credential/model'
import { CLOUD_HOSTS } from './config'

/** Longest scope that the relay takes. */
const SCOPE_LENGTH_MAX = 300

/**
 * APIs of Microsoft that workloads ask tokens for, beside Graph and Resource Manager, by cloud. Sources:
 * learn.microsoft.com/entra/identity/managed-identities-azure-resources/services-id-authentication-support
 * and az CLI's cloud definitions (azure-cli-core, cloud.py).
 */
const RESOURCES: Readonly<Record<Cloud, readonly string[]>> = {
  public: [
    'https://management.core.windows.net',
    'https://vault.azure.net',
    'https://storage.azure.com',
    'https://database.windows.net',
    'https://ossrdbms-aad.database.windows.net',
    'https://servicebus.azure.net',
    'https://eventhubs.azure.net',
    'https://containerregistry.azure.net',
    'https://cognitiveservices.azure.com',
    'https://api.loganalytics.io',
    'https://monitor.azure.com',
  ],
  usgov: [
    'https://management.core.usgovcloudapi.net',
    'https://vault.usgovcloudapi.net',
    'https://storage.azure.com',
    'https://database.usgovcloudapi.net',
  ],
  china: [
    'https://management.core.chinacloudapi.cn',
    'https://vault.azure.cn',
    'https://storage.azure.com',
    'https://database.chinacloudapi.cn',
  ],
}

/**
 * True for a scope that the exchange relay sends: `/.default` of one of the cloud's known APIs or of any
 * API with an `api://` address. Some APIs carry a slash of their own before it.
 */
export function isExchangeScope(scope: string, cloud: Cloud): boolean {
  if (scope.length > SCOPE_LENGTH_MAX) return false
  const resource = /^(\S+?)\/{1,2}\.default$/.exec(scope)?.[1]
  if (resource === undefined) return false
  const { graph, management } = CLOUD_HOSTS[cloud]
  return (
    [graph, management, ...RESOURCES[cloud]].includes(resource) ||
    /^api:\/\/[A-Za-z0-9][\w.~:/-]*$/.test(resource)
  )
}
