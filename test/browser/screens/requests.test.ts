/** Where a page answers for itself: request events in its markup, hooks on its session. */
import { html } from 'lit';
import type { Auth, AuthRequestEvent, HookName } from '../../../src/index.js';
import '../../../src/define.js';
import { expect } from '../support/expect.js';
import { fillAll, findField, focused, mount, press, see, seeAlert, values } from '../support/page.js';
import { PLACES, SCREENS, type ScreenCase } from '../support/screens.js';
import { until } from '../support/until.js';
import { ADA, arrived, createWorld, GRACE, PASSWORD, type World } from '../support/world.js';

/** The event of each screen's request. */
const REQUESTS = {
  signIn: 'auth-sign-in-request',
  signUp: 'auth-sign-up-request',
  confirmSignIn: 'auth-confirm-sign-in-request',
  setupTOTP: 'auth-setup-totp-request',
  setupEmail: 'auth-setup-email-request',
  confirmVerifyUser: 'auth-confirm-verify-user-request',
  confirmSignUp: 'auth-confirm-sign-up-request',
  forceNewPassword: 'auth-force-new-password-request',
  resetPassword: 'auth-reset-password-request',
  confirmResetPassword: 'auth-confirm-reset-password-request',
  selectFirstFactor: 'auth-select-first-factor-request',
} as const;

const requestOf = (screen: ScreenCase): keyof typeof REQUESTS => screen.state as keyof typeof REQUESTS;

let listening: AbortController;
beforeEach(() => { listening = new AbortController(); });
afterEach(() => { listening.abort(); });

/** Listens where a page would: at the document, to which requests bubble. */
function onRequest(screen: ScreenCase, listener: (event: AuthRequestEvent) => void): void {
  document.addEventListener(REQUESTS[requestOf(screen)], (event) => { listener(event as AuthRequestEvent); }, { signal: listening.signal });
}

async function open(screen: ScreenCase, place: keyof typeof PLACES): Promise<{ world: World; auth: Auth; before: number }> {
  const world = await createWorld(screen.options);
  const auth = world.auth();
  mount(PLACES[place](screen, auth));
  await screen.reach(auth, world);
  await see(screen.title);
  return { world, auth, before: world.sent.length };
}

async function submit(screen: ScreenCase, world: World): Promise<void> {
  await fillAll(screen.right(world));
  await press(screen.button);
}

for (const screen of SCREENS) {
  describe(`the request of ${screen.tag}`, () => {
    it('is fired once, and goes on when nobody answers', async () => {
      const { world, auth } = await open(screen, 'in the authenticator');
      const details: unknown[] = [];
      onRequest(screen, ({ detail }) => { details.push(detail); });
      await submit(screen, world);
      await arrived(auth, screen.leadsTo);
      expect(details[0]).to.deep.equal({ hook: screen.state });
      expect(details).to.have.length(1);
    });

    it('returns to the form by preventDefault, with all that was typed', async () => {
      const { world, auth, before } = await open(screen, 'in the authenticator');
      let asked = 0;
      onRequest(screen, (event) => { asked++; event.preventDefault(); });
      await submit(screen, world);
      await until(() => asked === 1 && !auth.getSnapshot().pending, () => 'There was no request.');
      expect(world.sent).to.have.length(before);
      expect(auth.getSnapshot().state).to.equal(screen.state);
      for (const [label, value] of Object.entries(screen.right(world))) expect(findField(label)?.value, label).to.equal(value);
      await until(() => findField(Object.keys(screen.right(world))[0] ?? '')?.form?.ariaBusy !== 'true', () => 'The form stays busy.');
    });

    it('is answered by the page, which may ask what would have been asked', async () => {
      const { world, auth, before } = await open(screen, 'alone');
      const inputs: unknown[] = [];
      onRequest(screen, (event) => {
        event.respondWith(((input, next) => {
          inputs.push(input);
          return next({ ...input, clientMetadata: { from: 'page' } });
        }));
      });
      await submit(screen, world);
      await arrived(auth, screen.leadsTo);
      expect(inputs).to.have.length(1);
      // VerifyUserAttribute takes no metadata.
      if (screen.operation === 'VerifyUserAttribute') return;
      // An SRP sign-in carries the metadata with its proof.
      expect(world.sent.slice(before).some(({ input }) => (input.ClientMetadata as { from?: string } | undefined)?.from === 'page')).to.equal(true);
    });

    it('shows what the page’s answer throws, as it stands', async () => {
      const { world, auth, before } = await open(screen, 'alone');
      onRequest(screen, (event) => { event.respondWith(() => { throw new Error('Our own reason.'); }); });
      await submit(screen, world);
      await seeAlert('Our own reason.');
      expect(world.sent).to.have.length(before);
      expect(auth.getSnapshot().state).to.equal(screen.state);
      expect(focused()).not.to.equal('');
    });

    it('is answered by a hook in the same way', async () => {
      const { world, auth, before } = await open(screen, 'in the authenticator');
      const refuse = (): never => { throw new Error('Our own reason.'); };
      Object.assign(auth.hooks, { [screen.state as HookName]: refuse });
      await submit(screen, world);
      await seeAlert('Our own reason.');
      expect(world.sent).to.have.length(before);
      auth.hooks = {};
      await press(screen.button);
      await arrived(auth, screen.leadsTo);
    });
  });
}

describe('an answer of the page', () => {
  it('changes what is asked', async () => {
    const world = await createWorld();
    const auth = world.auth();
    auth.hooks.signIn = (input, next) => next({ ...input, username: input.username.toLowerCase() });
    mount(html`<auth-sign-in .auth=${auth}></auth-sign-in>`);
    await fillAll({ Email: 'ADA@EXAMPLE.COM', Password: PASSWORD });
    await press('Sign in');
    await arrived(auth, 'authenticated');
    expect((world.sent[0]?.input.AuthParameters as Record<string, string>).USERNAME).to.equal(ADA);
  });

  it('may stand in for Cognito altogether', async () => {
    const world = await createWorld();
    const auth = world.auth();
    auth.hooks.resetPassword = () => ({ CodeDeliveryDetails: { DeliveryMedium: 'EMAIL', Destination: 'b***@o***', AttributeName: 'email' } });
    mount(html`<auth-reset-password .auth=${auth}></auth-reset-password>`);
    await fillAll({ Email: ADA });
    await press('Send the code');
    await see('b***@o***');
    expect(world.sent).to.deep.equal([]);
  });

  it('runs around the hook of the session, and sees what that returns', async () => {
    const world = await createWorld();
    const auth = world.auth();
    const order: string[] = [];
    auth.hooks.signIn = async (input, next) => {
      order.push('hook');
      const response = await next(input);
      order.push('answered');
      return response;
    };
    document.addEventListener('auth-sign-in-request', (event) => {
      event.respondWith((input, next) => {
        order.push('event');
        return next(input);
      });
    }, { signal: listening.signal });
    mount(html`<auth-sign-in .auth=${auth}></auth-sign-in>`);
    await fillAll({ Email: ADA, Password: PASSWORD });
    await press('Sign in');
    await arrived(auth, 'authenticated');
    expect(order).to.deep.equal(['hook', 'event', 'answered']);
  });

  it('may refuse the entry of somebody whom Cognito has let in', async () => {
    const world = await createWorld();
    const auth = world.auth();
    auth.hooks.authenticated = ({ user }) => {
      if (user.attributes.email !== GRACE) throw new Error('Only Grace today.');
      return user;
    };
    mount(html`<auth-authenticator .auth=${auth}><h2>Members only</h2></auth-authenticator>`);
    await fillAll({ Email: ADA, Password: PASSWORD });
    await press('Sign in');
    await seeAlert('Only Grace today.');
    expect(auth.user).to.equal(undefined);
    expect([...world.stored.keys()].filter((key) => key.endsWith('Token'))).to.deep.equal([]);
    expect(values()).to.include(PASSWORD);
  });
});
