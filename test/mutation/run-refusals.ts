/** Runs the refusal suite up to its first failure; prints `{"passed": 12, "failure": "name: message"}`. */
import { refusals } from '../unit/local-cognito/refusals.js';
import { createWorld } from '../unit/local-cognito/world.js';

const world = createWorld();
let passed = 0;
let failure: string | undefined;
for (const { name, run } of refusals) {
  try {
    await run(world);
    passed += 1;
  } catch (thrown) {
    failure = `${name}: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
    break;
  }
}
console.log(JSON.stringify({ passed, failure }));
