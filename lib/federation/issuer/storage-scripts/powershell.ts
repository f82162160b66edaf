import { quotePowerShell } from '../../recipes/quote'
import { HOSTS } from '../../recipes/request'
import { GRAPH_APP_ID, LOCK_NAME, LOCK_NOTES, type StorageIssuerInput } from '../storage/model'
import type { StorageScript } from './model'
import { scriptValues } from './values'

/** Az PowerShell. */
export const powershell: StorageScript = {
  id: 'powershell',
  title: 'PowerShell',
  source: 'https://learn.microsoft.com/powershell/module/az.storage/new-azstorageaccount',
  render: (input) =>
    [
      "$ErrorActionPreference = 'Stop'",
      '',
      ...scriptValues(input).map(([name, value]) => `$${name} = ${quotePowerShell(value)}`),
      '',
      ...storage(input),
      ...(input.identity ? ['', ...identity(input)] : []),
      ...(input.lock ? ['', ...lock()] : []),
      '',
      '# What everybody sees now:',
      'Invoke-RestMethod "$issuer/.well-known/openid-configuration"',
      '',
    ].join('\n'),
}

function storage({ files }: StorageIssuerInput): readonly string[] {
  return [
    'Set-AzContext -Subscription $subscription | Out-Null',
    'if (-not (Get-AzStorageAccountNameAvailability -Name $account).NameAvailable) {',
    '  throw "The storage account name $account is taken. Choose another one."',
    '}',
    'if (-not (Get-AzResourceGroup -Name $group -ErrorAction SilentlyContinue)) {',
    "  New-AzResourceGroup -Name $group -Location $region -Tag @{ purpose = 'oidc-issuer' } | Out-Null",
    '}',
    '$storage = New-AzStorageAccount -ResourceGroupName $group -Name $account -Location $region `',
    '  -SkuName Standard_LRS -Kind StorageV2 -MinimumTlsVersion TLS1_2 `',
    "  -AllowBlobPublicAccess $true -AllowSharedKeyAccess $true -Tag @{ purpose = 'oidc-issuer' }",
    'New-AzStorageContainer -Name $container -Context $storage.Context -Permission Blob | Out-Null',
    '',
    '$document = New-TemporaryFile',
    ...files.flatMap(({ path, text }) => [
      // One literal on one line: a here-string could be ended from inside.
      `[IO.File]::WriteAllText($document, ${quotePowerShell(JSON.stringify(JSON.parse(text)))})`,
      'Set-AzStorageBlobContent -File $document -Container $container `',
      `  -Blob ${quotePowerShell(path)} -Context $storage.Context -Force \``,
      "  -Properties @{ ContentType = 'application/json' } | Out-Null",
    ]),
    'Remove-Item $document',
    '# The keys of the account were for the upload only.',
    'Set-AzStorageAccount -ResourceGroupName $group -Name $account -AllowSharedKeyAccess $false | Out-Null',
  ]
}

function identity({ identity: trusting, cloud }: StorageIssuerInput): readonly string[] {
  const roles = trusting?.roles ?? []
  const graph = `${HOSTS[cloud].graph}/v1.0/servicePrincipals`
  return [
    '$identity = New-AzUserAssignedIdentity -ResourceGroupName $group -Name $identityName -Location $region',
    'New-AzFederatedIdentityCredential -ResourceGroupName $group -IdentityName $identityName `',
    '  -Name $credentialName -Issuer $issuer -Subject $subject -Audience @($audience) | Out-Null',
    '"Client id: $($identity.ClientId)"',
    ...(trusting?.readerAssignment === undefined
      ? []
      : [
          '# Assigning a role needs Role Based Access Control Administrator or Owner.',
          'New-AzRoleAssignment -RoleDefinitionName Reader -ResourceGroupName $group `',
          '  -ObjectId $identity.PrincipalId -ObjectType ServicePrincipal | Out-Null',
        ]),
    ...(roles.length === 0
      ? []
      : [
          '',
          '# Granting Graph roles needs Privileged Role Administrator.',
          `$graph = (Get-AzADServicePrincipal -ApplicationId '${GRAPH_APP_ID}').Id`,
          `foreach ($role in @(${roles.map(({ id }) => quotePowerShell(id)).join(', ')})) {`,
          '  $grant = @{ principalId = $identity.PrincipalId; resourceId = $graph; appRoleId = $role }',
          `  Invoke-AzRestMethod -Method POST -Uri "${graph}/$($identity.PrincipalId)/appRoleAssignments" \``,
          '    -Payload ($grant | ConvertTo-Json) | Out-Null',
          '}',
        ]),
  ]
}

function lock(): readonly string[] {
  return [
    '# The lock needs Owner or User Access Administrator.',
    `New-AzResourceLock -LockName ${LOCK_NAME} -LockLevel CanNotDelete -ResourceGroupName $group \``,
    "  -ResourceName $account -ResourceType 'Microsoft.Storage/storageAccounts' -Force `",
    `  -LockNotes ${quotePowerShell(LOCK_NOTES)} | Out-Null`,
  ]
}
