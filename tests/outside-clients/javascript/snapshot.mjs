// What a cutover changes, as it reads now.

export async function all(pages) {
  const items = [];
  for await (const item of pages) items.push(item);
  return items;
}

export async function snapshot(azure, group, { site, account, vault }) {
  // The entity tag is new after every write, whatever was written.
  const { etag: _, ...accountNow } = await azure.cognitiveServices.accounts.get(group, account);
  const assignments = await all(azure.authorization.roleAssignments.listForScope(accountNow.id));
  return {
    site: await azure.appService.webApps.get(group, site),
    settings: (await azure.appService.webApps.listApplicationSettings(group, site)).properties,
    slotNames: await azure.appService.webApps.listSlotConfigurationNames(group, site),
    account: accountNow,
    assignments: assignments.map((assignment) => assignment.id).sort(),
    secrets: (await all(azure.secrets(vault).listPropertiesOfSecrets())).map((secret) => secret.id),
    deletedSecrets: (await all(azure.secrets(vault).listDeletedSecrets())).map((secret) => secret.name),
  };
}
