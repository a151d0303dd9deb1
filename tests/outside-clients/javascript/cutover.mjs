// A cutover by hand with the JavaScript SDKs: the claims chatbot leaves its key for its managed identity, and everything is put back.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { networkInterfaces } from "node:os";
import { clientsOf, connection, identityOf, managementScope, modelAs, modelWithKey, signIn } from "./azure.mjs";
import { check, eventually, refused, summarize } from "./checks.mjs";
import { all, snapshot } from "./snapshot.mjs";

const group = connection.resourceGroup;
const [site] = Object.keys(connection.sites);
const [account] = Object.keys(connection.accounts);
const [vault] = Object.keys(connection.vaults);
const deployment = "gpt-4o-mini";
const roleName = "Cognitive Services OpenAI User";
const keyNames = ["pinegate-openai-key1", "pinegate-openai-key2"];

const credential = signIn();
const azure = clientsOf(credential);
const siteIdentity = identityOf(connection.sites[site]);
const say = (client) => client.chat.completions.create({ model: deployment, messages: [{ role: "user", content: "Is a cracked windscreen covered?" }] });
const setLocalAuth = (disableLocalAuth) => azure.cognitiveServices.accounts.beginUpdateAndWait(group, account, { properties: { disableLocalAuth } });
// The application's own page: it calls the model as its settings say, and tells as whom (nobody, with a key).
const siteCallsModelAs = async (objectId) => {
  const answer = await fetch(new URL("health/model", connection.sites[site].url));
  const said = await answer.text();
  assert.equal(answer.status, 200, said);
  assert.equal(JSON.parse(said).objectId, objectId, said);
};

console.log(`# Sign in, with node ${process.version}`);
await check("nothing but the loopback can be reached", () => assert.deepEqual(Object.keys(networkInterfaces()), ["lo"]));
await check("a wrong client secret is refused in Entra's words", async () => {
  const error = await signIn("wrong").getToken(managementScope).catch((refusal) => refusal);
  assert.match(error.message, /AADSTS7000215/);
});
await check("@azure/identity signs in with the client secret", async () => {
  const { token } = await credential.getToken(managementScope);
  const claims = JSON.parse(Buffer.from(token.split(".")[1], "base64url"));
  assert.equal(claims.tid, connection.tenantId);
  assert.equal(claims.appid, connection.clientId);
});

console.log("# Look around");
await check("@azure/arm-resources reads the group and what is in it", async () => {
  assert.equal((await azure.resources.resourceGroups.get(group)).name, group);
  const names = (await all(azure.resources.resources.listByResourceGroup(group))).map((resource) => resource.name);
  for (const name of [site, account, vault]) assert.ok(names.includes(name), `${name} is not among ${names}`);
});
await check("@azure/arm-resources finds the providers registered", async () => {
  for (const provider of ["Microsoft.Web", "Microsoft.CognitiveServices", "Microsoft.KeyVault"])
    assert.equal((await azure.resources.providers.get(provider)).registrationState, "Registered");
});
await check("@azure/arm-appservice reads the site, without an identity yet", async () => {
  const read = await azure.appService.webApps.get(group, site);
  assert.equal(read.name, site);
  assert.equal(read.state, "Running");
  assert.equal(read.identity, undefined);
});
await check("@azure/arm-appservice lists the site in its group and in the subscription", async () => {
  assert.deepEqual((await all(azure.appService.webApps.listByResourceGroup(group))).map((read) => read.name), [site]);
  assert.deepEqual((await all(azure.appService.webApps.list())).map((read) => read.name), [site]);
});
const accountId = await check("@azure/arm-cognitiveservices reads the account, with keys allowed", async () => {
  const read = await azure.cognitiveServices.accounts.get(group, account);
  assert.equal(read.kind, "OpenAI");
  assert.equal(read.properties.endpoint, connection.accounts[account]);
  assert.notEqual(read.properties.disableLocalAuth, true);
  return read.id;
});
await check("@azure/arm-cognitiveservices lists the deployment", async () =>
  assert.deepEqual((await all(azure.cognitiveServices.deployments.list(group, account))).map((read) => read.name), [deployment]));
await check("@azure/arm-keyvault reads the vault's address", async () =>
  assert.equal((await azure.vaults.vaults.get(group, vault)).properties.vaultUri, connection.vaults[vault]));
await check("@azure/arm-msi lists no user-assigned identities", async () =>
  assert.deepEqual(await all(azure.identities.userAssignedIdentities.listByResourceGroup(group)), []));
await check("@azure/arm-appcontainers finds no container app of that name", () => refused(() => azure.containerApps.containerApps.get(group, site), 404, "NotFound"));
const roleId = await check("@azure/arm-authorization finds the role by its name", async () => {
  const roles = await all(azure.authorization.roleDefinitions.list(accountId, { filter: `roleName eq '${roleName}'` }));
  assert.deepEqual(roles.map((role) => role.roleName), [roleName]);
  return roles[0].id;
});

console.log("# Before");
const before = await check("everything that will change can be read", () => snapshot(azure, group, { site, account, vault }));
const keys = await check("the site's key is one of the account's", async () => {
  const { key1, key2 } = await azure.cognitiveServices.accounts.listKeys(group, account);
  assert.equal(before.settings.AZURE_OPENAI_API_KEY, key1);
  return [key1, key2];
});
await check("the site calls the model with its key", () => eventually(() => siteCallsModelAs(null)));
await check("openai calls the model with the key", async () => assert.ok((await say(modelWithKey(account, keys[0]))).choices[0].message.content));
await check("openai is refused with a wrong key", () => refused(() => say(modelWithKey(account, "0".repeat(32))), 401, "invalid subscription key"));
await check("the site's identity endpoint has no identity to give a token for", async () => {
  const error = await siteIdentity.getToken(managementScope).catch((refusal) => refusal);
  assert.ok(error instanceof Error, "It gave a token.");
});

console.log("# Identity and role");
const principalId = await check("the site gets a system-assigned identity", async () => {
  const updated = await azure.appService.webApps.update(group, site, { identity: { type: "SystemAssigned" } });
  assert.equal(updated.identity.tenantId, connection.tenantId);
  return (await azure.appService.webApps.get(group, site)).identity.principalId;
});
const assignment = { roleDefinitionId: roleId, principalId, principalType: "ServicePrincipal" };
const assignmentName = randomUUID();
await check("the identity gets the role on the account", async () => {
  const created = await azure.authorization.roleAssignments.create(accountId, assignmentName, assignment);
  assert.equal(created.principalId, principalId);
});
await check("the same role again under another name is refused", () =>
  refused(() => azure.authorization.roleAssignments.create(accountId, randomUUID(), assignment), 409, "RoleAssignmentExists"));
await check("the assignment can soon be read", () => eventually(async () => {
  const list = await all(azure.authorization.roleAssignments.listForScope(accountId, { filter: `principalId eq '${principalId}'` }));
  assert.deepEqual(list.map((one) => one.name), [assignmentName]);
}));
await check("the role propagates: ten model calls in a row as the site's identity", () => eventually(async () => {
  for (let call = 0; call < 10; call++) await say(modelAs(account, siteIdentity));
}));

console.log("# Settings");
await check("the settings are swapped in one write", async () => {
  const { properties } = await azure.appService.webApps.listApplicationSettings(group, site);
  const { AZURE_OPENAI_API_KEY: _, ...rest } = properties;
  await azure.appService.webApps.updateApplicationSettings(group, site, { properties: { ...rest, AZURE_OPENAI_AUTH: "managed-identity" } });
});
await check("the settings read back without the key", async () => {
  const { properties } = await azure.appService.webApps.listApplicationSettings(group, site);
  assert.deepEqual(Object.keys(properties).sort(), ["AZURE_OPENAI_AUTH", "AZURE_OPENAI_DEPLOYMENT", "AZURE_OPENAI_ENDPOINT", "CLAIMS_REGION"]);
});
await check("the site calls the model with its identity", () => eventually(() => siteCallsModelAs(principalId)));

console.log("# Vault");
const secrets = azure.secrets(vault);
await check("@azure/keyvault-secrets stores both keys", async () => {
  for (const [index, name] of keyNames.entries()) {
    await secrets.setSecret(name, keys[index], { contentType: "text/plain", tags: { account }, expiresOn: new Date(Date.now() + 90 * 86400_000) });
    assert.equal((await secrets.getSecret(name)).value, keys[index]);
  }
});
await check("a disabled secret keeps its value to itself", async () => {
  for (const name of keyNames) {
    const { version } = (await secrets.getSecret(name)).properties;
    assert.equal((await secrets.updateSecretProperties(name, version, { enabled: false })).enabled, false);
    await refused(() => secrets.getSecret(name), 403, "disabled secret");
  }
});
await check("the vault lists both, disabled, with their tags", async () => {
  const listed = (await all(secrets.listPropertiesOfSecrets())).filter((secret) => keyNames.includes(secret.name));
  assert.deepEqual(listed.map((secret) => [secret.name, secret.enabled, secret.tags.account]), keyNames.map((name) => [name, false, account]));
});

console.log("# Local authentication off");
await check("the account is told to allow no keys", async () => {
  assert.equal((await setLocalAuth(true)).properties.disableLocalAuth, true);
  assert.equal((await azure.cognitiveServices.accounts.get(group, account)).properties.disableLocalAuth, true);
});
await check("the old key is refused before long", () => eventually(() => refused(() => say(modelWithKey(account, keys[0])), 403, "AuthenticationTypeDisabled")));
await check("the keys are not given out any more", () =>
  refused(() => azure.cognitiveServices.accounts.listKeys(group, account), 400, "disableLocalAuth is set to be true"));
await check("the site's identity still calls the model", async () => assert.ok((await say(modelAs(account, siteIdentity))).choices[0].message.content));
await check("the site still works", () => siteCallsModelAs(principalId));
await check("@azure/monitor-query-logs finds the identity's calls in the logs, and the refused one", () => eventually(async () => {
  const query = `AzureDiagnostics
    | where Category == "RequestResponse" and OperationName == "ChatCompletions_Create"
    | extend caller = tostring(parse_json(properties_s).objectId)
    | summarize calls = countif(caller == "${principalId}"), refusals = countif(ResultSignature == "403")`;
  const result = await azure.logs.queryWorkspace(connection.logs.workspaceId, query, { duration: "P1D" });
  const [calls, refusals] = result.tables[0].rows[0];
  assert.ok(calls >= 11 && refusals >= 1, `${calls} calls, ${refusals} refusals`);
}));

console.log("# Everything back");
await check("keys are allowed again, and are the same", async () => {
  await eventually(() => setLocalAuth(false));
  assert.deepEqual(Object.values(await azure.cognitiveServices.accounts.listKeys(group, account)), keys);
});
await check("the key works again before long", () => eventually(() => say(modelWithKey(account, keys[0]))));
await check("the settings are put back", () => azure.appService.webApps.updateApplicationSettings(group, site, { properties: before.settings }));
await check("the site calls the model with its key again", () => eventually(() => siteCallsModelAs(null)));
await check("the assignment is deleted", () => azure.authorization.roleAssignments.delete(accountId, assignmentName));
await check("the identity is taken away", async () => {
  await azure.appService.webApps.update(group, site, { identity: { type: "None" } });
  assert.equal((await azure.appService.webApps.get(group, site)).identity?.principalId, undefined);
});
await check("both secrets are deleted and purged", async () => {
  for (const name of keyNames) {
    await (await secrets.beginDeleteSecret(name, { intervalInMs: 100 })).pollUntilDone();
    await secrets.purgeDeletedSecret(name);
  }
});
await check("everything reads as before", async () => assert.deepEqual(await snapshot(azure, group, { site, account, vault }), before));

summarize();
