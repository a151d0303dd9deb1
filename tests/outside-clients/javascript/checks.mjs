// One line for each check, in the way of TAP; a check that fails does not end the journey, what builds on it fails by itself.
import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";

let passed = 0;
let failed = 0;

export async function check(name, action) {
  try {
    const result = await action();
    passed++;
    console.log(`ok - ${name}`);
    return result;
  } catch (error) {
    failed++;
    console.log(`not ok - ${name}\n  ${String(error?.stack ?? error).replaceAll("\n", "\n  ")}`);
    return undefined;
  }
}

/** Tries again until it works: Azure answers before what it was told is effective everywhere. */
export async function eventually(action, seconds = 30) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await action();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await delay(200);
  }
}

/** That Azure refuses: the status, and the code or a part of the message, as the client's own error has them. */
export async function refused(action, status, words) {
  const error = await action().then(
    (answer) => assert.fail(`It was not refused: ${JSON.stringify(answer)}`),
    (refusal) => refusal,
  );
  const said = `${error.code} ${error.message}`;
  assert.ok([error.statusCode, error.status].includes(status) && said.includes(words), `Expected ${status} ${words}; got ${error.statusCode ?? error.status} ${said}`);
  return error;
}

/** Prints the counts; the exit code is theirs. */
export function summarize() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}
