// A plan from its submission to its evidence, by people of PineGate, with swagger-client, which knows the service by its OpenAPI document alone.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import SwaggerClient from "swagger-client";
import { check, eventually, refused, summarize } from "../javascript/checks.mjs";
import { challengeOf, signIn } from "./people.mjs";

const server = process.env.KEYCUTOVER_SERVER;
// An hour of the sandbox is seconds here, and this machine may have other things to do: deadlines are longer than in the sample.
const plan = (await readFile(new URL("../../../plans/pinegate-claims.yaml", import.meta.url), "utf8"))
  .replace("propagation: 30m", "propagation: 24h").replace("restart: 10m", "restart: 2h");

const challenge = await check("The service says where to sign in", async () => {
  const said = await challengeOf(server);
  assert.equal(said.status, 401);
  assert.ok(said.authority && said.clientId && said.resource);
  return said;
});

async function clientOf(name) {
  const authorization = `Bearer ${await signIn(challenge, name)}`;
  const requestInterceptor = (request) => ({ ...request, headers: { ...request.headers, Authorization: authorization } });
  const client = await SwaggerClient({ url: `${server}/openapi/v1.json`, requestInterceptor });
  assert.deepEqual(client.errors, []);
  return client.apis;
}

const people = await check("People sign in, and the description of the API is read without an error", async () => ({
  erin: await clientOf("Erin Lindqvist"),
  ben: await clientOf("Ben Okafor"),
  bea: await clientOf("Bea Novak"),
  otto: await clientOf("Otto Brandt"),
  ada: await clientOf("Ada Mwangi"),
}));
const { erin, ben, bea, otto, ada } = people;

const gateOf = async (api) => {
  const { body } = await api.Gates.listGates();
  assert.equal(body.items.length, 1);
  return body.items[0];
};
const ends = ["Succeeded", "RolledBack", "Declined", "Cancelled", "Stuck", "Paused"];

/** Waits until the run is in the state; one that ends otherwise never gets there. */
async function reached(runId, state, seconds) {
  const found = await eventually(async () => {
    const { body } = await ada.Runs.getRun({ runId });
    if (body.state !== state && !ends.includes(body.state)) throw new Error(`It is ${body.state}: ${JSON.stringify((await ada.Runs.explainRun({ runId })).body.waits)}`);
    return body;
  }, seconds);
  assert.equal(found.state, state, found.reason);
}

await check("A plan that is not in order is refused place by place", async () => {
  const refusal = await erin.Plans.submitPlan({}, { requestBody: { file: "claims.yaml", text: plan.replace("onFailure: rollback", "onFailure: ignore") } }).then(() => null, (error) => error);
  assert.equal(refusal?.status, 422);
  assert.equal(refusal.response.body.problems.length, 1);
});

const run = await check("Erin submits the plan and starts a run, twice with one key", async () => {
  const key = crypto.randomUUID();
  const submitted = await erin.Plans.submitPlan({ "Idempotency-Key": key }, { requestBody: { file: "claims.yaml", text: plan } });
  assert.equal(submitted.status, 201);
  const start = () => erin.Runs.startRun({ "Idempotency-Key": key }, { requestBody: { planId: submitted.body.planId } });
  const [first, second] = [await start(), await start()];
  assert.equal(first.body.runId, second.body.runId);
  return first.body;
});

await check("Ada may read it and not pause it; Otto may", async () => {
  const { runId } = run;
  await refused(() => ada.Runs.pauseRun({ runId }), 403, "");
  await reached(runId, "AwaitingApproval", 60);
  const now = await otto.Runs.getRun({ runId });
  await refused(() => otto.Runs.pauseRun({ runId, "If-Match": '"1"' }), 412, "");
  assert.equal((await otto.Runs.pauseRun({ runId, "If-Match": now.headers.etag })).body.state, "Paused");
  assert.equal((await otto.Runs.resumeRun({ runId })).body.state, "AwaitingApproval");
});

for (const [name, decide] of [["Ben", () => ben], ["Bea", () => bea]])
  await check(`${name} approves the card that they see, and nobody else's`, async () => {
    const gate = await eventually(() => gateOf(decide()), 120);
    const where = { runId: gate.runId, track: gate.track, step: gate.step };
    assert.equal(gate.refusal, null);
    assert.match((await gateOf(erin)).refusal, /does not have the role/);
    await refused(() => decide().Gates.approveGate(where, { requestBody: { digest: "0".repeat(64) } }), 409, "");
    const { body } = await decide().Gates.approveGate(where, { requestBody: { digest: gate.digest, comment: "seen" } });
    assert.equal(body.outcome, "Approved");
  });

await check("The run succeeds, and its events are all there", async () => {
  const { runId } = run;
  await reached(runId, "Succeeded", 120);
  const { body } = await ada.Runs.listEvents({ runId });
  assert.deepEqual(body.items.map((entry) => entry.sequence), body.items.map((_, index) => index + 1));
  assert.equal(body.items.at(-1).kind, "run-ended");
});

await check("Ada takes the evidence with her, and reads who decided and what was refused", async () => {
  const { runId } = run;
  const archive = await ada.Evidence.exportEvidence({ runId });
  assert.equal(archive.headers["content-type"], "application/zip");
  assert.equal(Buffer.from(await archive.data.arrayBuffer()).subarray(0, 2).toString(), "PK");
  const acts = (await ada.Audit.listActs()).body.items;
  assert.deepEqual(acts.filter((act) => act.what === "approved").map((act) => act.by), ["Bea Novak", "Ben Okafor"]);
  assert.ok((await ada.Audit.listRefusals()).body.items.some((attempt) => attempt.by === "Ada Mwangi" && attempt.what === "run pause"));
});

summarize();
