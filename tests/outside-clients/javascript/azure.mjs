// The clients, pointed at the sandbox as one points them at a sovereign cloud: addresses and the trusted certificate (NODE_EXTRA_CA_CERTS), nothing else.
import { readFileSync } from "node:fs";
import { ContainerAppsAPIClient } from "@azure/arm-appcontainers";
import { WebSiteManagementClient } from "@azure/arm-appservice";
import { AuthorizationManagementClient } from "@azure/arm-authorization";
import { CognitiveServicesManagementClient } from "@azure/arm-cognitiveservices";
import { KeyVaultManagementClient } from "@azure/arm-keyvault";
import { ManagedServiceIdentityClient } from "@azure/arm-msi";
import { ResourceManagementClient } from "@azure/arm-resources";
import { ClientSecretCredential, ManagedIdentityCredential, getBearerTokenProvider } from "@azure/identity";
import { SecretClient } from "@azure/keyvault-secrets";
import { LogsQueryClient } from "@azure/monitor-query-logs";
import { AzureOpenAI } from "openai";

export const connection = JSON.parse(readFileSync(process.env.SANDBOX_CONNECTION, "utf8"));
export const managementScope = "https://management.azure.com/.default";

const modelScope = "https://cognitiveservices.azure.com/.default";
const { subscriptionId } = connection;
const endpoint = connection.resourceManager.replace(/\/$/, "");
const authorityHost = connection.authority.replace(/\/$/, "");

export const signIn = (secret = connection.clientSecret) =>
  new ClientSecretCredential(connection.tenantId, connection.clientId, secret, { authorityHost, disableInstanceDiscovery: true });

/** What a process of the site would use; its endpoint and header are in its environment. */
export function identityOf(site) {
  process.env.IDENTITY_ENDPOINT = site.identityEndpoint;
  process.env.IDENTITY_HEADER = site.identityHeader;
  return new ManagedIdentityCredential();
}

export function clientsOf(credential) {
  const options = { endpoint, credentialScopes: [managementScope] };
  return {
    appService: new WebSiteManagementClient(credential, subscriptionId, { endpoint }),
    authorization: new AuthorizationManagementClient(credential, subscriptionId, options),
    cognitiveServices: new CognitiveServicesManagementClient(credential, subscriptionId, options),
    containerApps: new ContainerAppsAPIClient(credential, subscriptionId, options),
    identities: new ManagedServiceIdentityClient(credential, subscriptionId, options),
    resources: new ResourceManagementClient(credential, subscriptionId, options),
    vaults: new KeyVaultManagementClient(credential, subscriptionId, { endpoint, credentials: { scopes: [managementScope] } }),
    logs: new LogsQueryClient(credential, { endpoint: `${connection.logs.endpoint.replace(/\/$/, "")}/v1` }),
    // A vault's host ends in that of its audience; here it is localhost, so the check of the two is off.
    secrets: (vault) => new SecretClient(connection.vaults[vault], credential, { disableChallengeResourceVerification: true }),
  };
}

const model = (account, credentials) =>
  new AzureOpenAI({ endpoint: connection.accounts[account].replace(/\/$/, ""), apiVersion: "2024-10-21", maxRetries: 0, ...credentials });

export const modelWithKey = (account, apiKey) => model(account, { apiKey });

export const modelAs = (account, credential) => model(account, { azureADTokenProvider: getBearerTokenProvider(credential, modelScope) });
