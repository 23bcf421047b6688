/** A screen that can be typed into before what acts has arrived: this file's page has loaded nothing else yet, so the first test must stay the first. */
import { html } from 'lit';
import '../../../src/define.js';
import { expect } from '../support/expect.js';
import { field, focused, focusIsOn, hear, mount } from '../support/page.js';
import { screenOf } from '../support/screens.js';
import { createWorld } from '../support/world.js';

async function open(): Promise<void> {
  const screen = screenOf('auth-confirm-reset-password');
  const world = await createWorld();
  const auth = world.auth();
  auth.send({ type: 'start' });
  await screen.reach(auth, world);
  mount(screen.alone(auth));
}

describe('a screen whose acts arrive late', () => {
  it('leaves who types already where they are', async () => {
    await open();
    (await field('New password')).focus();
    await hear('Choose a new password');
    expect(focused()).to.equal('New password');
  });

  it('leads who does not to its first field', async () => {
    await open();
    await focusIsOn('Confirmation code');
    await hear('Choose a new password');
    mount(html``);
  });
});
