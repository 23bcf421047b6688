import { refusals } from '../../unit/local-cognito/refusals.js';
import { createWorld } from '../../unit/local-cognito/world.js';

describe('the local Cognito in a page', () => {
  const world = createWorld();
  for (const { name, run } of refusals) it(`refuses ${name}`, () => run(world)).timeout(20_000);
});
