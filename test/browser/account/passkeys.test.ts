/** `auth-passkeys`: listed, added, removed, with an authenticator in software that the local Cognito really verifies. */
import { html } from 'lit';
import type { Auth } from '../../../src/index.js';
import { open } from '../support/account.js';
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { consent } from '../support/passkeys.js';
import { findButton, press, see, seeAlert, shown } from '../support/page.js';
import { until } from '../support/until.js';

const element = (auth: Auth) => html`<auth-passkeys .auth=${auth}></auth-passkeys>`;

const options = {
  pool: {
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD' as const, 'WEB_AUTHN' as const] } },
    WebAuthnConfiguration: { RelyingPartyId: 'localhost', UserVerification: 'required' as const },
  },
};

/** Where a browser has no passkeys at all there is nothing to stand in for. */
const hasPasskeys = 'PublicKeyCredential' in globalThis && 'credentials' in navigator;

// What verifies passkeys is large, and no test should wait for it to arrive.
before(async function () {
  this.timeout(60_000);
  await import('../../../src/local-cognito/webauthn.js');
});

/** The button of the only passkey in the list. */
const removeButton = (): HTMLButtonElement | undefined => [...document.querySelectorAll<HTMLButtonElement>('auth-passkeys button')].find(({ ariaLabel }) => ariaLabel?.startsWith('Remove '));

describe('auth-passkeys', () => {
  it('says that there is none', async () => {
    const { world } = await open(element, options);
    await see('You have no passkey yet.');
    expect(world.count('ListWebAuthnCredentials')).to.equal(1);
    await expectAccessible();
  });

  it('adds one, and removes it once that is confirmed', async function () {
    if (!hasPasskeys) this.skip();
    consent(true);
    const { world, changes } = await open(element, options);
    await press('Add a passkey');
    await see('Your passkey is ready.');
    await until(removeButton, shown);
    await expectAccessible();
    removeButton()?.click();
    await see('You can no longer sign in with it.');
    await expectAccessible();
    expect(world.count('DeleteWebAuthnCredential')).to.equal(0);
    await press('Cancel');
    (await until(removeButton, shown)).click();
    await see('You can no longer sign in with it.');
    await press('Remove');
    await see('That passkey is removed.');
    await see('You have no passkey yet.');
    expect(changes).to.deep.equal(['passkeys: addPasskey', 'passkeys: removePasskey']);
  });

  it('goes on when the person does not consent', async function () {
    if (!hasPasskeys) this.skip();
    consent(false);
    const { changes } = await open(element, options);
    await see('You have no passkey yet.');
    await press('Add a passkey');
    await until(() => document.querySelector('auth-passkeys [role="alert"]')?.textContent, shown);
    consent(true);
    await press('Add a passkey');
    await see('Your passkey is ready.');
    expect(changes).to.deep.equal(['passkeys: addPasskey']);
  });

  it('says that the network is gone, and reads again when it is back', async () => {
    const { world } = await open(element, options);
    await see('You have no passkey yet.');
    world.disconnect();
    await press('Add a passkey');
    await seeAlert('No connection. Check the network and try again.');
    world.disconnect(false);
    expect(findButton('Add a passkey')?.disabled).to.equal(false);
  });
});
