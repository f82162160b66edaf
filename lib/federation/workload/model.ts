/** What a real workload needs to know to sign in with an assertion instead of a secret. */
export interface WorkloadInput {
  readonly tenantId: string
  readonly clientId: string
  /** Sign-in host of the cloud, `https://login.microsoftonline.com`. */
  readonly authorityHost: string
  /** Path of the file that holds the assertion. */
  readonly tokenFile: string
  /** What the access token is for, `https://graph.microsoft.com/.default`. */
  readonly scope: string
  readonly issuer: string
  readonly subject: string
  readonly audience: string
  /** Key id that the issuer publishes; a placeholder when the key is not known. */
  readonly kid: string
  /** Seconds that a new assertion lives. */
  readonly lifetime: number
}

export type SnippetGroup = 'settings' | 'assertion' | 'command' | 'code'

/** Text that makes a workload do what this page did. One file each. */
export interface WorkloadSnippet {
  /** Stable id, the same as the file name. */
  readonly id: string
  readonly title: string
  readonly group: SnippetGroup
  /** File extension, which also names the language. */
  readonly extension: 'env' | 'sh' | 'ps1' | 'mjs' | 'py' | 'cs' | 'go' | 'java'
  /** Where the names and options are documented. */
  readonly source: string
  /** One sentence: when to take this one. */
  readonly use: string
  readonly render: (input: WorkloadInput) => string
}

/**
 * The four variables that the Azure SDKs read. Source: environment variables of @azure/identity,
 * https://learn.microsoft.com/javascript/api/overview/azure/identity-readme#environment-variables
 */
export function environment(input: WorkloadInput): readonly (readonly [string, string])[] {
  return [
    ['AZURE_TENANT_ID', input.tenantId],
    ['AZURE_CLIENT_ID', input.clientId],
    ['AZURE_FEDERATED_TOKEN_FILE', input.tokenFile],
    ['AZURE_AUTHORITY_HOST', `${input.authorityHost}/`],
  ]
}
