/**
 * What holds for every screen with a field, alone and inside the authenticator. `auth-create-passkey` and `auth-remember-device` have
 * none: nothing is typed, missing or secret there; what is left of these checks is in passkeys.test.ts and remember-device.test.ts.
 */
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { announcements, button, field, fill, fillAll, findField, focused, focusIsOn, hear, mount, press, pressEnterIn, see, seeAlert, seeProblem, shown, squeeze, timesSaid, values, visible } from '../support/page.js';
import { PLACES, SCREENS } from '../support/screens.js';
import { watch } from '../support/secrets.js';
import { until } from '../support/until.js';
import { arrived, createWorld } from '../support/world.js';

const BUSY = 'One moment…';
const TIME = 'You have 3 minutes for this step.';

/** What the paragraphs of the form say. */
const paragraphs = (): string[] => visible('form p').map(({ textContent }) => squeeze(textContent));

/** Steps that live on one Session of Cognito's. The choice of a first factor asks for another by itself. */
const ENDING: readonly string[] = ['confirmSignIn', 'forceNewPassword', 'setupTOTP', 'setupEmail'];

for (const screen of SCREENS) {
  for (const [place, show] of Object.entries(PLACES)) {
    describe(`${screen.tag} ${place}`, () => {
      /** The screen in the page, as somebody who came there by the steps before sees it. */
      async function open() {
        const world = await createWorld(screen.options);
        const auth = world.auth();
        const witness = watch(auth, world);
        mount(show(screen, auth));
        await screen.reach(auth, world);
        await see(screen.title);
        return { world, auth, witness, before: world.sent.length };
      }

      const submit = (): Promise<unknown> => press(screen.button);

      it('leads on, and forgets what was secret', async () => {
        const { world, auth, witness } = await open();
        const typed = screen.right(world);
        await fillAll(typed);
        await submit();
        await arrived(auth, screen.leadsTo);
        const secrets = screen.secrets.map((label) => typed[label] ?? '');
        await until(() => !values().some((value) => secrets.includes(value)), () => `A field still holds a secret: ${values().join(' | ')}`);
        witness.expectSilence(...secrets);
      });

      it('says what Cognito refused, once, keeps what was typed and moves the focus there', async () => {
        const { auth, witness } = await open();
        await fillAll(screen.wrong);
        (await button(screen.button)).focus();
        await submit();
        if (screen.refusedField) await seeProblem(screen.refusedField, screen.refusal);
        else await seeAlert(screen.refusal);
        await focusIsOn(screen.focus);
        expect(timesSaid(screen.refusal)).to.equal(1);
        expect(auth.getSnapshot().state).to.equal(screen.state);
        for (const [label, value] of Object.entries(screen.wrong)) expect((await field(label)).value, label).to.equal(value);
        witness.expectSilence(...screen.secrets.map((label) => screen.wrong[label] ?? ''));
        await expectAccessible();
      });

      it('goes on after a refusal, and takes its message back', async () => {
        const { world, auth } = await open();
        await fillAll(screen.wrong);
        await submit();
        await see(screen.refusal);
        await fillAll(screen.right(world));
        await submit();
        await arrived(auth, screen.leadsTo);
        expect(shown()).not.to.include(screen.refusal);
      });

      it('is busy while Cognito is asked, and sends one request however often it is told to', async () => {
        const { world, auth, before } = await open();
        await fillAll(screen.right(world));
        const label = Object.keys(screen.right(world))[0] ?? '';
        const { form } = await field(label);
        const submitButton = await button(screen.button);
        const release = world.hold();
        submitButton.click();
        submitButton.click();
        await until(() => world.sent.length > before, () => 'Nothing was sent.');
        expect(form?.ariaBusy).to.equal('true');
        expect(timesSaid(BUSY)).to.equal(1);
        expect(submitButton.ariaDisabled).to.equal('true');
        submitButton.click();
        form?.requestSubmit();
        for (const [name, value] of Object.entries(screen.right(world))) expect(findField(name)?.value, name).to.equal(value);
        expect(world.sent.slice(before).map(({ operation }) => operation)).to.deep.equal([screen.operation]);
        release();
        await arrived(auth, screen.leadsTo);
        expect(world.count(screen.operation), 'sent twice').to.equal(world.sent.slice(0, before).filter(({ operation }) => operation === screen.operation).length + (screen.times ?? 1));
        expect(form?.ariaBusy).not.to.equal('true');
        await until(() => timesSaid(BUSY) === 0, () => `Still said: ${announcements().join(' | ')}`);
      });

      it('is sent by the Enter key', async () => {
        const { world, auth } = await open();
        const typed = screen.right(world);
        await fillAll(typed);
        await pressEnterIn(Object.keys(typed).at(-1) ?? '');
        await arrived(auth, screen.leadsTo);
      });

      it('asks for what is missing before anything is sent', async () => {
        const { world, before } = await open();
        for (const label of screen.required) await fill(label, '');
        await submit();
        for (const label of screen.required) await seeProblem(label, 'Fill in this field.');
        await focusIsOn(screen.required[0] ?? '');
        expect(world.sent).to.have.length(before);
        await fill(screen.required[0] ?? '', 'a');
        await until(() => findField(screen.required[0] ?? '')?.ariaInvalid !== 'true', () => 'The message stays.');
      });

      it('keeps everything when the network is gone', async () => {
        const { world, auth } = await open();
        const typed = screen.right(world);
        await fillAll(typed);
        world.disconnect();
        await submit();
        await seeAlert('No connection. Check the network and try again.');
        expect(timesSaid(BUSY)).to.equal(0);
        for (const [label, value] of Object.entries(typed)) expect((await field(label)).value, label).to.equal(value);
        world.disconnect(false);
        await submit();
        await arrived(auth, screen.leadsTo);
      });

      it('is accessible', async () => {
        await open();
        await expectAccessible();
      });

      for (const label of screen.secrets.filter((name) => name !== 'Confirmation code')) {
        it(`shows and hides the ${label.toLowerCase()}`, async () => {
          await open();
          await fill(label, 'Seen-by-n0body');
          const control = await field(label);
          expect(control.type).to.equal('password');
          await press('Show password');
          // Its name says what it does now: a button that were pressed too would say the contrary.
          expect((await button('Hide password')).ariaPressed).to.equal(null);
          expect(control.type).to.equal('text');
          expect(control.value).to.equal('Seen-by-n0body');
          await press('Hide password');
          await button('Show password');
          expect(control.type).to.equal('password');
        });

        it(`refuses a ${label.toLowerCase()} with a space at either end, and says why`, async () => {
          const { world, before } = await open();
          await fillAll(screen.right(world));
          for (const wrong of [' Corr3ct-horse', 'Corr3ct-horse ']) {
            await fill(label, wrong);
            await submit();
            await seeProblem(label, 'A password cannot begin or end with a space.');
            expect((await field(label)).value).to.equal(wrong);
          }
          expect(world.sent).to.have.length(before);
        });
      }

      it('says how long it lasts, where Cognito ends it', async () => {
        await open();
        const ends = ENDING.includes(screen.state);
        // In a paragraph of its own: what stands above may be in the page's own words, and another language.
        expect(paragraphs().filter((text) => text === TIME)).to.have.length(ends ? 1 : 0);
        expect(paragraphs().filter((text) => text.includes(TIME))).to.have.length(ends ? 1 : 0);
        if (ends) await hear(TIME);
        expect(timesSaid(TIME)).to.equal(ends ? 1 : 0);
      });

      if (screen.state !== 'signIn') {
        it('takes the focus to its first field and says its name when the journey comes to it', async () => {
          await open();
          await focusIsOn(screen.required[0] ?? '');
          await hear(screen.title);
          expect(timesSaid(screen.title)).to.equal(1);
        });
      }
    });
  }
}

describe('the first screen of a visit', () => {
  for (const [place, show] of Object.entries(PLACES)) {
    it(`${place} leaves the focus alone and says nothing`, async () => {
      const world = await createWorld();
      const auth = world.auth();
      mount(show(SCREENS[0]!, auth));
      await see('Sign in');
      await arrived(auth, 'signIn');
      expect(focused()).to.equal('');
      expect(announcements()).to.deep.equal([]);
      expect(world.sent).to.deep.equal([]);
    });
  }
});
