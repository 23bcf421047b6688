import { ACCOUNT_NOTICES as NOTICES } from '../../../flow/account/notices.js';
import type { AccountData, ContactName } from '../../../flow/account/types.js';
import type { MfaType } from '../../../flow/types.js';
import type { Operations } from '../../../cognito/operations.js';
import type { Workbench } from '../../commands/workbench.js';
import { asUser } from '../as-user.js';
import type { TaskCommands, TaskRun } from '../commands.js';
import { readChangedUser, readUser } from '../user-data.js';
import { contactOf, sendCode, updateAttributes } from './profile.js';

type Preference = Omit<Operations['SetUserMFAPreference']['input'], 'AccessToken'>;

const SETTINGS: Readonly<Record<MfaType, keyof Preference>> = {
  SOFTWARE_TOKEN_MFA: 'SoftwareTokenMfaSettings', SMS_MFA: 'SMSMfaSettings', EMAIL_OTP: 'EmailMfaSettings',
};

const CONTACTS: Readonly<Partial<Record<MfaType, ContactName>>> = { SMS_MFA: 'phone_number', EMAIL_OTP: 'email' };

const factorOf = ({ task, command: { target = task.factor } }: TaskRun): MfaType => target as MfaType;

const contactFor = (run: TaskRun): ContactName => CONTACTS[factorOf(run)] ?? 'email';

/** Turns a factor on, preferred where it is the only one or is said to be; the others stay as they are. */
async function turnOn(bench: Workbench, factor: MfaType, { factors = [], preferredFactor }: AccountData, isPreferred = !preferredFactor): Promise<void> {
  const others = isPreferred ? factors.filter((name) => name !== factor) : [];
  const settings = [...others.map((name) => [SETTINGS[name], { Enabled: true, PreferredMfa: false }]), [SETTINGS[factor], { Enabled: true, PreferredMfa: isPreferred }]];
  await asUser(bench, 'SetUserMFAPreference', Object.fromEntries(settings) as Preference);
}

export const mfaCommands: TaskCommands<'setUpFactor' | 'changeContact' | 'resendContactCode' | 'verifyContact' | 'verifyTotp' | 'preferFactor' | 'removeFactor'> = {
  async setUpFactor(bench, run) {
    const factor = factorOf(run);
    if (factor === 'SOFTWARE_TOKEN_MFA') {
      const { SecretCode: totpSecret = '' } = await asUser(bench, 'AssociateSoftwareToken', {});
      return { type: 'secretReceived', totpSecret };
    }
    if (run.account.data.attributes?.[`${contactFor(run)}_verified`] !== 'true') return { type: 'contactWanted' };
    await turnOn(bench, factor, run.account.data);
    return { type: 'done', notice: NOTICES.factorOn, data: await readUser(bench) };
  },

  async changeContact(bench, run) {
    const attribute = contactFor(run);
    const { [attribute]: value = '' } = run.command.values;
    const sent = value === run.account.data.attributes?.[attribute] ? [] : await updateAttributes(bench, { [attribute]: value });
    // A pool that does not verify this attribute by itself has sent nothing yet.
    const verifications = sent.some((verification) => verification.attribute === attribute) ? sent : await sendCode(bench, attribute);
    return { type: 'codesSent', verifications };
  },

  resendContactCode: async (bench, run) => ({ type: 'codesSent', verifications: await sendCode(bench, contactOf(run)) }),

  async verifyContact(bench, run) {
    await asUser(bench, 'VerifyUserAttribute', { AttributeName: contactOf(run), Code: run.command.values.code ?? '' });
    await turnOn(bench, factorOf(run), run.account.data);
    return { type: 'done', notice: NOTICES.factorOn, data: await readChangedUser(bench) };
  },

  async verifyTotp(bench, { command: { values: { code: UserCode = '', name = '' } }, account: { data } }) {
    await asUser(bench, 'VerifySoftwareToken', { UserCode, ...(name && { FriendlyDeviceName: name }) });
    await turnOn(bench, 'SOFTWARE_TOKEN_MFA', data);
    return { type: 'done', notice: NOTICES.factorOn, data: await readUser(bench) };
  },

  async preferFactor(bench, run) {
    await turnOn(bench, factorOf(run), run.account.data, true);
    return { type: 'done', notice: NOTICES.factorPreferred, data: await readUser(bench) };
  },

  async removeFactor(bench, run) {
    await asUser(bench, 'SetUserMFAPreference', { [SETTINGS[factorOf(run)]]: { Enabled: false, PreferredMfa: false } });
    return { type: 'done', notice: NOTICES.factorOff, data: await readUser(bench) };
  },
};
