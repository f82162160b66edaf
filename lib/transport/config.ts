import type { Cloud } from '../federation/credential/model'

/**
 * Settings that the server gives the page at run time. Nothing here is secret and nothing is known
 * at build time: one build serves the sandbox and every tenant.
 */
export interface RuntimeConfig {
  readonly mode: 'sandbox' | 'live'
  readonly tenantId: string
  /** Client id of this app's registration; a fixed value in sandbox mode. */
  readonly clientId: string
  readonly cloud: Cloud
  /** Origin of the sandbox's second port, for example `http://localhost:4800`; sandbox mode only. */
  readonly sandboxOrigin?: string
  /** Name of the seed that the sandbox tenant was filled with; sandbox mode only. */
  readonly sandboxSeed?: string
  /** Faults that were on in the sandbox tenant when the page was made; sandbox mode only. */
  readonly sandboxFaults?: number
}

/** The three services that the page talks to. */
export interface CloudHosts {
  readonly login: string
  readonly graph: string
  readonly management: string
}

/** Hosts by cloud. Source: learn.microsoft.com/entra/identity-platform/authentication-national-cloud, read 2026-09. */
export const CLOUD_HOSTS: Readonly<Record<Cloud, CloudHosts>> = {
  public: {
    login: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
    management: 'https://management.azure.com',
  },
  usgov: {
    login: 'https://login.microsoftonline.us',
    graph: 'https://graph.microsoft.us',
    management: 'https://management.usgovcloudapi.net',
  },
  china: {
    login: 'https://login.partner.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    management: 'https://management.chinacloudapi.cn',
  },
}
