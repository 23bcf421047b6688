/**
 * The challenges that the code knows, each with the end-to-end tests that show it: the way through, a wrong answer, the end of its Session,
 * the way back and a reload. A challenge that is new in the code fails here until it has a journey.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CHALLENGES_LEFT_OUT } from '../../../tools/operations-table.mjs';
import { journeys } from '../../e2e/challenge-journeys.js';
import { unseenChallenges } from '../../e2e/unseen-challenges.js';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

const [, names = ''] = /export type ChallengeName =([^;]*);/.exec(read('src/cognito/operations.ts')) ?? [];
const CHALLENGES = [...names.matchAll(/'(\w+)'/g)].map(([, name = '']) => name);

/** What a journey is made of, by what the title of its test calls it. */
const CELLS = ['through', 'a wrong answer', 'too late', 'back', 'a reload'];

const e2e = read('test/e2e/challenge-travel.ts') + read('test/e2e/unseen-challenges.e2e.ts');

/** The words behind the name of each journey: `${name}: a wrong answer, …`. */
const titleAfter = (variable: string): string[] => new RegExp(`\`\\$\\{${variable}\\}: ([^\`]+)\``).exec(e2e)?.[1]?.split(', ') ?? [];

/** Challenge → cell → names of the tests. */
const matrix = new Map(CHALLENGES.map((challenge) => [challenge, new Map(CELLS.map((cell) => [cell, [
  ...journeys.filter(({ answers }) => (answers as readonly string[]).includes(challenge) && titleAfter('name').includes(cell)).map(({ name }) => name),
  ...unseenChallenges.filter((unseen) => unseen.challenge === challenge && titleAfter('challenge').includes(cell)).map((unseen) => unseen.challenge),
]]))]));

test('every challenge is shown in every cell, or is none of a browser’s', () => {
  assert.equal(CHALLENGES.length, 16);
  const holes = [...matrix].flatMap(([challenge, cells]) => (challenge in CHALLENGES_LEFT_OUT ? [] : [...cells].filter(([, tests]) => !tests.length).map(([cell]) => `${challenge}: ${cell}`)));
  assert.deepEqual(holes, []);
});

test('what is left out says why, and is shown nowhere', () => {
  for (const [challenge, why] of Object.entries(CHALLENGES_LEFT_OUT)) {
    assert.ok(why.length > 40, challenge);
    assert.deepEqual([...matrix.get(challenge) ?? []].flatMap(([, tests]) => tests), [], challenge);
  }
});
