import { test } from 'node:test';
import { refusals } from './refusals.js';
import { createWorld } from './world.js';

// One service for all: its signing keys take longer to make than everything else. Each refusal brings users of its own.
const world = createWorld();
for (const { name, run } of refusals) test(`refused: ${name}`, () => run(world));
