/** `auth-confirm-sign-up` where a link in the e-mail confirms: what is said, the button, the way back to the page, a new link. */
import { html, type TemplateResult } from 'lit';
import type { Auth, AuthProvider } from '../../../src/index.js';
import '../../../src/define.js';
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { button, field, fill, fillAll, findButton, findField, focusIsOn, hear, miss, mount, press, see, seeAlert, shown } from '../support/page.js';
import { NEW_USER } from '../support/screens.js';
import { watch } from '../support/secrets.js';
import { stub } from '../support/stub.js';
import { until } from '../support/until.js';
import { ALAN, arrived, createWorld, MINUTE, PASSWORD, POOL_ID, type World, type WorldOptions } from '../support/world.js';

const BY_LINK: WorldOptions = { pool: { VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_LINK' }, Domain: 'screens' } };

const SENT = 'We sent an email with a link to n***@e***. Open the link, then come back here.';
const CONTINUE = 'I have opened the link';
const NOT_OPENED = 'The link has not been opened yet. Open the one in our newest email, then continue here.';
const SIGN_IN_AFTER = 'If you have opened the link, sign in now. If not, signing in sends you a new one.';

/** The elements that say by what a sign-up is confirmed, and those that show it. */
const PAGES: Readonly<Record<string, (auth: Auth) => TemplateResult>> = {
  'alone': (auth) => html`<auth-confirm-sign-up .auth=${auth} verification="link"></auth-confirm-sign-up>`,
  'in the authenticator': (auth) => html`<auth-authenticator .auth=${auth} verification="link"></auth-authenticator>`,
  'after a sign-up alone': (auth) => html`<auth-sign-up .auth=${auth} verification="link"></auth-sign-up>`,
  'after a sign-in alone': (auth) => html`<auth-sign-in .auth=${auth} verification="link"></auth-sign-in>`,
  'by the configuration': (auth) => { auth.configure({ verification: 'link' }); return html`<auth-authenticator .auth=${auth}></auth-authenticator>`; },
};

const signUp = (auth: Auth): void => { auth.send({ type: 'submit', screen: 'signUp', values: { username: NEW_USER, email: NEW_USER, password: PASSWORD } }); };

/** Somebody who has just signed up in such a page. */
async function open(page = PAGES['in the authenticator']!, options = BY_LINK) {
  const world = await createWorld(options);
  const auth = world.auth();
  mount(page(auth));
  await until(() => !/idle|setup/.test(auth.getSnapshot().state), () => 'The journey does not begin.');
  auth.send({ type: 'toSignUp' });
  await arrived(auth, 'signUp');
  signUp(auth);
  await arrived(auth, 'confirmSignUp');
  await see('Confirm your account');
  return { world, auth };
}

const openLink = async (world: World): Promise<number> => (await world.local.fetch(world.local.inbox.findLast(({ to }) => to === NEW_USER)?.link ?? '')).status;

function leave(): void {
  stub(document, 'hidden', true);
  document.dispatchEvent(new Event('visibilitychange'));
}

function comeBack(): void {
  stub(document, 'hidden', false);
  document.dispatchEvent(new Event('visibilitychange'));
  window.dispatchEvent(new Event('focus'));
}

/** Whether the notice is in another colour than the text. */
function looksGood(): boolean {
  const notice = document.querySelector('form [data-auth-notice]:not(:empty)')!;
  return getComputedStyle(notice).color !== getComputedStyle(notice.closest('form')!).color;
}

/** Waits until Cognito has been asked so often to sign in, and has answered. */
const asked = (world: World, auth: Auth, times: number): Promise<unknown> =>
  until(() => world.count('InitiateAuth') === times && !auth.getSnapshot().pending, () => `Cognito was asked ${world.count('InitiateAuth')} times to sign in, not ${times}.`);

describe('auth-confirm-sign-up by a link', () => {
  for (const [place, page] of Object.entries(PAGES)) {
    it(`says what was sent and what to do, ${place}, and signs in who comes back`, async () => {
      const { world, auth } = await open(page);
      await see(SENT);
      expect(findField('Confirmation code')).to.equal(undefined);
      expect(findButton('Back to sign in')).not.to.equal(undefined);
      leave();
      expect(await openLink(world)).to.equal(200);
      comeBack();
      await arrived(auth, 'authenticated');
      expect(auth.user?.attributes.email).to.equal(NEW_USER);
    });
  }

  it('is accessible, takes the focus to its button and says its name', async () => {
    await open();
    await focusIsOn(CONTINUE);
    await hear('Confirm your account');
    await expectAccessible();
  });

  it('carries the user name where a password manager looks for it', async () => {
    await open();
    const carried = (await button(CONTINUE)).form?.querySelector<HTMLInputElement>('[autocomplete="username"]');
    expect([carried?.value, carried?.type, carried?.readOnly]).to.deep.equal([NEW_USER, 'text', true]);
  });

  it('says to who presses that the link has not been opened, and goes on once it has been', async () => {
    const { world, auth } = await open();
    await press(CONTINUE);
    await see(NOT_OPENED);
    await hear(NOT_OPENED);
    expect(looksGood(), 'what is still to be done looks like good news').to.equal(false);
    await expectAccessible();
    expect(auth.getSnapshot().state).to.equal('confirmSignUp');
    await openLink(world);
    await press(CONTINUE);
    await arrived(auth, 'authenticated');
  });

  it('stays, and says nothing, where the link has not been opened', async () => {
    const { world, auth } = await open();
    leave();
    comeBack();
    await asked(world, auth, 1);
    expect(auth.getSnapshot().state).to.equal('confirmSignUp');
    expect(shown()).to.include(SENT).and.not.to.include(NOT_OPENED);
  });

  it('asks Cognito for a real return only: not for a focus, nor twice for one return', async () => {
    const { world, auth } = await open();
    window.dispatchEvent(new Event('focus'));
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(auth.getSnapshot().pending).to.equal(undefined);
    leave();
    expect(auth.getSnapshot().pending).to.equal(undefined);
    comeBack();
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await asked(world, auth, 1);
  });

  it('asks for a return out of the cache for going back', async () => {
    const { world, auth } = await open();
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await openLink(world);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await arrived(auth, 'authenticated');
  });

  it('asks one at a time, and six times a minute at the most', async () => {
    const { world, auth } = await open();
    const release = world.hold();
    for (let times = 1; times <= 3; times++) {
      leave();
      comeBack();
    }
    release();
    await asked(world, auth, 1);
    for (let times = 2; times <= 9; times++) {
      leave();
      comeBack();
      await asked(world, auth, Math.min(times, 6));
    }
    world.advance(MINUTE);
    leave();
    comeBack();
    await asked(world, auth, 7);
  });

  it('asks nothing where a code confirms, and nothing in another state', async () => {
    const { world, auth } = await open((session) => html`<auth-authenticator .auth=${session}></auth-authenticator>`, {});
    leave();
    comeBack();
    expect(auth.getSnapshot().pending).to.equal(undefined);
    auth.configure({ verification: 'link' });
    auth.send({ type: 'back' });
    await arrived(auth, 'signIn');
    leave();
    comeBack();
    expect([auth.getSnapshot().pending, world.count('InitiateAuth')]).to.deep.equal([undefined, 0]);
  });

  it('leads to the sign-in, with the name and what to do, where the password is no longer kept', async () => {
    const { world } = await open();
    await until(() => JSON.stringify({ ...sessionStorage }).includes('confirmSignUp'), () => 'The step is not kept.');
    // A page that is loaded again is a session of its own over the same storage.
    const reloaded = world.auth();
    mount(html`<auth-authenticator .auth=${reloaded} verification="link"></auth-authenticator>`);
    await see(SENT);
    await press(CONTINUE);
    await see(SIGN_IN_AFTER);
    await arrived(reloaded, 'signIn');
    expect((await field('Email')).value).to.equal(NEW_USER);
    expect(world.count('InitiateAuth')).to.equal(0);
    await openLink(world);
    await fill('Password', PASSWORD);
    await press('Sign in');
    await arrived(reloaded, 'authenticated');
  });

  it('comes back, with a new link, to who signs in without having opened it', async () => {
    const world = await createWorld(BY_LINK);
    const auth = world.auth();
    mount(html`<auth-authenticator .auth=${auth} verification="link"></auth-authenticator>`);
    await fillAll({ Email: ALAN, Password: PASSWORD });
    await press('Sign in');
    await see('We sent an email with a link to a***@e***.');
    await see('A new link is on its way.');
    expect(world.local.inbox.filter(({ to, link }) => to === ALAN && link)).to.have.length(1);
    await world.local.fetch(world.local.inbox.at(-1)?.link ?? '');
    leave();
    comeBack();
    await arrived(auth, 'authenticated');
  });

  it('sends a new link after a visible wait, and says so', async () => {
    const { world, auth } = await open();
    const waiting = await button('Send a new link (in 30 s)');
    expect(waiting.ariaDisabled).to.equal('true');
    waiting.click();
    expect(auth.getSnapshot().pending).to.equal(undefined);
    world.advance(MINUTE / 2);
    await press('Send a new link');
    await see('A new link is on its way.');
    await hear('A new link is on its way.');
    expect(looksGood(), 'good news look like any other').to.equal(true);
    expect(shown()).not.to.include('code');
    await button('Send a new link (in 30 s)');
    expect(world.count('ResendConfirmationCode')).to.equal(1);
    expect(await openLink(world)).to.equal(200);
  });

  it('says to wait after too many new links', async () => {
    const { world } = await open();
    for (let sent = 1; sent <= 5; sent++) {
      world.advance(MINUTE);
      await press('Send a new link');
      await until(() => world.local.inbox.length === sent + 1, () => `Link ${sent} was not sent.`);
      await see('Send a new link (in 30 s)');
    }
    world.advance(MINUTE);
    await press('Send a new link');
    await seeAlert('Too many attempts. Please wait a while and try again.');
  });

  it('says that there is no connection to who presses, and nothing to who merely returns', async () => {
    const { world, auth } = await open();
    world.disconnect();
    leave();
    comeBack();
    await until(() => world.sent.length > 1 && !auth.getSnapshot().pending, () => 'Nothing was asked.');
    expect(shown()).not.to.include('No connection');
    await press(CONTINUE);
    await seeAlert('No connection. Check the network and try again.');
    world.disconnect(false);
    await openLink(world);
    await press(CONTINUE);
    await arrived(auth, 'authenticated');
  });

  it('is busy while Cognito is asked', async () => {
    const { world, auth } = await open();
    const release = world.hold();
    await press(CONTINUE);
    const pressed = await button(CONTINUE);
    await until(() => pressed.ariaDisabled === 'true' && pressed.form?.ariaBusy === 'true', () => 'The form is not busy.');
    pressed.click();
    release();
    await asked(world, auth, 1);
    await until(() => pressed.ariaDisabled !== 'true', () => 'The form stays busy.');
  });

  it('leads back to the sign-in, with the user name', async () => {
    const { auth } = await open();
    await press('Back to sign in');
    await arrived(auth, 'signIn');
    expect((await field('Email')).value).to.equal(NEW_USER);
  });

  it('asks whose account it is where nobody knows', async () => {
    const world = await createWorld(BY_LINK);
    const auth = world.auth();
    mount(html`<auth-authenticator .auth=${auth} verification="link" initial-state="confirmSignUp"></auth-authenticator>`);
    await see('We sent you an email with a link.');
    await fill('Email', ALAN);
    await press(CONTINUE);
    await see(SIGN_IN_AFTER);
    expect((await field('Email')).value).to.equal(ALAN);
  });

  it('asks for a code where the message goes by SMS', async () => {
    const phone: WorldOptions = { pool: { ...BY_LINK.pool, UsernameAttributes: ['email', 'phone_number'], AutoVerifiedAttributes: ['email', 'phone_number'] } };
    const world = await createWorld(phone);
    const auth = world.auth();
    mount(html`<auth-authenticator .auth=${auth} verification="link" login-mechanisms="phone_number"></auth-authenticator>`);
    await arrived(auth, 'signIn');
    auth.send({ type: 'submit', screen: 'signUp', values: { username: '+436641234567', phone_number: '+436641234567', password: PASSWORD } });
    const sent = 'Enter the code that we sent by text message to +*******4567.';
    await see(sent);
    await until(() => JSON.stringify({ ...sessionStorage }).includes('SMS'), () => 'The step is not kept.');
    const reloaded = world.auth();
    mount(html`<auth-authenticator .auth=${reloaded} verification="link" login-mechanisms="phone_number"></auth-authenticator>`);
    await see(sent);
    await fill('Confirmation code', world.code('+436641234567'));
    await press('Confirm');
    // The password has gone with the page.
    await arrived(reloaded, 'signIn');
    await see('Your account is confirmed. You can sign in now.');
  });

  it('serves a form of the page’s own', async () => {
    const { world, auth } = await open((session) => html`
      <auth-authenticator .auth=${session} verification="link">
        <auth-confirm-sign-up>
          <form method="post"><h2>Confirm your account</h2><p data-auth-notice></p><button>Done</button><button type="button" data-auth-action="resend">Once more</button></form>
        </auth-confirm-sign-up>
      </auth-authenticator>`);
    await press('Done');
    await see(NOT_OPENED);
    await press('Once more');
    await see('A new link is on its way.');
    await openLink(world);
    await press('Done');
    await arrived(auth, 'authenticated');
  });

  it('follows the attribute where it changes; the nearest counts', async () => {
    const { auth } = await open((session) => html`<auth-authenticator .auth=${session}></auth-authenticator>`);
    await see('Enter the code that we sent by email to n***@e***.');
    const authenticator = document.querySelector('auth-authenticator')!;
    authenticator.setAttribute('verification', 'link');
    await see(SENT);
    authenticator.querySelector('auth-confirm-sign-up')?.setAttribute('verification', 'code');
    await see('Enter the code');
    authenticator.querySelector('auth-confirm-sign-up')?.removeAttribute('verification');
    await see(SENT);
    authenticator.removeAttribute('verification');
    await miss(SENT);
    expect(auth.getSnapshot().state).to.equal('confirmSignUp');
  });

  it('takes it with the session from the element that names the pool', async () => {
    const world = await createWorld(BY_LINK);
    const provider = mount<AuthProvider>(html`
      <auth-provider user-pool-id=${POOL_ID} user-pool-client-id=${world.clientId} verification="link" .fetch=${world.fetch}><auth-authenticator></auth-authenticator></auth-provider>`);
    await until(() => provider.auth?.getSnapshot().state === 'signIn', () => 'The journey does not begin.');
    provider.auth!.send({ type: 'toSignUp' });
    await arrived(provider.auth!, 'signUp');
    signUp(provider.auth!);
    await see(SENT);
  });

  it('says once that a value is none, and asks for a code', async () => {
    const said: string[] = [];
    const { warn } = console;
    stub(console, 'warn', (text: string) => { if (text.includes('verification')) said.push(text); else warn(text); });
    await open((auth) => html`<auth-authenticator .auth=${auth} verification="lnk"></auth-authenticator>`, {});
    await see('Enter the code that we sent by email to n***@e***.');
    await until(() => said.length > 0, () => 'The developer is not told.');
    expect(said).to.deep.equal(['auth-elements: verification="lnk" is neither code nor link; code is used.']);
  });

  it('tells no password, neither to the page nor to a storage', async () => {
    const world = await createWorld(BY_LINK);
    const auth = world.auth();
    const witness = watch(auth, world);
    mount(html`<auth-authenticator .auth=${auth} verification="link" initial-state="signUp"></auth-authenticator>`);
    await fillAll({ Email: NEW_USER, Password: PASSWORD });
    await press('Create account');
    await see(SENT);
    await press(CONTINUE);
    await see(NOT_OPENED);
    witness.expectSilence(PASSWORD);
  });
});
