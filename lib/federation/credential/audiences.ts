import type { Cloud } from './model'

/** Audience that a credential of each cloud should carry. Source: learn.microsoft.com, workload-identity-federation-config-app-trust-managed-identity. */
export const EXCHANGE_AUDIENCES: Readonly<Record<Cloud, string>> = {
  public: 'api://AzureADTokenExchange',
  usgov: 'api://AzureADTokenExchangeUSGov',
  china: 'api://AzureADTokenExchangeChina',
}
