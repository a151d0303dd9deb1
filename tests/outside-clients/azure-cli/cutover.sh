#!/usr/bin/env bash
# A cutover by hand with the Azure CLI: the claims chatbot leaves its key for its managed identity, and everything is put back. Runs inside
# ../in-sandbox.sh. What Debian's builds of 2.45 and 2.74 cannot both do ("az role", "az keyvault secret", "az monitor") goes through "az rest".
set -uo pipefail
here=$(dirname "$0")
# shellcheck source-path=SCRIPTDIR source=checks.sh
. "$here/checks.sh"
# shellcheck source-path=SCRIPTDIR source=sandbox.sh
. "$here/sandbox.sh"

role="Cognitive Services OpenAI User"
arm_rest() { az rest --url "$2?api-version=$3" --method "$1" "${@:4}"; }
vault_rest() { az rest --resource https://vault.azure.net --method "$1" --url "$vault_uri/$2?api-version=7.4" "${@:3}"; }
model_with_key() { az rest --skip-authorization-header --method post --url "$model" --headers "api-key=$1" --body "$question" --query object --output tsv; }
model_as_site() { as_site az rest --resource https://cognitiveservices.azure.com --method post --url "$model" --body "$question" --query object --output tsv; }
# The application's own page: it calls the model as its settings say, and tells as whom (nobody, with a key).
site_calls_model_as() { az rest --skip-authorization-header --method get --url "$(from_connection sites "$site" url)health/model" --query objectId --output tsv; }
setting_names() { az webapp config appsettings list -g "$group" -n "$site" --query "sort([].name) | join(' ', @)" --output tsv; }
account_property() { az cognitiveservices account show -g "$group" -n "$account" --query "properties.$1" --output tsv; }
set_local_auth() { arm_rest patch "$account_id" 2024-10-01 --body "{\"properties\": {\"disableLocalAuth\": $1}}"; }
# What a cutover changes, as it reads now. The entity tag is new after every write, whatever was written.
snapshot() {
  arm_rest get "$site_id" 2024-04-01 &&
    az webapp config appsettings list -g "$group" -n "$site" &&
    arm_rest get "$account_id" 2024-10-01 --query "merge(@, {etag: ''})" &&
    arm_rest get "$account_id/providers/Microsoft.Authorization/roleAssignments" 2022-04-01 --query "sort(value[].id)" &&
    vault_rest get secrets --query "value[].id" &&
    vault_rest get deletedsecrets --query "value[].id"
}

echo "# Sign in, with azure-cli $(az version --query '"azure-cli"' --output tsv)"
check "nothing but the loopback can be reached" prints lo python3 -c 'import socket; print(*(name for _, name in socket.if_nameindex()))'
check "a cloud with the sandbox's endpoints is registered" register_cloud
cp -r "$AZURE_CONFIG_DIR" "$SANDBOX_WORK/site"
sign_in() { az login --service-principal -u "$(from_connection clientId)" -p "$1" --tenant "$(from_connection tenantId)" --query '[].id' --output tsv; }
check "a wrong client secret is refused in Entra's words" fails AADSTS7000215 sign_in wrong
check "az login finds the subscription" prints "$(from_connection subscriptionId)" sign_in "$(from_connection clientSecret)"

echo "# Look around"
check "az account show: the tenant" prints "$(from_connection tenantId)" az account show --query tenantId --output tsv
check "az group show" prints "$group" az group show -n "$group" --query name --output tsv
check "az resource list: the site, the account and the vault" prints "$site $account $vault" \
  az resource list -g "$group" --query "sort([?type!='Microsoft.OperationalInsights/workspaces'].name) | join(' ', @)" --output tsv
check "az webapp show: it runs" prints Running az webapp show -g "$group" -n "$site" --query state --output tsv
check "az cognitiveservices account show: its endpoint" prints "$(from_connection accounts "$account")" account_property endpoint
check "az cognitiveservices account deployment list" prints "$deployment" az cognitiveservices account deployment list -g "$group" -n "$account" --query '[].name' --output tsv
check "az keyvault show: the vault's address" prints "$vault_uri/" az keyvault show -n "$vault" --query properties.vaultUri --output tsv
check "the account's calls are logged" prints true \
  arm_rest get "$account_id/providers/Microsoft.Insights/diagnosticSettings" 2021-05-01-preview --query "value[0].properties.logs[?category=='RequestResponse'].enabled" --output tsv
role_id() { arm_rest get "$account_id/providers/Microsoft.Authorization/roleDefinitions" 2022-04-01 --url-parameters "\$filter=roleName eq '$role'" --query 'value[].id' --output tsv; }
check "the role is found by its name" prints "/subscriptions/$(from_connection subscriptionId)/providers/Microsoft.Authorization/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd" role_id

echo "# Before"
save_snapshot() { snapshot >"$SANDBOX_WORK/before.json"; }
check "everything that will change can be read" save_snapshot
settings="$SANDBOX_WORK/settings.json"
save_settings() { az webapp config appsettings list -g "$group" -n "$site" --output json >"$settings"; }
check "az webapp config appsettings list" save_settings
read -r key key2 < <(az cognitiveservices account keys list -g "$group" -n "$account" --query '[[key1, key2]]' --output tsv)
check "the site's key is one of the account's" grep -qF "\"$key\"" "$settings"
check "the site calls the model with its key" eventually prints "" site_calls_model_as
check "the key calls the model" prints chat.completion model_with_key "$key"
check "a wrong key is refused" fails "invalid subscription key" model_with_key 00000000000000000000000000000000
check "without an identity, az login --identity is refused" fails "managed identity" as_site az login --identity

echo "# Identity and role"
check "az webapp identity assign: identity and role" prints SystemAssigned \
  az webapp identity assign -g "$group" -n "$site" --role "$role" --scope "$account_id" --query type --output tsv
principal=$(az webapp identity show -g "$group" -n "$site" --query principalId --output tsv)
assignments() { arm_rest get "$account_id/providers/Microsoft.Authorization/roleAssignments" 2022-04-01 --url-parameters "\$filter=principalId eq '$principal'" --query "value[].$1" --output tsv; }
check "the same role again under another name is refused" fails RoleAssignmentExists \
  arm_rest put "$account_id/providers/Microsoft.Authorization/roleAssignments/$(cat /proc/sys/kernel/random/uuid)" 2022-04-01 \
  --body "{\"properties\": {\"roleDefinitionId\": \"$(role_id)\", \"principalId\": \"$principal\", \"principalType\": \"ServicePrincipal\"}}"
check "the assignment can soon be read" eventually prints "$principal" assignments properties.principalId
assignment=$(assignments id)
check "az login --identity as the site" eventually prints "$(from_connection subscriptionId)" as_site az login --identity --query '[].id' --output tsv
check "the site's identity soon calls the model" eventually prints chat.completion model_as_site

echo "# Settings"
check "az webapp config appsettings set" az webapp config appsettings set -g "$group" -n "$site" --settings AZURE_OPENAI_AUTH=managed-identity
check "az webapp config appsettings delete" az webapp config appsettings delete -g "$group" -n "$site" --setting-names AZURE_OPENAI_API_KEY
check "the settings read back without the key" prints "AZURE_OPENAI_AUTH AZURE_OPENAI_DEPLOYMENT AZURE_OPENAI_ENDPOINT CLAIMS_REGION" setting_names
check "the site calls the model with its identity" eventually prints "$principal" site_calls_model_as

echo "# Vault"
for number in 1 2; do
  name=secrets/$account-key$number value=$key
  [ "$number" -eq 1 ] || value=$key2
  check "key $number is stored" vault_rest put "$name" --body "{\"value\": \"$value\", \"contentType\": \"text/plain\", \"tags\": {\"account\": \"$account\"}}"
  check "key $number reads back" prints "$value" vault_rest get "$name" --query value --output tsv
  check "key $number is disabled" prints false vault_rest patch "$name" --body '{"attributes": {"enabled": false}}' --query attributes.enabled --output tsv
  check "key $number is not given out any more" fails "disabled secret" vault_rest get "$name"
done

echo "# Local authentication off"
check "the account is told to allow no keys" set_local_auth true
check "the account is soon done" eventually prints Succeeded account_property provisioningState
check "the account says that it allows no keys" prints true account_property disableLocalAuth
check "the old key is refused before long" eventually fails AuthenticationTypeDisabled model_with_key "$key"
check "the keys are not given out any more" fails "disableLocalAuth is set to be true" az cognitiveservices account keys list -g "$group" -n "$account"
check "the site's identity still calls the model" prints chat.completion model_as_site
check "the site still works" prints "$principal" site_calls_model_as
query="AzureDiagnostics | where Category == 'RequestResponse' | extend caller = tostring(parse_json(properties_s).objectId) | where caller == '$principal' or ResultSignature == '403' | summarize calls = count() by ResultSignature | order by ResultSignature asc"
logged() { az rest --resource https://api.loganalytics.io --method post --url "$logs/v1/workspaces/$(from_connection logs workspaceId)/query" --body "{\"query\": \"$query\"}" --query "join(' ', tables[0].rows[*][0])" --output tsv; }
check "the logs have the identity's calls, and the refused one" eventually prints "200 403" logged

echo "# Everything back"
check "az resource update: keys are allowed again" prints false az resource update --ids "$account_id" --set properties.disableLocalAuth=false --query properties.disableLocalAuth --output tsv
check "az cognitiveservices account keys list: the same keys" prints "$key" az cognitiveservices account keys list -g "$group" -n "$account" --query key1 --output tsv
check "the key works again before long" eventually prints chat.completion model_with_key "$key"
check "az webapp config appsettings set: the settings from the file" az webapp config appsettings set -g "$group" -n "$site" --settings "@$settings"
check "az webapp config appsettings delete: the one that was added" az webapp config appsettings delete -g "$group" -n "$site" --setting-names AZURE_OPENAI_AUTH
check "the site calls the model with its key again" eventually prints "" site_calls_model_as
check "the assignment is deleted" arm_rest delete "$assignment" 2022-04-01
check "az webapp identity remove" az webapp identity remove -g "$group" -n "$site"
for number in 1 2; do
  check "the stored key $number is deleted" vault_rest delete "secrets/$account-key$number"
  check "the stored key $number is purged" vault_rest delete "deletedsecrets/$account-key$number"
done
check "everything reads as before" prints "$(cat "$SANDBOX_WORK/before.json")" snapshot

summarize
