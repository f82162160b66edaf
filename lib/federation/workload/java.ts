import type { WorkloadSnippet } from './model'
import { quoteCode } from './quote-code'

/** azure-identity 1 for Java. */
export const java: WorkloadSnippet = {
  id: 'java',
  title: 'Java',
  group: 'code',
  extension: 'java',
  source:
    'https://learn.microsoft.com/java/api/com.azure.identity.workloadidentitycredentialbuilder',
  use: 'com.azure:azure-identity. The file is read again, so something must keep it fresh.',
  render: ({
    tenantId,
    clientId,
    tokenFile,
    scope,
    authorityHost,
  }) => `import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ClientAssertionCredential;
import com.azure.identity.ClientAssertionCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredential;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

public class Workload {
  private static final String TENANT_ID = ${quoteCode(tenantId)};
  private static final String CLIENT_ID = ${quoteCode(clientId)};
  private static final String TOKEN_FILE = ${quoteCode(tokenFile)};
  private static final String AUTHORITY_HOST = ${quoteCode(authorityHost)};

  public static void main(String[] args) {
    // The assertion lies in a file, as Kubernetes and CI systems leave it.
    WorkloadIdentityCredential credential = new WorkloadIdentityCredentialBuilder()
        .tenantId(TENANT_ID).clientId(CLIENT_ID)
        .tokenFilePath(TOKEN_FILE).authorityHost(AUTHORITY_HOST)
        .build();

    // The assertion comes from a function: called whenever a new access token is needed.
    ClientAssertionCredential fromFunction = new ClientAssertionCredentialBuilder()
        .tenantId(TENANT_ID).clientId(CLIENT_ID)
        .clientAssertion(Workload::readAssertion).authorityHost(AUTHORITY_HOST)
        .build();

    var token = credential.getTokenSync(new TokenRequestContext().addScopes(${quoteCode(scope)}));
    System.out.println("Signed in until " + token.getExpiresAt());
  }

  private static String readAssertion() {
    try {
      return Files.readString(Path.of(TOKEN_FILE)).trim();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}`,
}
