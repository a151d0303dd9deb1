// Deployment slots with the JavaScript SDK: a slot gets an identity and settings, is swapped into production, and a swap with preview is called off.
import assert from "node:assert/strict";
import { clientsOf, connection, signIn } from "./azure.mjs";
import { check, eventually, refused, summarize } from "./checks.mjs";
import { all } from "./snapshot.mjs";

const group = connection.resourceGroup;
const [site] = Object.keys(connection.sites);
const slot = "staging";
const { webApps } = clientsOf(signIn()).appService;
const namesIn = async (settings) => Object.keys((await settings).properties).sort();
const before = await webApps.listApplicationSettings(group, site);

console.log("# Slots");
await check("a slot is made", async () => {
  const { location, kind, serverFarmId } = await webApps.get(group, site);
  await webApps.createOrUpdateSlot(group, site, slot, { location, kind, serverFarmId });
  assert.deepEqual((await all(webApps.listSlots(group, site))).map((one) => one.name), [`${site}/${slot}`]);
});
const principalId = await check("the slot gets an identity of its own", async () => {
  const { identity } = await webApps.updateSlot(group, site, slot, { identity: { type: "SystemAssigned" } });
  assert.equal((await webApps.get(group, site)).identity, undefined);
  return identity.principalId;
});
await check("a setting's name is made sticky", async () => {
  await webApps.updateSlotConfigurationNames(group, site, { appSettingNames: ["AZURE_OPENAI_AUTH"] });
  assert.deepEqual((await webApps.listSlotConfigurationNames(group, site)).appSettingNames, ["AZURE_OPENAI_AUTH"]);
});
await check("the slot gets settings of its own", async () => {
  const properties = { ...before.properties, AZURE_OPENAI_AUTH: "managed-identity", SLOT_ONLY: "moves" };
  await webApps.updateApplicationSettingsSlot(group, site, slot, { properties });
  assert.deepEqual((await webApps.listApplicationSettingsSlot(group, site, slot)).properties, properties);
});
await check("a swap moves what is not sticky", async () => {
  await webApps.swapSlot(group, site, slot, { targetSlot: "production", preserveVnet: true });
  await eventually(async () => assert.deepEqual(await namesIn(webApps.listApplicationSettings(group, site)), [...Object.keys(before.properties), "SLOT_ONLY"].sort()));
  assert.deepEqual(await namesIn(webApps.listApplicationSettingsSlot(group, site, slot)), [...Object.keys(before.properties), "AZURE_OPENAI_AUTH"].sort());
});
await check("the swap leaves its mark, and the identities where they were", async () => {
  const swapped = await webApps.get(group, site);
  assert.equal(swapped.slotSwapStatus.sourceSlotName, slot);
  assert.equal(swapped.identity, undefined);
  assert.equal((await webApps.getSlot(group, site, slot)).identity.principalId, principalId);
});
await check("while a swap with preview is pending, settings cannot be written", async () => {
  await webApps.applySlotConfigurationSlot(group, site, slot, { targetSlot: "production", preserveVnet: true });
  // App Service has an envelope of its own here, which the SDK does not take apart: only the status comes through.
  await refused(() => webApps.updateApplicationSettingsSlot(group, site, slot, before), 409, "409");
});
await check("the swap is called off, and settings can be written", async () => {
  await webApps.resetSlotConfigurationSlot(group, site, slot);
  await webApps.updateApplicationSettingsSlot(group, site, slot, before);
});
await check("the slot is deleted", async () => {
  await webApps.deleteSlot(group, site, slot);
  assert.deepEqual(await all(webApps.listSlots(group, site)), []);
});

summarize();
