/** `auth-profile`: what is shown, changed, taken away and verified. */
import { html } from 'lit';
import type { Auth } from '../../../src/index.js';
import { open } from '../support/account.js';
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { alerts, button, field, fill, fillAll, findButton, findField, focused, focusIsOn, hear, press, see, seeAlert, seeProblem, shown, tick, timesSaid, values } from '../support/page.js';
import { until } from '../support/until.js';
import { ADA, arrived, HOUR, MINUTE, PASSWORD } from '../support/world.js';

const NEW_EMAIL = 'ada@lovelace.example';

const element = (auth: Auth) => html`<auth-profile .auth=${auth}></auth-profile>`;
const named = (auth: Auth) => html`<auth-profile .auth=${auth} fields="given_name phone_number"></auth-profile>`;

describe('auth-profile', () => {
  it('shows what Cognito knows, and not what nobody may change', async () => {
    await open(element);
    expect((await field('Email (optional)')).value).to.equal(ADA);
    expect((await field('First name (optional)')).value).to.equal('Ada');
    await see('Verified');
    expect(shown()).not.to.match(/sub|email_verified|Not verified/);
    await expectAccessible();
  });

  it('changes one, asks for no other, and the user that the page knows follows', async () => {
    const { world, auth, attributes, changes } = await open(element);
    await fill('First name (optional)', ' Augusta ');
    await press('Save changes');
    await see('Your changes are saved.');
    expect(world.sent.filter(({ operation }) => operation === 'UpdateUserAttributes').map(({ input }) => input.UserAttributes)).to.deep.equal([[{ Name: 'given_name', Value: 'Augusta' }]]);
    expect((await attributes()).given_name).to.equal('Augusta');
    expect(auth.user?.attributes.given_name).to.equal('Augusta');
    expect(changes).to.deep.equal(['profile: changeAttributes']);
  });

  it('takes away one that is emptied, by DeleteUserAttributes', async () => {
    const { world, attributes } = await open(element);
    await fill('First name (optional)', '');
    await press('Save changes');
    await see('Your changes are saved.');
    expect(await attributes()).not.to.have.property('given_name');
    expect([world.count('DeleteUserAttributes'), world.count('UpdateUserAttributes')]).to.deep.equal([1, 0]);
  });

  it('asks nothing of Cognito where nothing has changed', async () => {
    const { world } = await open(element);
    await button('Save changes');
    const before = world.sent.length;
    await press('Save changes');
    await see('Nothing has changed.');
    expect(world.sent).to.have.length(before);
  });

  it('verifies an address that has changed, and refuses a wrong code', async () => {
    const { world, auth, attributes, witness, changes } = await open(element);
    await fill('Email (optional)', NEW_EMAIL);
    await press('Save changes');
    await see('Enter the code that we sent by email to a***@l***.');
    await hear('Confirm your email');
    await focusIsOn('Confirmation code');
    await expectAccessible();
    await fill('Confirmation code', 'wrong0');
    await press('Confirm');
    await seeProblem('Confirmation code', 'That code is not right. Check it and try again.');
    expect((await attributes()).email_verified).to.equal('false');
    const code = world.code(NEW_EMAIL);
    await fill('Confirmation code', `${code.slice(0, 3)} ${code.slice(3)}`);
    await press('Confirm');
    await see('That is verified now.');
    await focusIsOn('Profile');
    expect(await attributes()).to.include({ email: NEW_EMAIL, email_verified: 'true' });
    expect(auth.user?.attributes).to.include({ email: NEW_EMAIL, email_verified: 'true' });
    expect((await field('Email (optional)')).value).to.equal(NEW_EMAIL);
    expect(changes).to.deep.equal(['profile: verifyAttribute']);
    witness.expectSilence(code);
  });

  it('can leave the code for later: the address says that it is not verified, and takes a new code', async () => {
    const { world, attributes } = await open(element);
    await fill('Email (optional)', NEW_EMAIL);
    await press('Save changes');
    await field('Confirmation code');
    await press('Cancel');
    await see('Not verified');
    await press('Verify Email');
    await see('Enter the code that we sent by email to a***@l***.');
    const first = world.code(NEW_EMAIL);
    await see('Send a new code (in 30 s)');
    world.advance(MINUTE / 2);
    await press('Send a new code');
    await see('A new code is on its way.');
    expect(world.code(NEW_EMAIL)).not.to.equal(first);
    await fill('Confirmation code', first);
    await press('Confirm');
    await seeProblem('Confirmation code', 'That code is not right. Check it and try again.');
    await fill('Confirmation code', world.code(NEW_EMAIL));
    await press('Confirm');
    await see('That is verified now.');
    expect((await attributes()).email_verified).to.equal('true');
  });

  it('tells a code that has expired', async () => {
    const { world, auth } = await open(element);
    await fill('Email (optional)', NEW_EMAIL);
    await press('Save changes');
    await field('Confirmation code');
    world.advance(25 * HOUR);
    await fill('Confirmation code', world.code(NEW_EMAIL));
    await press('Confirm');
    await seeProblem('Confirmation code', 'That code has expired. Ask for a new one.');
    expect(auth.getSnapshot().state).to.equal('authenticated');
  });

  it('keeps the old address until the new one is verified, where the pool wants that', async () => {
    const { world, attributes } = await open(element, { pool: { UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] } } });
    await fill('Email (optional)', NEW_EMAIL);
    await press('Save changes');
    await field('Confirmation code');
    expect((await attributes()).email).to.equal(ADA);
    await fill('Confirmation code', world.code(NEW_EMAIL));
    await press('Confirm');
    await see('That is verified now.');
    expect((await attributes()).email).to.equal(NEW_EMAIL);
  });

  it('asks for one code after the other where two contacts have changed', async () => {
    const { world, attributes } = await open((auth) => html`<auth-profile .auth=${auth} fields="email phone_number"></auth-profile>`, { pool: { AutoVerifiedAttributes: ['email', 'phone_number'] } });
    await fillAll({ 'Email (optional)': NEW_EMAIL, 'Phone number (optional)': '+49 1511 2345678' });
    await press('Save changes');
    await see('Confirm your email');
    await fill('Confirmation code', world.code(NEW_EMAIL));
    await press('Confirm');
    await see('Enter the code that we sent by text message to +*******5678.');
    expect((await field('Confirmation code')).value).to.equal('');
    await fill('Confirmation code', world.code('+4915112345678'));
    await press('Confirm');
    await focusIsOn('Profile');
    await see('That is verified now.');
    expect(await attributes()).to.include({ email: NEW_EMAIL, email_verified: 'true', phone_number: '+4915112345678', phone_number_verified: 'true' });
  });

  it('shows the attributes that it is told to, and normalises a phone number', async () => {
    const { attributes } = await open(named);
    await field('First name (optional)');
    expect(findField('Email (optional)')).to.equal(undefined);
    await fill('Phone number (optional)', '+44 (0)20 7946 0000');
    await press('Save changes');
    await until(() => !/\+44 \(0/.test(values().join()) || shown().includes('saved'), shown);
    await see('Your changes are saved.');
    expect((await attributes()).phone_number).to.equal('+442079460000');
    await see('Not verified');
  });

  it('says at its field what Cognito refuses, and keeps what was typed', async () => {
    await open(named);
    await fill('Phone number (optional)', '12');
    await press('Save changes');
    await seeProblem('Phone number (optional)', 'Enter the phone number with its country code, such as +44 20 7946 0000.');
    await focusIsOn('Phone number (optional)');
    expect(alerts()).to.deep.equal([]);
    expect((await field('Phone number (optional)')).value).to.equal('12');
  });

  it('checks a field that may not stay empty, and takes a checkbox that is not ticked as false', async () => {
    const fields = [{ name: 'given_name', required: true }, { name: 'custom:news', type: 'checkbox' as const, label: 'News' }];
    const { attributes } = await open((auth) => html`<auth-profile .auth=${auth} .fields=${fields}></auth-profile>`, {
      pool: { Schema: [{ Name: 'news', AttributeDataType: 'String', Mutable: true }] },
    });
    await fill('First name', '');
    await press('Save changes');
    await seeProblem('First name', 'Fill in this field.');
    await fill('First name', 'Ada');
    await tick('News (optional)');
    await press('Save changes');
    await see('Your changes are saved.');
    expect((await attributes())['custom:news']).to.equal('true');
    await tick('News (optional)');
    await press('Save changes');
    await until(async () => true, shown);
    await see('Your changes are saved.');
    await until(() => !findButton('Save changes')?.ariaDisabled, shown);
    expect((await attributes())['custom:news']).to.equal('false');
  });

  it('shows nothing of the one who was signed in before', async () => {
    const { auth } = await open(element, { pool: { users: [{ Username: ADA, Password: PASSWORD, UserAttributes: [{ Name: 'given_name', Value: 'Ada' }] }, { Username: 'bob@example.com', Password: PASSWORD, UserAttributes: [{ Name: 'given_name', Value: 'Bob' }] }] } });
    await field('First name (optional)');
    await auth.signOut();
    auth.send({ type: 'submit', screen: 'signIn', values: { username: 'bob@example.com', password: PASSWORD } });
    await arrived(auth, 'authenticated');
    await until(() => findField('First name (optional)')?.value === 'Bob', () => values().join());
    expect(values()).not.to.include(ADA);
  });

  it('offers to read again when it could not', async () => {
    const { world, auth } = await open(() => html``);
    world.disconnect();
    const profile = document.createElement('auth-profile');
    profile.auth = auth;
    document.querySelector('main')?.append(profile);
    await seeAlert('No connection. Check the network and try again.');
    // Nobody asked for it: it must not take the focus from what the person is at.
    expect(focused()).to.equal('');
    await press('Try again');
    await focusIsOn('Try again');
    expect(timesSaid('No connection.')).to.equal(1);
    world.disconnect(false);
    await press('Try again');
    await field('First name (optional)');
    await focusIsOn('Profile');
  });

  it('ends the session when Cognito has ended it elsewhere', async () => {
    const { world, auth } = await open(element);
    await button('Save changes');
    await world.local.admin.globalSignOut('eu-west-1_Screens01', ADA);
    await fill('First name (optional)', 'Augusta');
    await press('Save changes');
    await arrived(auth, 'signIn');
    expect(shown()).to.equal('');
  });
});
