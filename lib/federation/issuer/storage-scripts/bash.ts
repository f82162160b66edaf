import { quoteShell } from '../../recipes/quote'
import { HOSTS } from '../../recipes/request'
import {
  GRAPH_APP_ID,
  LOCK_NAME,
  LOCK_NOTES,
  READER_ROLE_ID,
  type StorageIssuerInput,
} from '../storage/model'
import { ROLE_VERSION } from '../storage/requests'
import type { StorageScript } from './model'
import { scriptValues } from './values'

/** Azure CLI in bash. Values stand once, at the top, quoted; below they are variables. */
export const bash: StorageScript = {
  id: 'bash',
  title: 'Azure CLI',
  source: 'https://learn.microsoft.com/cli/azure/storage/account',
  render: (input) =>
    [
      '#!/usr/bin/env bash',
      'set -euo pipefail',
      '',
      ...scriptValues(input).map(([name, value]) => `${name}=${quoteShell(value)}`),
      '',
      ...storage(input),
      ...(input.identity ? ['', ...identity(input)] : []),
      ...(input.lock ? ['', ...lock()] : []),
      '',
      '# What everybody sees now:',
      'curl --fail --silent --show-error "$issuer/.well-known/openid-configuration"',
      '',
    ].join('\n'),
}

function storage({ files }: StorageIssuerInput): readonly string[] {
  return [
    'if [ "$(az storage account check-name --name="$account" --query nameAvailable --output tsv)" != true ]; then',
    '  echo "The storage account name $account is taken. Choose another one." >&2',
    '  exit 1',
    'fi',
    'az group show --subscription="$subscription" --name="$group" --output none 2>/dev/null ||',
    '  az group create --subscription="$subscription" --name="$group" --location="$region" \\',
    '    --tags purpose=oidc-issuer --output none',
    'az storage account create --subscription="$subscription" --resource-group="$group" \\',
    '  --name="$account" --location="$region" --sku Standard_LRS --kind StorageV2 \\',
    '  --min-tls-version TLS1_2 --allow-blob-public-access true --allow-shared-key-access true \\',
    '  --tags purpose=oidc-issuer --output none',
    'az storage container-rm create --subscription="$subscription" --resource-group="$group" \\',
    '  --storage-account="$account" --name="$container" --public-access blob --output none',
    '',
    'documents=$(mktemp -d)',
    `trap 'rm -rf "$documents"' EXIT`,
    ...files.flatMap(({ text }, index) => [
      `cat > "$documents/${index}" <<'FEDCRED_DOCUMENT'`,
      text.trimEnd(),
      'FEDCRED_DOCUMENT',
    ]),
    ...files.map(({ path }, index) =>
      [
        'az storage blob upload --subscription="$subscription" --account-name="$account" \\',
        `  --container-name="$container" --name=${quoteShell(path)} --file="$documents/${index}" \\`,
        '  --content-type application/json --auth-mode key --overwrite --output none',
      ].join('\n'),
    ),
    '# The keys of the account were for the upload only.',
    'az storage account update --subscription="$subscription" --resource-group="$group" \\',
    '  --name="$account" --allow-shared-key-access false --output none',
  ]
}

function identity({ identity: trusting, cloud }: StorageIssuerInput): readonly string[] {
  const roles = trusting?.roles ?? []
  const show = (field: string) =>
    `$(az identity show --subscription="$subscription" --resource-group="$group" --name="$identityName" --query ${field} --output tsv)`
  return [
    'az identity create --subscription="$subscription" --resource-group="$group" \\',
    '  --name="$identityName" --location="$region" --output none',
    'az identity federated-credential create --subscription="$subscription" \\',
    '  --resource-group="$group" --identity-name="$identityName" --name="$credentialName" \\',
    '  --issuer="$issuer" --subject="$subject" --audiences "$audience" --output none',
    `echo "Client id: ${show('clientId')}"`,
    `principal=${show('principalId')}`,
    ...(trusting?.readerAssignment === undefined
      ? []
      : [
          '# Assigning a role needs Role Based Access Control Administrator or Owner.',
          // `az role assignment create` of some packaged versions fails; the request itself does not.
          `assignment=${quoteShell(trusting.readerAssignment)}`,
          `az rest --method put --url "${HOSTS[cloud].arm}/subscriptions/$subscription/resourceGroups/$group/providers/Microsoft.Authorization/roleAssignments/$assignment?${ROLE_VERSION}" \\`,
          '  --headers Content-Type=application/json --output none \\',
          `  --body "{\\"properties\\":{\\"roleDefinitionId\\":\\"/subscriptions/$subscription/providers/Microsoft.Authorization/roleDefinitions/${READER_ROLE_ID}\\",\\"principalId\\":\\"$principal\\",\\"principalType\\":\\"ServicePrincipal\\"}}"`,
        ]),
    ...(roles.length === 0
      ? []
      : [
          '',
          '# Granting Graph roles needs Privileged Role Administrator.',
          `graph=$(az ad sp show --id ${GRAPH_APP_ID} --query id --output tsv)`,
          ...roles.map(({ id, value }) =>
            [
              `role=${quoteShell(id)} # ${oneLine(value)}`,
              `az rest --method post --url "${HOSTS[cloud].graph}/v1.0/servicePrincipals/$principal/appRoleAssignments" \\`,
              '  --headers Content-Type=application/json --output none \\',
              `  --body "{\\"principalId\\":\\"$principal\\",\\"resourceId\\":\\"$graph\\",\\"appRoleId\\":\\"$role\\"}"`,
            ].join('\n'),
          ),
        ]),
  ]
}

function lock(): readonly string[] {
  return [
    '# The lock needs Owner or User Access Administrator.',
    `az lock create --subscription="$subscription" --resource-group="$group" --name ${LOCK_NAME} \\`,
    '  --resource="$account" --resource-type Microsoft.Storage/storageAccounts \\',
    `  --lock-type CanNotDelete --notes ${quoteShell(LOCK_NOTES)} --output none`,
  ]
}

/** A comment ends with its line: nothing of a value may start a new one. */
function oneLine(text: string): string {
  return text.replace(/[^\w.-]/g, '')
}
