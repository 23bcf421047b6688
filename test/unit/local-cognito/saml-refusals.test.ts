import { before, test } from 'node:test';
import { createSamlWorld, samlRefusals, type SamlWorld } from './saml-refusals.js';

let world: SamlWorld;
before(async () => { world = await createSamlWorld(); });
for (const { name, run } of samlRefusals) test(`refused: ${name}`, () => run(world));
