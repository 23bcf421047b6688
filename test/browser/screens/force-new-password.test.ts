/** `auth-force-new-password`: the attributes that Cognito wants with it, and a step that ends. */
import { html } from 'lit';
import type { SignUpField } from '../../../src/index.js';
import '../../../src/define.js';
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { field, fill, fillAll, findField, focusIsOn, mount, press, see, seeProblem } from '../support/page.js';
import { arrived, createWorld, GRACE, MINUTE, NEW_PASSWORD, POOL_ID, TEMPORARY_PASSWORD, type WorldOptions } from '../support/world.js';

const PRONOUNS: SignUpField = { name: 'gender', type: 'select', label: 'Pronouns', options: ['she', 'he', 'they'] };

/** Signs in somebody who was invited. */
async function open(options?: WorldOptions) {
  const world = await createWorld(options);
  if (options) await world.local.admin.createUser(POOL_ID, { Username: GRACE, UserAttributes: [{ Name: 'email', Value: GRACE }, { Name: 'email_verified', Value: 'true' }], TemporaryPassword: TEMPORARY_PASSWORD });
  const auth = world.auth();
  mount(html`<auth-authenticator .auth=${auth} .signUpAttributes=${[PRONOUNS]}></auth-authenticator>`);
  await fillAll({ Email: GRACE, Password: TEMPORARY_PASSWORD });
  await press('Sign in');
  await see('Choose your own password');
  return { world, auth };
}

describe('auth-force-new-password', () => {
  it('shows whose password it is, not to be changed, where a password manager looks for it', async () => {
    await open();
    const control = await field('Email') as HTMLInputElement;
    expect([control.value, control.readOnly, control.autocomplete]).to.deep.equal([GRACE, true, 'username']);
    expect((await field('New password')).autocomplete).to.equal('new-password');
  });

  it('asks for no attribute where Cognito wants none', async () => {
    await open();
    expect(findField('Pronouns')).to.equal(undefined);
  });

  it('asks for the attributes that Cognito wants, as the sign-up would', async () => {
    const { auth } = await open({ pool: { Schema: [{ Name: 'family_name', Required: true }, { Name: 'gender', Required: true }], users: [] } });
    await fill('New password', NEW_PASSWORD);
    await press('Save and sign in');
    await seeProblem('Last name', 'Fill in this field.');
    await seeProblem('Pronouns', 'Fill in this field.');
    await focusIsOn('Last name');
    await expectAccessible();
    await fillAll({ 'Last name': 'Hopper', 'Pronouns': 'she' });
    await press('Save and sign in');
    await arrived(auth, 'authenticated');
    expect(auth.user?.attributes).to.include({ family_name: 'Hopper', gender: 'she' });
  });

  it('returns to the sign-in when the step has ended, and says why', async () => {
    const { world, auth } = await open();
    world.advance(16 * MINUTE);
    await fill('New password', NEW_PASSWORD);
    await press('Save and sign in');
    await arrived(auth, 'signIn');
    await see('For your security, this step has expired. Please sign in again.');
    expect((await field('Email')).value).to.equal(GRACE);
  });

  it('can be given up', async () => {
    const { auth } = await open();
    await press('Back to sign in');
    await arrived(auth, 'signIn');
    await fillAll({ Email: GRACE, Password: NEW_PASSWORD });
    await press('Sign in');
    await see('Incorrect user name or password.');
  });
});
