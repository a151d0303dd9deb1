// Signs people in by device code, at the directory that the service's own challenge names.
import { setTimeout as delay } from "node:timers/promises";

const decode = (text) => text.replaceAll("&quot;", '"').replaceAll("&#x2B;", "+").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** What the challenge of a request without a token says: where to sign in, as what, and for what. */
export async function challengeOf(server) {
  const answer = await fetch(`${server}/openapi/v1.json`);
  const header = answer.headers.get("www-authenticate") ?? "";
  const part = (name) => new RegExp(`${name}="([^"]*)"`).exec(header)?.[1];
  return { status: answer.status, authority: part("authorization_uri"), clientId: part("client_id"), resource: part("resource") };
}

/** An access token of somebody, who presses the button with their name. */
export async function signIn({ authority, clientId, resource }, name) {
  const device = await post(`${authority}/oauth2/v2.0/devicecode`, { client_id: clientId, scope: `${resource}/.default` });
  const page = await (await fetch(`${device.verification_uri}?${new URLSearchParams({ user_code: device.user_code, code: device.user_code })}`)).text();
  const form = Object.fromEntries([...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, field, value]) => [decode(field), decode(value)]));
  const button = new RegExp(`<button type="submit" name="([^"]*)" value="([^"]*)"[^>]*>${name}</button>`).exec(page);
  if (!button) throw new Error(`The page has no button for ${name}.`);
  form[button[1]] = decode(button[2]);
  const action = decode(/<form method="post" action="([^"]*)"/.exec(page)[1]);
  await fetch(new URL(action, device.verification_uri), { method: "POST", body: new URLSearchParams(form) });
  for (;;) {
    const token = await post(`${authority}/oauth2/v2.0/token`, { grant_type: "urn:ietf:params:oauth:grant-type:device_code", client_id: clientId, device_code: device.device_code });
    if (token.access_token) return token.access_token;
    if (token.error !== "authorization_pending") throw new Error(`${token.error}: ${token.error_description}`);
    await delay(device.interval * 1000);
  }
}

async function post(address, form) {
  return await (await fetch(address, { method: "POST", body: new URLSearchParams(form) })).json();
}
