#!/bin/sh
# Registers Fedcred in a tenant with the az command line and prints the three settings.
# Usage: scripts/connect-tenant.sh https://fedcred.contoso.example [--consent]
# Run it signed in with `az login --tenant TENANT --allow-no-subscriptions`, as an Application
# Developer or higher; --consent needs a Privileged Role Administrator. Running it again updates
# the registration of the same name. See docs/connect-your-tenant.md for what each id below is.
set -eu

NAME=Fedcred
GRAPH=https://graph.microsoft.com
GRAPH_ID=00000003-0000-0000-c000-000000000000
ARM_ID=797f4846-ba00-4fd7-ba43-dac1f8f63013

fail() {
  printf '%s\n' "$1" >&2
  exit 2
}

ORIGIN=${1:-}
case $ORIGIN in
  https://*/*) fail 'Give an origin without a path, for example https://fedcred.contoso.example' ;;
  https://?* | http://localhost | http://localhost:*) ;;
  *) fail 'Usage: connect-tenant.sh https://fedcred.contoso.example [--consent]' ;;
esac
command -v az >/dev/null || fail 'The az command line is not installed.'

CLOUD=$(az cloud show --query name --output tsv)
case $CLOUD in
  AzureCloud) FEDCRED_CLOUD=public ;;
  AzureUSGovernment) FEDCRED_CLOUD=usgov GRAPH=https://graph.microsoft.us ;;
  AzureChinaCloud) FEDCRED_CLOUD=china GRAPH=https://microsoftgraph.chinacloudapi.cn ;;
  *) fail "az is set to the cloud $CLOUD, which Fedcred does not know." ;;
esac
TENANT=$(az account show --query tenantId --output tsv)

APP=$(az ad app list --display-name "$NAME" --query "[?displayName=='$NAME'].appId | [0]" --output tsv)
if [ -z "$APP" ]; then
  APP=$(az ad app create --display-name "$NAME" --sign-in-audience AzureADMyOrg --query appId --output tsv)
fi
OBJECT=$(az ad app show --id "$APP" --query id --output tsv)
SCOPE=$(az ad app show --id "$APP" --query "api.oauth2PermissionScopes[?value=='Fedcred.Use'].id | [0]" --output tsv)
if [ -z "$SCOPE" ]; then
  SCOPE=$(python3 -c 'import uuid; print(uuid.uuid4())' 2>/dev/null || cat /proc/sys/kernel/random/uuid)
fi

BODY=$(mktemp)
trap 'rm -f "$BODY"' EXIT
cat >"$BODY" <<JSON
{
  "spa": { "redirectUris": ["$ORIGIN/auth"] },
  "identifierUris": ["api://$APP"],
  "api": {
    "requestedAccessTokenVersion": 2,
    "oauth2PermissionScopes": [
      {
        "id": "$SCOPE",
        "value": "Fedcred.Use",
        "type": "User",
        "isEnabled": true,
        "adminConsentDisplayName": "Use the Fedcred server",
        "adminConsentDescription": "Lets the signed-in person probe issuers and publish issuer documents through the Fedcred server.",
        "userConsentDisplayName": "Use the Fedcred server",
        "userConsentDescription": "Lets you probe issuers and publish issuer documents through the Fedcred server."
      }
    ]
  },
  "requiredResourceAccess": [
    {
      "resourceAppId": "$GRAPH_ID",
      "resourceAccess": [
        { "id": "e1fe6dd8-ba31-4d61-89e7-88639da4683d", "type": "Scope" },
        { "id": "c79f8feb-a9db-4090-85f9-90d820caa0eb", "type": "Scope" }
      ]
    },
    {
      "resourceAppId": "$ARM_ID",
      "resourceAccess": [{ "id": "41094075-9dad-400e-a0bd-54e686782033", "type": "Scope" }]
    }
  ]
}
JSON
az rest --method PATCH --uri "$GRAPH/v1.0/applications/$OBJECT" \
  --headers Content-Type=application/json --body "@$BODY" >/dev/null
az ad sp show --id "$APP" >/dev/null 2>&1 || az ad sp create --id "$APP" >/dev/null

if [ "${2:-}" = --consent ]; then
  az ad app permission admin-consent --id "$APP"
else
  printf 'Not consented yet. An administrator runs: az ad app permission admin-consent --id %s\n' "$APP" >&2
fi

printf 'FEDCRED_TENANT_ID=%s\nFEDCRED_CLIENT_ID=%s\nFEDCRED_CLOUD=%s\n' "$TENANT" "$APP" "$FEDCRED_CLOUD"
