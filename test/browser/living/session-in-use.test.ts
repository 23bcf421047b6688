/** `auth` of an element: what a page reads to reach the session, and what it sets to bring its own. */
import { html } from 'lit';
import '../../../src/define/authenticator.js';
import type { AuthAuthenticator } from '../../../src/define/authenticator.js';
import { Auth } from '../../../src/index.js';
import { expect } from '../support/expect.js';
import { mount } from '../support/page.js';

const POOL = { userPoolId: 'eu-west-1_InUse0001', userPoolClientId: 'inuse0000000000000000001' };

const authenticator = (): AuthAuthenticator =>
  mount(html`<auth-authenticator .userPoolId=${POOL.userPoolId} .userPoolClientId=${POOL.userPoolClientId}></auth-authenticator>`);

describe('auth', () => {
  it('is the session that the attributes lead to', async () => {
    const element = authenticator();
    await element.updateComplete;
    expect(element.auth?.config).to.include(POOL);
  });

  it('is the page\'s own session while one is set, and the former one again after', async () => {
    const element = authenticator();
    await element.updateComplete;
    const former = element.auth;
    const own = new Auth(POOL);
    element.auth = own;
    await element.updateComplete;
    expect(element.auth).to.equal(own);
    element.auth = undefined;
    await element.updateComplete;
    expect(former).not.to.equal(own);
    expect(element.auth).to.equal(former);
  });
});
