import type { Cloud } from '../credential/model'

/** Value of AZURE_AUTHORITY_HOST. Source: learn.microsoft.com, national clouds. */
export const AUTHORITY_HOSTS: Readonly<Record<Cloud, string>> = {
  public: 'https://login.microsoftonline.com/',
  usgov: 'https://login.microsoftonline.us/',
  china: 'https://login.partner.microsoftonline.cn/',
}
