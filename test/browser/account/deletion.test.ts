/** `auth-delete-user`: asked twice, done once. */
import { html } from 'lit';
import { open } from '../support/account.js';
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { button, field, focusIsOn, hear, miss, press, see, seeAlert, seeProblem, tick, timesSaid } from '../support/page.js';
import { ADA, arrived, POOL_ID } from '../support/world.js';

const UNDERSTOOD = 'I understand that this cannot be undone';

const show = () => open((auth) => html`<auth-delete-user .auth=${auth}></auth-delete-user><auth-sign-in .auth=${auth}></auth-sign-in>`);

describe('auth-delete-user', () => {
  it('asks first, and then deletes the account and ends the session', async () => {
    const { world, auth } = await show();
    await see('Your account and what belongs to it will be deleted for good.');
    await expectAccessible();
    await press('Delete my account…');
    await see(`You are about to delete the account ${ADA}.`);
    await hear('Delete your account?');
    await focusIsOn(UNDERSTOOD);
    await expectAccessible();
    await tick(UNDERSTOOD);
    await press('Delete my account for good');
    await arrived(auth, 'signIn');
    await see('Your account is deleted.');
    expect([...world.stored.keys()].filter((key) => key.endsWith('Token'))).to.deep.equal([]);
    const { users } = { users: await world.local.admin.listUsers(POOL_ID) };
    expect(users.some(({ Attributes }) => Attributes.some(({ Value }) => Value === ADA))).to.equal(false);
    expect(world.count('DeleteUser')).to.equal(1);
  });

  it('deletes nothing before that is understood', async () => {
    const { world } = await show();
    await press('Delete my account…');
    await press('Delete my account for good');
    await seeProblem(UNDERSTOOD, 'Fill in this field.');
    expect(world.count('DeleteUser')).to.equal(0);
  });

  it('lets the account be kept, and asks anew the next time', async () => {
    const { world, auth } = await show();
    await press('Delete my account…');
    await tick(UNDERSTOOD);
    await press('Keep my account');
    await focusIsOn('Delete my account…');
    expect(timesSaid('Delete account')).to.equal(1);
    await press('Delete my account…');
    await hear('You are about to delete the account');
    expect((await field(UNDERSTOOD) as HTMLInputElement).checked).to.equal(false);
    expect([world.count('DeleteUser'), auth.getSnapshot().state]).to.deep.equal([0, 'authenticated']);
  });

  it('keeps the account when the network is gone', async () => {
    const { world, auth } = await show();
    await press('Delete my account…');
    await tick(UNDERSTOOD);
    world.disconnect();
    (await button('Delete my account for good')).focus();
    const release = world.hold();
    await press('Delete my account for good');
    await hear('One moment…');
    release();
    await seeAlert('No connection. Check the network and try again.');
    // Said once: the focus stays where the person is, and what was said of the wait is taken back.
    await focusIsOn('Delete my account for good');
    expect([timesSaid('No connection.'), timesSaid('One moment…')]).to.deep.equal([1, 0]);
    expect(auth.getSnapshot().state).to.equal('authenticated');
    world.disconnect(false);
    await press('Delete my account for good');
    await arrived(auth, 'signIn');
    await miss('Delete your account?');
  });
});
