/** The tasks of the account: for each command what it asks, what comes of it, and each way in which it is refused. */
import assert from 'node:assert/strict';
import { before, describe, it, mock } from 'node:test';
import { ACCOUNT_NOTICES } from '../../../src/flow/account/notices.js';
import type { AccountCommandType, AccountData, TaskName, TaskRequest, TaskStep } from '../../../src/flow/account/types.js';
import { totpAt } from '../local-cognito/totp-client.js';
import { ADA, BOB, openAccount, PASSWORD, PHONE, POOL_ID, type Stage } from './account-world.js';

interface Refusal {
  /** Brings the refusal about, where the request alone does not. */
  arrange?(stage: Stage): unknown;
  ask(stage: Stage): TaskRequest;
  readonly text: string;
  readonly field?: string;
  /** Checks what has been learned all the same. */
  then?(data: AccountData): void;
}

interface TaskCase {
  readonly task: TaskName;
  /** Leads to the moment before. */
  reach?(stage: Stage): Promise<unknown>;
  ask(stage: Stage): TaskRequest | Promise<TaskRequest>;
  /** What Cognito is asked first. */
  readonly operation: string;
  readonly leadsTo: TaskStep;
  readonly notice?: keyof typeof ACCOUNT_NOTICES;
  /** Checks what has become of the account. */
  holds?(stage: Stage, data: AccountData): unknown;
  /** By what is wrong. */
  readonly refusals?: Readonly<Record<string, Refusal>>;
}

const open = (task: TaskName) => async (stage: Stage): Promise<unknown> => stage.ask(task, { type: 'open' });
const submit = (values: Readonly<Record<string, string>>): TaskRequest => ({ type: 'submit', values });
const APP = { type: 'setUp', target: 'SOFTWARE_TOKEN_MFA' } as const;
const EMAIL = { type: 'setUp', target: 'EMAIL_OTP' } as const;

/** A code that is not the one that was sent. */
const wrong = (code: string): string => (code === '000000' ? '111111' : '000000');

async function toAttributeCode(stage: Stage): Promise<void> {
  await open('profile')(stage);
  await stage.ask('profile', submit({ phone_number: PHONE }));
}

async function toContact(stage: Stage): Promise<void> {
  await open('mfa')(stage);
  await stage.ask('mfa', { type: 'setUp', target: 'SMS_MFA' });
}

async function toContactCode(stage: Stage): Promise<void> {
  await toContact(stage);
  await stage.ask('mfa', submit({ phone_number: PHONE }));
}

async function toApp(stage: Stage): Promise<void> {
  await open('mfa')(stage);
  await stage.ask('mfa', APP);
}

const appCode = ({ account }: Stage): Promise<string> => totpAt(account().tasks.mfa.totpSecret ?? '', Date.now());

async function withTwoFactors(stage: Stage): Promise<void> {
  await toApp(stage);
  await stage.ask('mfa', submit({ code: await appCode(stage) }));
  await stage.ask('mfa', EMAIL);
}

const device = (stage: Stage): string => stage.account().data.devices?.find(({ isCurrent }) => isCurrent)?.key ?? '';
const otherSession = (stage: Stage): string => stage.account().data.sessions?.find(({ isCurrent }) => !isCurrent)?.id ?? '';

async function withPasskey(stage: Stage): Promise<void> {
  await open('passkeys')(stage);
  await stage.ask('passkeys', { type: 'setUp', target: '' });
}

const wrongCode = (to: string): Refusal => ({ ask: (stage) => submit({ code: wrong(stage.code(to)) }), text: 'error-code-mismatch', field: 'code' });

const COMMANDS: Readonly<Record<AccountCommandType, TaskCase>> = {
  readUser: {
    task: 'profile', ask: () => ({ type: 'open' }), operation: 'GetUser', leadsTo: 'overview',
    holds: (_stage, { attributes }) => { assert.deepEqual([attributes?.email, attributes?.given_name], [ADA, 'Ada']); },
  },
  changeAttributes: {
    task: 'profile', reach: open('profile'), ask: () => submit({ given_name: 'Augusta' }), operation: 'UpdateUserAttributes', leadsTo: 'overview', notice: 'saved',
    async holds(stage, { attributes }) { assert.deepEqual([attributes?.given_name, (await stage.attributes()).given_name, stage.auth.user?.attributes.given_name], ['Augusta', 'Augusta', 'Augusta']); },
    refusals: {
      'an address of somebody else': { ask: () => submit({ email: BOB }), text: 'error-alias-exists' },
    },
  },
  sendAttributeCode: {
    task: 'profile', reach: toAttributeCode, ask: () => ({ type: 'resend' }), operation: 'GetUserAttributeVerificationCode', leadsTo: 'code', notice: 'codeResent',
  },
  verifyAttribute: {
    task: 'profile', reach: toAttributeCode, ask: (stage) => submit({ code: stage.code(PHONE) }), operation: 'VerifyUserAttribute', leadsTo: 'overview', notice: 'verified',
    async holds(stage) { assert.equal((await stage.attributes()).phone_number_verified, 'true'); },
    refusals: { 'a wrong code': wrongCode(PHONE) },
  },
  readFactors: {
    task: 'password', ask: () => ({ type: 'open' }), operation: 'GetUserAuthFactors', leadsTo: 'overview',
    holds: (_stage, { hasPassword }) => { assert.equal(hasPassword, true); },
  },
  changePassword: {
    task: 'password', reach: open('password'), ask: () => submit({ current: PASSWORD, password: 'Batt3ry-staple' }), operation: 'ChangePassword', leadsTo: 'overview', notice: 'passwordChanged',
    refusals: {
      'a wrong current password': { ask: () => submit({ current: 'Wr0ng-password', password: 'Batt3ry-staple' }), text: 'error-account-current-password', field: 'current' },
      'a new one that the pool does not want': { ask: () => submit({ current: PASSWORD, password: 'short' }), text: 'error-password-length', field: 'password' },
    },
  },
  setUpFactor: {
    task: 'mfa', reach: open('mfa'), ask: () => APP, operation: 'AssociateSoftwareToken', leadsTo: 'setupTotp',
    holds: ({ account }) => { assert.match(account().tasks.mfa.totpSecret ?? '', /^[A-Z2-7]{52}$/); },
    refusals: {
      'a factor that the pool does not have': {
        arrange: ({ refused }) => refused.set('AssociateSoftwareToken', ['SoftwareTokenMFANotFoundException', 'Software Token MFA has not been enabled by the userPool']),
        ask: () => APP, text: 'error-account-factor-unavailable',
      },
    },
  },
  changeContact: {
    task: 'mfa', reach: toContact, ask: () => submit({ phone_number: PHONE }), operation: 'UpdateUserAttributes', leadsTo: 'code',
    async holds(stage) { assert.equal((await stage.attributes()).phone_number, PHONE); },
    refusals: { 'a number that is none': { ask: () => submit({ phone_number: '12' }), text: 'error-phone-format', field: 'phone_number' } },
  },
  resendContactCode: {
    task: 'mfa', reach: toContactCode, ask: () => ({ type: 'resend' }), operation: 'GetUserAttributeVerificationCode', leadsTo: 'code', notice: 'codeResent',
  },
  verifyContact: {
    task: 'mfa', reach: toContactCode, ask: (stage) => submit({ code: stage.code(PHONE) }), operation: 'VerifyUserAttribute', leadsTo: 'overview', notice: 'factorOn',
    holds: (_stage, { factors, preferredFactor }) => { assert.deepEqual([factors, preferredFactor], [['SMS_MFA'], 'SMS_MFA']); },
    refusals: { 'a wrong code': wrongCode(PHONE) },
  },
  verifyTotp: {
    task: 'mfa', reach: toApp, ask: async (stage) => submit({ code: await appCode(stage) }), operation: 'VerifySoftwareToken', leadsTo: 'overview', notice: 'factorOn',
    holds({ account }, { factors, preferredFactor }) {
      assert.deepEqual([factors, preferredFactor], [['SOFTWARE_TOKEN_MFA'], 'SOFTWARE_TOKEN_MFA']);
      assert.equal(account().tasks.mfa.totpSecret, undefined);
    },
    refusals: { 'a wrong code': { ask: () => submit({ code: '12345x' }), text: 'error-code-mismatch', field: 'code' } },
  },
  preferFactor: {
    task: 'mfa', reach: withTwoFactors, ask: () => ({ type: 'prefer', target: 'EMAIL_OTP' }), operation: 'SetUserMFAPreference', leadsTo: 'overview', notice: 'factorPreferred',
    holds: (_stage, { factors, preferredFactor }) => { assert.deepEqual([factors?.length, preferredFactor], [2, 'EMAIL_OTP']); },
  },
  removeFactor: {
    task: 'mfa',
    async reach(stage) {
      await withTwoFactors(stage);
      await stage.ask('mfa', { type: 'remove', target: 'SOFTWARE_TOKEN_MFA' });
    },
    ask: () => submit({}), operation: 'SetUserMFAPreference', leadsTo: 'overview', notice: 'factorOff',
    holds: (_stage, { factors }) => { assert.deepEqual(factors, ['EMAIL_OTP']); },
  },
  readDevices: {
    task: 'devices', ask: () => ({ type: 'open' }), operation: 'ListDevices', leadsTo: 'overview',
    holds: (_stage, { devices, sessions }) => { assert.deepEqual([devices?.length, devices?.[0]?.isRemembered, sessions?.length, sessions?.[0]?.isCurrent], [1, false, 1, true]); },
  },
  rememberDevice: {
    task: 'devices', reach: open('devices'), ask: (stage) => ({ type: 'remember', target: device(stage) }), operation: 'UpdateDeviceStatus', leadsTo: 'overview', notice: 'deviceRemembered',
    holds: (_stage, { devices }) => { assert.equal(devices?.[0]?.isRemembered, true); },
    refusals: {
      'a device that is forgotten meanwhile': {
        arrange: (stage) => stage.local.admin.forgetDevice(POOL_ID, ADA, device(stage)), ask: (stage) => ({ type: 'remember', target: device(stage) }), text: 'error-device-gone',
        then: ({ devices }) => { assert.deepEqual(devices, []); },
      },
    },
  },
  forgetDevice: {
    task: 'devices', reach: open('devices'), ask: (stage) => ({ type: 'forget', target: device(stage) }), operation: 'ForgetDevice', leadsTo: 'overview', notice: 'deviceForgotten',
    holds: (_stage, { devices }) => { assert.deepEqual(devices, []); },
  },
  endSession: {
    task: 'devices',
    async reach(stage) {
      await stage.elsewhere();
      await open('devices')(stage);
    },
    ask: (stage) => ({ type: 'endSession', target: otherSession(stage) }), operation: 'RevokeUserSession', leadsTo: 'overview', notice: 'sessionEnded',
    holds: (_stage, { sessions }) => { assert.deepEqual(sessions?.map(({ isCurrent }) => isCurrent), [true]); },
  },
  readPasskeys: {
    task: 'passkeys', ask: () => ({ type: 'open' }), operation: 'ListWebAuthnCredentials', leadsTo: 'overview',
    holds: (_stage, { passkeys }) => { assert.deepEqual(passkeys, []); },
  },
  addPasskey: {
    task: 'passkeys', reach: open('passkeys'), ask: () => ({ type: 'setUp', target: '' }), operation: 'StartWebAuthnRegistration', leadsTo: 'overview', notice: 'passkeyCreated',
    holds: (_stage, { passkeys }) => { assert.equal(passkeys?.length, 1); },
    refusals: { 'a person who does not consent': { arrange: (stage) => { stage.consents = false; }, ask: () => ({ type: 'setUp', target: '' }), text: 'error-passkey-not-used' } },
  },
  removePasskey: {
    task: 'passkeys',
    async reach(stage) {
      await withPasskey(stage);
      await stage.ask('passkeys', { type: 'remove', target: stage.account().data.passkeys?.[0]?.id ?? '' });
    },
    ask: () => submit({}), operation: 'DeleteWebAuthnCredential', leadsTo: 'overview', notice: 'passkeyRemoved',
    holds: (_stage, { passkeys }) => { assert.deepEqual(passkeys, []); },
  },
  deleteUser: {
    task: 'deletion',
    async reach(stage) {
      await open('deletion')(stage);
      await stage.ask('deletion', { type: 'remove', target: '' });
    },
    ask: () => submit({ understood: 'true' }), operation: 'DeleteUser', leadsTo: 'closed',
    async holds(stage) {
      assert.equal(stage.auth.user, undefined);
      const users = await stage.local.admin.listUsers('eu-west-1_Account01');
      assert.equal(users.length, 1);
    },
  },
};

async function at({ task, reach }: TaskCase): Promise<{ stage: Stage; step: TaskStep }> {
  const stage = await openAccount();
  await reach?.(stage);
  return { stage, step: stage.account().tasks[task].step };
}

// What is refused is written to the console too.
before(() => { mock.method(console, 'debug', () => undefined); });

for (const [command, taskCase] of Object.entries(COMMANDS)) {
  const { task, operation, leadsTo, notice, holds, refusals = {} } = taskCase;
  describe(`${task}: ${command}`, () => {
    it(`asks ${operation}, and leads to ${leadsTo}`, async () => {
      const { stage } = await at(taskCase);
      const changes: string[] = [];
      stage.auth.addEventListener('auth-account-change', (event) => { changes.push((event as CustomEvent<{ change: string }>).detail.change); });
      const { step, failure, notice: said } = await stage.ask(task, await taskCase.ask(stage));
      assert.deepEqual([failure, step], [undefined, leadsTo]);
      assert.equal(stage.sent[0], operation);
      // A deleted account has no task left that could say so; the sign-in does.
      if (command !== 'deleteUser') assert.equal(said?.key, notice && ACCOUNT_NOTICES[notice].key);
      if (notice && notice !== 'codeResent') assert.deepEqual(changes, [command]);
      await holds?.(stage, stage.account().data);
    });

    it('stays where it is when Cognito does not let this sign-in do it, and goes on when it does', async () => {
      const { stage, step } = await at(taskCase);
      const known = stage.account().data;
      const request = await taskCase.ask(stage);
      stage.refused.set(operation, ['NotAuthorizedException', 'Access Token does not have required scopes']);
      const refused = await stage.ask(task, request);
      assert.deepEqual([refused.failure?.text.key, refused.step, refused.notice], ['error-account-scope', step, undefined]);
      assert.deepEqual(stage.account().data, known);
      stage.refused.clear();
      const done = await stage.ask(task, request);
      assert.deepEqual([done.failure, done.step], [undefined, leadsTo]);
    });

    for (const [what, { arrange, ask, text, field, then }] of Object.entries(refusals)) {
      it(`refuses ${what}`, async () => {
        const { stage, step } = await at(taskCase);
        await arrange?.(stage);
        const { failure, step: now, notice: said } = await stage.ask(task, ask(stage));
        assert.deepEqual([failure?.text.key, failure?.field, now, said], [text, field, step, undefined]);
        then?.(stage.account().data);
        assert.equal(stage.auth.getSnapshot().state, 'authenticated');
      });
    }
  });
}

describe('what another page has taken away already', () => {
  const GONE: readonly { task: TaskName; reach(stage: Stage): Promise<unknown>; ask: TaskRequest; then?: TaskRequest; operation: string; notice: keyof typeof ACCOUNT_NOTICES }[] = [
    { task: 'devices', reach: open('devices'), ask: { type: 'forget', target: 'eu-west-1_00000000-0000-0000-0000-000000000000' }, operation: 'ForgetDevice', notice: 'deviceForgotten' },
    { task: 'devices', reach: open('devices'), ask: { type: 'endSession', target: '00000000-0000-0000-0000-000000000000' }, operation: 'RevokeUserSession', notice: 'sessionEnded' },
    { task: 'passkeys', reach: withPasskey, ask: { type: 'remove', target: 'bm9uZQ' }, then: submit({}), operation: 'DeleteWebAuthnCredential', notice: 'passkeyRemoved' },
  ];
  for (const { task, reach, ask, then, operation, notice } of GONE) {
    it(`${operation}: is as good as taken away, and the rest stays`, async () => {
      const stage = await openAccount();
      await reach(stage);
      const known = stage.account().data;
      const first = await stage.ask(task, ask);
      const { failure, notice: said, step } = then ? await stage.ask(task, then) : first;
      assert.equal(stage.sent[0], operation);
      assert.deepEqual([failure, said?.key, step], [undefined, ACCOUNT_NOTICES[notice].key, 'overview']);
      assert.deepEqual([stage.account().data.devices?.length, stage.account().data.passkeys?.length], [known.devices?.length, known.passkeys?.length]);
    });
  }
});

describe('who is not signed in', () => {
  it('has no account to ask about', async () => {
    const stage = await openAccount();
    await stage.ask('profile', { type: 'open' });
    await stage.auth.signOut();
    const { step } = await stage.ask('profile', { type: 'open' });
    assert.deepEqual([step, stage.sent, stage.account().data], ['closed', [], {}]);
  });
});
