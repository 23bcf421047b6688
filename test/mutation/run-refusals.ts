/** Runs the refusal suite up to its first failure; prints `{"passed": 12, "failure": "name: message"}`. */
import { refusals } from '../unit/local-cognito/refusals.js';
import { createSamlWorld, samlRefusals } from '../unit/local-cognito/saml-refusals.js';
import { createWorld } from '../unit/local-cognito/world.js';

const world = createWorld();
let passed = 0;
let failure: string | undefined;
const samlWorld = await createSamlWorld();
const suite = [...samlRefusals.map(({ name, run }) => ({ name, run: () => run(samlWorld) })), ...refusals.map(({ name, run }) => ({ name, run: () => run(world) }))];
for (const { name, run } of suite) {
  try {
    await run();
    passed += 1;
  } catch (thrown) {
    failure = `${name}: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
    break;
  }
}
console.log(JSON.stringify({ passed, failure }));
