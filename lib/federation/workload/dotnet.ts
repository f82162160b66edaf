import type { WorkloadSnippet } from './model'
import { quoteCode } from './quote-code'

/** Azure.Identity 1 for .NET, as a program of top-level statements. */
export const dotnet: WorkloadSnippet = {
  id: 'dotnet',
  title: '.NET',
  group: 'code',
  extension: 'cs',
  source: 'https://learn.microsoft.com/dotnet/api/azure.identity.workloadidentitycredential',
  use: 'dotnet add package Azure.Identity. The file is read again, so something must keep it fresh.',
  render: ({ tenantId, clientId, tokenFile, scope, authorityHost }) => `using Azure.Core;
using Azure.Identity;

const string tenantId = ${quoteCode(tenantId)};
const string clientId = ${quoteCode(clientId)};
const string tokenFile = ${quoteCode(tokenFile)};
var authorityHost = new Uri(${quoteCode(authorityHost)});

// The assertion lies in a file, as Kubernetes and CI systems leave it.
var credential = new WorkloadIdentityCredential(new WorkloadIdentityCredentialOptions
{
    TenantId = tenantId,
    ClientId = clientId,
    TokenFilePath = tokenFile,
    AuthorityHost = authorityHost,
});

// The assertion comes from a function: called whenever a new access token is needed.
var fromFunction = new ClientAssertionCredential(
    tenantId,
    clientId,
    async cancel => (await File.ReadAllTextAsync(tokenFile, cancel)).Trim(),
    new ClientAssertionCredentialOptions { AuthorityHost = authorityHost });

var token = await credential.GetTokenAsync(new TokenRequestContext(new[] { ${quoteCode(scope)} }));
Console.WriteLine($"Signed in until {token.ExpiresOn:u}");`,
}
