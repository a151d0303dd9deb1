# shellcheck shell=bash disable=SC2034
# Points the Azure CLI at the sandbox, as one points it at a sovereign cloud, and names what is there.

from_connection() { # NAME...: a value of the connection file
  python3 -c 'import functools, json, sys; print(functools.reduce(lambda part, name: part[name], sys.argv[2:], json.load(open(sys.argv[1]))))' "$SANDBOX_CONNECTION" "$@"
}

group=$(from_connection resourceGroup)
site=pinegate-claims account=pinegate-openai vault=pinegate-vault deployment=gpt-4o-mini
group_id=/subscriptions/$(from_connection subscriptionId)/resourceGroups/$group
site_id=$group_id/providers/Microsoft.Web/sites/$site
account_id=$group_id/providers/Microsoft.CognitiveServices/accounts/$account
arm=$(from_connection resourceManager) && arm=${arm%/}
authority=$(from_connection authority) && authority=${authority%/}
logs=$(from_connection logs endpoint) && logs=${logs%/}
model="$(from_connection accounts "$account")openai/deployments/$deployment/chat/completions?api-version=2024-10-21"
vault_uri=$(from_connection vaults "$vault") && vault_uri=${vault_uri%/}
question='{"messages": [{"role": "user", "content": "Is a cracked windscreen covered?"}]}'

REQUESTS_CA_BUNDLE=$(from_connection caCertificate)
export REQUESTS_CA_BUNDLE AZURE_CORE_COLLECT_TELEMETRY=false AZURE_CORE_INSTANCE_DISCOVERY=false AZURE_CORE_ONLY_SHOW_ERRORS=true
export AZURE_CONFIG_DIR=$SANDBOX_WORK/executor

register_cloud() { # In the current AZURE_CONFIG_DIR
  # The vault is at localhost with a port of its own, so that "--vault-name localhost" leads there.
  # Builds as old as 2.45 ask the public cloud about an authority that they do not know, unless it ends in /adfs. Audiences are the real ones.
  cat >"$SANDBOX_WORK/cloud.json" <<JSON
{
  "endpoints": {
    "resourceManager": "$arm", "activeDirectory": "$authority/adfs",
    "management": "https://management.core.windows.net/", "activeDirectoryResourceId": "https://management.core.windows.net/",
    "activeDirectoryGraphResourceId": "$arm/", "microsoftGraphResourceId": "$arm/", "logAnalyticsResourceId": "https://api.loganalytics.io"
  },
  "suffixes": {"keyvaultDns": ":${vault_uri##*:}"}
}
JSON
  az cloud register --name Sandbox --cloud-config "@$SANDBOX_WORK/cloud.json" && az cloud set --name Sandbox
}

as_site() { # COMMAND...: as a process of the site, which signs in with its managed identity
  # In the protocol of 2017-09-01; newer builds know IDENTITY_ENDPOINT.
  AZURE_CONFIG_DIR=$SANDBOX_WORK/site APPSETTING_WEBSITE_SITE_NAME=$site \
    IDENTITY_ENDPOINT=$(from_connection sites "$site" identityEndpoint) IDENTITY_HEADER=$(from_connection sites "$site" identityHeader) \
    MSI_ENDPOINT=$(from_connection sites "$site" identityEndpoint) MSI_SECRET=$(from_connection sites "$site" identityHeader) "$@"
}
