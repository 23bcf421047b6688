/** What is asked for comes without what is not: each module of its own is a request, where a bundler keeps them apart. */
import { html } from 'lit';
import { open } from '../support/account.js';
import { expect } from '../support/expect.js';
import { see } from '../support/page.js';
import { until } from '../support/until.js';
import { arrived, createWorld } from '../support/world.js';

// The browser notes 250 requests by itself, and the elements alone are more.
performance.setResourceTimingBufferSize(5000);

/** The modules of a folder that this page has loaded. */
const loaded = (folder: string): string[] => performance.getEntriesByType('resource')
  .map(({ name }) => new URL(name).pathname)
  .filter((path) => path.includes(folder))
  .map((path) => path.replace(/^.*\//, '').replace('.ts', ''))
  .sort();

describe('on demand', () => {
  it('come the commands of a way in', async () => {
    const world = await createWorld();
    const auth = world.auth();
    auth.send({ type: 'start' });
    await arrived(auth, 'signIn');
    auth.send({ type: 'submit', screen: 'federatedSignIn', values: { provider: 'Google' } });
    await until(() => auth.getSnapshot().failure?.name === 'ConfigurationError', () => 'It is not said that there is no domain.');
    expect(loaded('/session/commands/')).to.include('federation').and.not.to.include('devices');
    expect(loaded('/session/choice/')).not.to.include('commands');
  });

  it('come the commands of a task of the account', async () => {
    await open((auth) => html`<auth-change-password .auth=${auth}></auth-change-password>`);
    await see('New password');
    expect(loaded('/session/account/commands/')).to.deep.equal(['password']);
  });
});
