import type { WorkloadSnippet } from './model'
import { quoteCode } from './quote-code'

/** azidentity 1 for Go. */
export const go: WorkloadSnippet = {
  id: 'go',
  title: 'Go',
  group: 'code',
  extension: 'go',
  source:
    'https://pkg.go.dev/github.com/Azure/azure-sdk-for-go/sdk/azidentity#WorkloadIdentityCredential',
  use: 'go get github.com/Azure/azure-sdk-for-go/sdk/azidentity. The file is read again, so something must keep it fresh.',
  render: ({ tenantId, clientId, tokenFile, scope, authorityHost }) => `package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"
)

const (
	tenantID  = ${quoteCode(tenantId)}
	clientID  = ${quoteCode(clientId)}
	tokenFile = ${quoteCode(tokenFile)}
	authority = ${quoteCode(`${authorityHost}/`)}
	scope     = ${quoteCode(scope)}
)

func main() {
	options := azcore.ClientOptions{Cloud: cloud.Configuration{ActiveDirectoryAuthorityHost: authority}}

	// The assertion lies in a file, as Kubernetes and CI systems leave it.
	credential, err := azidentity.NewWorkloadIdentityCredential(&azidentity.WorkloadIdentityCredentialOptions{
		ClientOptions: options,
		TenantID:      tenantID,
		ClientID:      clientID,
		TokenFilePath: tokenFile,
	})
	if err != nil {
		log.Fatal(err)
	}

	// The assertion comes from a function: called whenever a new access token is needed.
	fromFunction, err := azidentity.NewClientAssertionCredential(
		tenantID, clientID,
		func(context.Context) (string, error) {
			text, err := os.ReadFile(tokenFile)
			return strings.TrimSpace(string(text)), err
		},
		&azidentity.ClientAssertionCredentialOptions{ClientOptions: options},
	)
	if err != nil {
		log.Fatal(err)
	}
	_ = fromFunction

	token, err := credential.GetToken(context.Background(), policy.TokenRequestOptions{Scopes: []string{scope}})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("Signed in until", token.ExpiresOn)
}`,
}
