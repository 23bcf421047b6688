/** `auth-account`: its parts, the page's own among them, and one session for all. */
import { html, render } from 'lit';
import type { AuthAccount } from '../../../src/index.js';
import { open } from '../support/account.js';
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { button, field, fill, fillAll, findButton, mount, press, see, shown } from '../support/page.js';
import { until } from '../support/until.js';
import { ADA, arrived, createWorld, PASSWORD } from '../support/world.js';

const tags = (): string[] => [...document.querySelector('auth-account')?.children ?? []].map(({ localName }) => localName);
const ALL = ['auth-profile', 'auth-change-password', 'auth-mfa-settings', 'auth-delete-user'];

describe('auth-account', () => {
  it('shows all parts, which read what Cognito knows once', async () => {
    const { world } = await open((auth) => html`<auth-account .auth=${auth} fields="given_name" password-policy="8 numbers"></auth-account>`);
    await field('First name (optional)');
    await button('Change password');
    await see('at least 8 characters');
    await button('Delete my account…');
    await see('Two-step sign-in');
    await until(() => !document.querySelector('form[aria-busy]'), () => 'Something is still busy.');
    expect(tags().slice(0, 2)).to.deep.equal(ALL.slice(0, 2));
    expect(world.count('GetUser')).to.equal(1);
    await expectAccessible();
  });

  for (const [what, isDone] of [['were done', true], ['were left out', false]] as const) {
    it(`shows what is true after the steps between a sign-in and the account, which ${what}`, async () => {
      const world = await createWorld({
        pool: {
          DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true },
          users: [{ Username: ADA, Password: PASSWORD, UserAttributes: [{ Name: 'email_verified', Value: 'false' }] }],
        },
      });
      const auth = world.auth();
      mount(html`<auth-authenticator .auth=${auth}><auth-account parts="profile devices"></auth-account></auth-authenticator>`);
      await fillAll({ Email: ADA, Password: PASSWORD });
      await press('Sign in');
      await see('Remember this device?');
      await press(isDone ? 'Remember this device' : 'Not now');
      await see('Confirm how we reach you');
      // The account has been read by now, unseen.
      await until(() => world.count('ListDevices') > 0 && world.count('GetUser') > 0 && !document.querySelector('auth-account form[aria-busy]'), () => 'Nothing was read.');
      if (isDone) {
        await press('Send the code');
        await see('Enter the code that we sent by email');
        await fill('Confirmation code', world.code(ADA));
        await press('Confirm');
      } else await press('Not now');
      await arrived(auth, 'authenticated');
      await see(isDone ? 'Verified' : 'Not verified');
      await see(isDone ? 'Remembered' : 'Not remembered');
      expect(shown().includes('Not verified')).to.equal(!isDone);
      expect(shown().includes('Not remembered')).to.equal(!isDone);
    });
  }

  it('shows the parts that it is told to, in that order, also when that changes', async () => {
    await open((auth) => html`<auth-account .auth=${auth} parts="delete, profile"></auth-account>`);
    await button('Delete my account…');
    expect(tags()).to.deep.equal(['auth-delete-user', 'auth-profile']);
    const account = document.querySelector<AuthAccount>('auth-account')!;
    account.parts = 'profile password nonsense delete';
    await button('Change password');
    expect(tags()).to.deep.equal(['auth-profile', 'auth-change-password', 'auth-delete-user']);
    account.parts = 'profile';
    await until(() => !findButton('Change password'), () => tags().join());
    expect(tags()).to.deep.equal(['auth-profile']);
  });

  it('uses the page’s own element in place of its own, and never moves it', async () => {
    await open((auth) => html`
      <auth-account .auth=${auth} parts="profile password" .messages=${{ 'profile-title': 'About you', 'profile-button': 'Keep it' }}>
        <h2>My settings</h2>
        <auth-change-password .messages=${{ 'change-password-button': 'Swap it' }}></auth-change-password>
      </auth-account>`);
    await button('Swap it');
    await button('Keep it');
    await see('About you');
    expect(tags().filter((tag) => tag === 'auth-change-password')).to.have.length(1);
    expect(tags().indexOf('h2')).to.be.lessThan(tags().indexOf('auth-change-password'));
  });

  it('restores its parts when a framework writes the children anew', async () => {
    await open((auth) => html`<auth-account .auth=${auth} parts="profile"></auth-account>`);
    await fill('First name (optional)', 'typed');
    const account = document.querySelector('auth-account')!;
    account.textContent = 'written by somebody else';
    await until(() => account.querySelector('auth-profile'), () => account.innerHTML);
    expect((await field('First name (optional)')).value).to.equal('typed');
    render(html`<p>more</p>`, account);
    await press('Save changes');
    await see('Your changes are saved.');
  });
});
