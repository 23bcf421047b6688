/** `auth-change-password`: the right one and the wrong one, its secrets, and whose form it is. */
import { html } from 'lit';
import type { Auth } from '../../../src/index.js';
import { open, signIn } from '../support/account.js';
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { button, field, fillAll, findButton, focusIsOn, mount, press, pressEnterIn, see, seeAlert, seeProblem, shown, values } from '../support/page.js';
import { until } from '../support/until.js';
import { ADA, arrived, createWorld, NEW_PASSWORD, PASSWORD, type WorldOptions } from '../support/world.js';

const element = (auth: Auth) => html`<auth-change-password .auth=${auth} password-policy="8 numbers"></auth-change-password>`;
const NAMED: WorldOptions = { pool: { UsernameAttributes: [], users: [{ Username: 'ada', Password: PASSWORD, UserAttributes: [{ Name: 'email', Value: ADA }, { Name: 'email_verified', Value: 'true' }] }] } };
const RIGHT = { 'Current password': PASSWORD, 'New password': NEW_PASSWORD };

describe('auth-change-password', () => {
  it('changes the password, says so, and forgets both', async () => {
    const { world, auth, witness, changes } = await open(element);
    await fillAll(RIGHT);
    await press('Change password');
    await see('Your password has been changed.');
    expect(values().filter((value) => value === PASSWORD || value === NEW_PASSWORD)).to.deep.equal([]);
    witness.expectSilence(PASSWORD, NEW_PASSWORD);
    expect(changes).to.deep.equal(['password: changePassword']);
    await expectAccessible();
    await auth.signOut();
    await signIn(auth, ADA, NEW_PASSWORD);
    expect(world.count('ChangePassword')).to.equal(1);
  });

  it('refuses a wrong current password, at its field, and takes the right one after it', async () => {
    const { auth } = await open(element);
    await fillAll({ ...RIGHT, 'Current password': 'Wr0ng-password' });
    await press('Change password');
    await seeProblem('Current password', 'That is not your current password.');
    await focusIsOn('Current password');
    expect((await field('New password')).value).to.equal(NEW_PASSWORD);
    expect(auth.getSnapshot().state).to.equal('authenticated');
    await expectAccessible();
    await fillAll({ 'Current password': PASSWORD });
    await press('Change password');
    await see('Your password has been changed.');
    expect(shown()).not.to.include('That is not your current password.');
  });

  it('says what the pool wants of a new one', async () => {
    await open(element);
    await fillAll({ ...RIGHT, 'New password': 'no-number-Here' });
    await press('Change password');
    await seeProblem('New password', 'The password needs a number.');
    await focusIsOn('New password');
  });

  it('asks for what is missing before anything is sent, and is sent by the Enter key', async () => {
    const { world } = await open(element);
    await press('Change password');
    await seeProblem('Current password', 'Fill in this field.');
    await seeProblem('New password', 'Fill in this field.');
    expect(world.count('ChangePassword')).to.equal(0);
    await fillAll(RIGHT);
    await pressEnterIn('New password');
    await see('Your password has been changed.');
  });

  it('keeps what was typed when the network is gone, and sends one request however often it is told to', async () => {
    const { world } = await open(element);
    await fillAll(RIGHT);
    world.disconnect();
    await press('Change password');
    await seeAlert('No connection. Check the network and try again.');
    expect((await field('New password')).value).to.equal(NEW_PASSWORD);
    world.disconnect(false);
    const release = world.hold();
    const send = await button('Change password');
    send.click();
    await until(() => send.ariaDisabled === 'true', () => 'The button is not busy.');
    send.click();
    release();
    await see('Your password has been changed.');
    expect(world.count('ChangePassword')).to.equal(2);
  });

  it('carries the user name for password managers', async () => {
    await open(element);
    const control = await field('Current password');
    const carried = control.form?.elements.namedItem('username') as HTMLInputElement;
    expect([carried.value, carried.autocomplete, carried.type]).to.deep.equal([ADA, 'username', 'text']);
    expect([control.autocomplete, (await field('New password')).autocomplete]).to.deep.equal(['current-password', 'new-password']);
  });

  for (const [what, options, signedInBy] of [
    ['the e-mail address, where people sign in by it', undefined, ADA],
    ['the user name, where people sign in by that and have an e-mail address too', NAMED, 'ada'],
  ] as const) {
    it(`carries ${what}, also after a reload`, async () => {
      const world = await createWorld(options);
      await signIn(world.auth(), signedInBy);
      const auth = world.auth();
      mount(html`<auth-change-password .auth=${auth}></auth-change-password>`);
      await arrived(auth, 'authenticated');
      const { form } = await field('Current password');
      expect((form?.elements.namedItem('username') as HTMLInputElement).value).to.equal(signedInBy);
    });
  }

  it('is there only while somebody is signed in, and begins the journey by itself', async () => {
    const world = await createWorld();
    const auth = world.auth();
    mount(html`<auth-change-password .auth=${auth}></auth-change-password>`);
    await arrived(auth, 'signIn');
    expect(shown()).to.equal('');
    await signIn(auth);
    await button('Change password');
    await auth.signOut();
    await until(() => !findButton('Change password'), shown);
    expect(shown()).to.equal('');
  });

  it('uses a form of the page’s own', async () => {
    await open((auth) => html`
      <auth-change-password .auth=${auth}>
        <form>
          <label>Old <input name="current" type="password"></label>
          <label>New <input name="password" type="password"></label>
          <button>Go</button>
        </form>
      </auth-change-password>`);
    await fillAll({ Old: 'Wr0ng-password', New: NEW_PASSWORD });
    await press('Go');
    await seeAlert('That is not your current password.');
    await fillAll({ Old: PASSWORD });
    await press('Go');
    await until(() => values().every((value) => value === ''), () => values().join());
  });
});
