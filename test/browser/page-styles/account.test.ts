/** The account on pages with a style sheet of their own: every element of every form in it stays as it is. */
import { html } from 'lit';
import { open } from '../support/account.js';
import { expect } from '../support/expect.js';
import { findButton, press, see } from '../support/page.js';
import { until } from '../support/until.js';
import { looksOf, type Looks } from './looks.js';
import { SHEETS } from './sheets.js';

/** With all that the account has: lists, badges, a checklist, a notice of either kind, and a step of one of its tasks. */
async function openAccount(): Promise<void> {
  await open((auth) => html`<main>
    <auth-account .auth=${auth} password-policy="8 lowercase uppercase numbers symbols"></auth-account>
    <auth-change-password .auth=${auth}></auth-change-password>
    <auth-delete-user .auth=${auth}></auth-delete-user>
    <auth-mfa-settings .auth=${auth} factors="totp"></auth-mfa-settings>
  </main>`, { pool: { MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: true } } });
  for (const text of ['Profile', 'Two-step sign-in', 'Where you are signed in']) await see(text);
  await press('Delete my account…');
  await see('I understand that this cannot be undone');
  await press('Delete my account for good');
  await see('Fill in this field.');
  await until(() => !document.querySelector('main')!.textContent.includes('One moment…'), () => 'Something is still being read.');
  (document.activeElement as HTMLElement | null)?.blur();
}

const parts = (): (readonly [string, Element])[] => [...document.querySelectorAll('main [class^="auth-"]')]
  .filter((element) => element.checkVisibility() && !element.closest('.auth-hidden'))
  .map((element, index) => [`${index} ${element.className}`, element]);

/** How wide the account is, is the page's affair: its own main part takes some of the room. */
const differences = (before: Looks, after: Looks): string[] => Object.entries(after).filter(([name, value]) => value !== before[name] && !name.endsWith('inline-size')).map(([name, value]) => `${name}: ${before[name]} → ${value}`);

describe('The page\'s own styles and the account', function () {
  this.timeout(60_000);
  const sheet = document.createElement('style');

  afterEach(() => {
    sheet.remove();
    document.documentElement.removeAttribute('style');
  });

  it('leave it as it is', async () => {
    document.documentElement.style.fontSize = '16px';
    await openAccount();
    expect(findButton('Delete my account for good')).not.to.equal(undefined);
    const before = looksOf(parts());
    expect(parts().length).to.be.greaterThan(50);
    for (const [name, load] of Object.entries(SHEETS)) {
      sheet.textContent = await load();
      document.head.append(sheet);
      expect(differences(before, looksOf(parts())), name).to.deep.equal([]);
      sheet.remove();
    }
  });

  it('change what is not ours', async () => {
    document.documentElement.style.fontSize = '16px';
    await openAccount();
    const stranger = document.createElement('button');
    document.querySelector('main')!.append(stranger);
    const before = looksOf([['stranger', stranger]]);
    for (const [name, load] of Object.entries(SHEETS)) {
      sheet.textContent = await load();
      document.head.append(sheet);
      expect(differences(before, looksOf([['stranger', stranger]])), name).not.to.deep.equal([]);
      sheet.remove();
    }
  });
});
