/** A reload in the middle of a step comes back to that step; what may not survive does not. */
import '../../../src/define.js';
import { expect } from '../support/expect.js';
import { field, fillAll, focused, mount, press, see, shown } from '../support/page.js';
import { PLACES, SCREENS, screenOf } from '../support/screens.js';
import { until } from '../support/until.js';
import { arrived, createWorld, HOUR, MINUTE, NEW_PASSWORD, PASSWORD, TEMPORARY_PASSWORD } from '../support/world.js';

async function reach(tag: string, place: keyof typeof PLACES) {
  const screen = screenOf(tag);
  const world = await createWorld(screen.options);
  const before = world.auth();
  mount(PLACES[place](screen, before));
  await screen.reach(before, world);
  await see(screen.title);
  await until(() => JSON.stringify({ ...sessionStorage }).includes(screen.state), () => 'The step is not kept.');
  /** The same page, loaded anew. */
  const reload = () => {
    const auth = world.auth();
    mount(PLACES[place](screen, auth));
    return auth;
  };
  return { world, screen, reload };
}

for (const place of Object.keys(PLACES) as (keyof typeof PLACES)[]) {
  describe(`a reload ${place}`, () => {
    for (const { tag } of SCREENS.filter(({ state }) => /confirm(?!Verify)|force|setupEmail/.test(state))) {
      it(`comes back to ${tag}, takes no focus, and can be finished`, async () => {
        const { world, screen, reload } = await reach(tag, place);
        await fillAll(screen.right(world));
        const auth = reload();
        await see(screen.title);
        expect(focused()).to.equal('');
        await fillAll(screen.right(world));
        await press(screen.button);
        // Who has lost the password with the page has to type it once more.
        await until(() => /authenticated|signIn|confirmSignIn/.test(auth.getSnapshot().state), () => `The journey stays at ${auth.getSnapshot().state}.`);
        expect(auth.getSnapshot().failure).to.equal(undefined);
      });

      it(`keeps no secret of ${tag}`, async () => {
        await reach(tag, place);
        const kept = JSON.stringify({ ...sessionStorage });
        for (const secret of [PASSWORD, NEW_PASSWORD, TEMPORARY_PASSWORD]) expect(kept).not.to.include(secret);
      });
    }
  });
}

describe('a reload', () => {
  for (const [tag, wait] of [['auth-force-new-password', 4 * MINUTE], ['auth-confirm-reset-password', 1.5 * HOUR], ['auth-confirm-sign-up', 24.5 * HOUR]] as const) {
    it(`begins anew when ${tag} has ended meanwhile, says so and knows the user name`, async () => {
      const { world, screen, reload } = await reach(tag, 'in the authenticator');
      const { username } = JSON.parse(Object.values({ ...sessionStorage })[0] as string) as { username: string };
      world.advance(wait);
      const auth = reload();
      await arrived(auth, 'signIn');
      await see('For your security, this step has expired. Please sign in again.');
      await see('Forgot your password?');
      expect(shown()).not.to.include(screen.title);
      expect((await field('Email')).value).to.equal(username);
      expect(focused()).to.equal('');
    });
  }

  it('begins anew when the step was given up', async () => {
    const { screen, reload } = await reach('auth-confirm-sign-up', 'in the authenticator');
    await press('Back to sign in');
    await see('Forgot your password?');
    await arrived(reload(), 'signIn');
    await see('Forgot your password?');
    expect(shown()).not.to.include(screen.title);
  });

  for (const garbage of ['{', 'null', '{"state":"authenticated"}', '{"state":"confirmSignUp"}', '[]']) {
    it(`begins anew when what was kept is ${garbage}`, async () => {
      const { screen, reload } = await reach('auth-confirm-sign-up', 'in the authenticator');
      for (const key of Object.keys(sessionStorage)) sessionStorage.setItem(key, garbage);
      await arrived(reload(), 'signIn');
      await see('Forgot your password?');
      expect(shown()).not.to.include(screen.title);
    });
  }
});
