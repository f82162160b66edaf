import type { Cloud } from '@/lib/federation/credential/model'
import { CLOUD_HOSTS } from '@/lib/transport/config'

/** Key Vault by cloud. Source: learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates (DNS suffixes). */
const VAULTS: Readonly<Record<Cloud, string>> = {
  public: 'https://vault.azure.net',
  usgov: 'https://vault.usgovcloudapi.net',
  china: 'https://vault.azure.cn',
}

export interface ScopeChoice {
  readonly id: 'graph' | 'arm' | 'storage' | 'vault'
  readonly label: string
  readonly scope: string
}

/** What an access token can be asked for. An app asks for all that it was granted: `.default`. */
export function scopeChoices(cloud: Cloud): readonly ScopeChoice[] {
  const { graph, management } = CLOUD_HOSTS[cloud]
  return [
    { id: 'graph', label: 'Microsoft Graph', scope: `${graph}/.default` },
    { id: 'arm', label: 'Azure Resource Manager', scope: `${management}/.default` },
    { id: 'storage', label: 'Azure Storage', scope: 'https://storage.azure.com/.default' },
    { id: 'vault', label: 'Azure Key Vault', scope: `${VAULTS[cloud]}/.default` },
  ]
}
