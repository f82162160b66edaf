import type { Cloud } from '../../credential/model'

/**
 * Host suffix of blob storage by cloud. Source: learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure
 * and learn.microsoft.com/azure/china/resources-developer-guide, as az CLI's `suffixes.storageEndpoint` has them.
 */
export const BLOB_SUFFIXES: Readonly<Record<Cloud, string>> = {
  public: 'blob.core.windows.net',
  usgov: 'blob.core.usgovcloudapi.net',
  china: 'blob.core.chinacloudapi.cn',
}
