/**
 * Random walks through flow, session and local Cognito together: whatever is asked in whatever order, there is a screen for where
 * one is, nothing secret stays behind, and who does all well afterwards gets in. `npm run test:long` walks 2,000 times, `npm test` 100 times.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SCREEN_TAGS } from '../../../src/components/base/screen-tags.js';
import { LATER } from '../../../src/define/later-modules.js';
import type { AuthRequest, AuthState, Values } from '../../../src/index.js';
import { arrive, createWalk, PASSWORD, NEW_PASSWORD, type Walk, WORLDS } from './world.js';

const RUNS = Number(process.env['WALKS'] ?? 100);

const FIRST = ['auth-sign-in', 'auth-sign-up', 'auth-reset-password'];

/** What somebody may do; which of it means something depends on where one is. */
const ACTIONS = ['right', 'wrong', 'resend', 'back', 'skip', 'reload', 'wait', 'toSignIn', 'toSignUp', 'toResetPassword', 'toConfirmSignUp', 'signOut'] as const;
type Action = (typeof ACTIONS)[number];

/** What a person types who does all well, or not. */
async function typed(walk: Walk, state: AuthState, isRight: boolean): Promise<Values> {
  const { auth } = walk;
  const { username, mfaTypes = [], factors = [], unverified } = auth.getSnapshot();
  const code = isRight ? await walk.code() : '000001';
  const password = isRight ? walk.password : 'Wr0ng-password';
  switch (state) {
    case 'signIn': return walk.auth.config.authenticationFlowType === 'USER_AUTH' ? { username: walk.username } : { username: walk.username, password };
    case 'selectFirstFactor': return isRight && factors[0] !== 'PASSWORD' ? { factor: factors[0] ?? '' } : { factor: 'PASSWORD', password };
    case 'signUp': return { username: walk.newUser(isRight), password, email: walk.newUser(isRight) };
    case 'resetPassword': return { username: isRight ? walk.username : 'nobody@example.com' };
    case 'confirmSignUp': return { username: username || walk.username, code };
    case 'confirmResetPassword': return { username: username || walk.username, code, password: isRight ? NEW_PASSWORD : 'short' };
    case 'forceNewPassword': return { password: isRight ? NEW_PASSWORD : 'short' };
    case 'selectMfaType': return { mfaType: mfaTypes[isRight ? 0 : mfaTypes.length - 1] ?? '' };
    case 'setupEmail': return { email: isRight ? 'walker@example.com' : 'nowhere' };
    case 'verifyUser': return { attribute: unverified[0] ?? '' };
    case 'confirmSignIn': return auth.getSnapshot().challenge === 'CUSTOM_CHALLENGE' ? { answer: isRight ? walk.answer() : 'red' } : { code };
    default: return { code };
  }
}

async function act(walk: Walk, action: Action): Promise<void> {
  const { state } = walk.auth.getSnapshot();
  if (action === 'reload') { await walk.reload(); return; }
  if (action === 'wait') { walk.advance(4 * 60_000); return; }
  const request: AuthRequest = action === 'right' || action === 'wrong' ? { type: 'submit', screen: state, values: await typed(walk, state, action === 'right') } : { type: action };
  walk.auth.send(request);
  await arrive(walk.auth);
  const { state: next, notice } = walk.auth.getSnapshot();
  const isTaken = next !== state && (next !== 'signIn' || notice?.key === 'notice-password-changed');
  if (action === 'right' && (state === 'forceNewPassword' || state === 'confirmResetPassword') && isTaken) walk.password = NEW_PASSWORD;
}

function check(walk: Walk): void {
  const { state } = walk.auth.getSnapshot();
  const tag = SCREEN_TAGS[state];
  assert.ok(state === 'authenticated' || (tag && (FIRST.includes(tag) || tag in LATER)), `no screen shows ${state}`);
  const traces = walk.traces();
  for (const secret of [PASSWORD, NEW_PASSWORD, 'Wr0ng-password', ...walk.codes().map((code) => `"${code}"`)]) {
    assert.ok(!traces.includes(secret), `${secret} is left behind in ${state}`);
  }
}

for (const [name, world] of Object.entries(WORLDS)) {
  test(`walks where ${name}`, { timeout: RUNS * 4000 }, async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...ACTIONS), { minLength: 3, maxLength: 14 }), async (actions) => {
      const walk = await createWalk(world);
      try {
        for (const action of actions) {
          await act(walk, action);
          check(walk);
        }
        // No dead end: after a pause for whatever was locked, all done well leads in.
        walk.advance(60 * 60_000);
        for (let step = 0; step < 16 && walk.auth.getSnapshot().state !== 'authenticated'; step++) {
          const { state } = walk.auth.getSnapshot();
          if (/^(signUp|resetPassword|confirm(SignUp|ResetPassword))$/.test(state)) {
            walk.auth.send({ type: 'toSignIn' });
            await arrive(walk.auth);
          } else await act(walk, state === 'verifyUser' ? 'skip' : 'right');
          check(walk);
        }
        assert.equal(walk.auth.getSnapshot().state, 'authenticated', `a dead end: ${walk.auth.getSnapshot().state}, ${walk.auth.getSnapshot().failure?.message ?? 'no failure'}`);
      } finally {
        walk.end();
      }
    }), { numRuns: Math.ceil(RUNS / Object.keys(WORLDS).length), seed: 20260105, endOnFailure: RUNS > 100 });
  });
}
