/** Somebody who does whatever can be done on a page, well or badly, and knows what it takes to get in. */
import type { Auth } from '../../../src/index.js';
import { ANSWERS } from '../../unit/local-cognito/custom-auth.js';
import { totpAt } from '../../unit/local-cognito/totp-client.js';
import { ADA, NEW_PASSWORD, PASSWORD, type WorldSpec } from '../../unit/walk/worlds.js';
import { visible, type Field } from '../support/page.js';
import type { World } from '../support/world.js';

export const WRONG_PASSWORD = 'Wr0ng-password';

export interface Person {
  /** Types into every field of a form what is right, or what is not. */
  fill(form: HTMLFormElement, isRight: boolean): Promise<void>;
  /** Takes another of the passwords that she has ever chosen for the right one: she does not know which change went through. */
  rethink(): void;
}

export function createPerson({ username = ADA }: WorldSpec, world: World, auth: () => Auth): Person {
  let password = PASSWORD;
  let secret: string | undefined;
  let names = 0;

  async function code(): Promise<string> {
    const { state, challenge, totpSecret } = auth().getSnapshot();
    secret = totpSecret ?? secret;
    if (state !== 'setupTOTP' && challenge !== 'SOFTWARE_TOKEN_MFA') return world.local.inbox.at(-1)?.code ?? '000001';
    // A code that was used is none any more.
    world.advance(30_000);
    return secret === undefined ? '000001' : totpAt(secret, world.now());
  }

  async function valueFor({ name, type, autocomplete, value }: Field, isRight: boolean): Promise<string> {
    const { state } = auth().getSnapshot();
    if (autocomplete.includes('new-password')) return isRight ? NEW_PASSWORD : 'short';
    if (type === 'password' || autocomplete.includes('current-password')) return isRight ? password : WRONG_PASSWORD;
    if (name === 'code') return isRight ? code() : '000001';
    if (name === 'answer') return isRight ? ANSWERS[Number(auth().getSnapshot().parameters?.round ?? 1) - 1] ?? '' : 'red';
    if (name === 'username' && state !== 'signUp') return isRight ? username : 'nobody@example.com';
    // Her own address stays what she signs in by.
    if (type === 'email' && state === 'authenticated') return isRight ? value : 'nowhere';
    if (type === 'email' || name === 'username') return isRight ? `walker${++names}@example.com` : 'nowhere';
    return isRight ? 'Ada' : '';
  }

  return {
    rethink() { password = password === PASSWORD ? NEW_PASSWORD : PASSWORD; },
    async fill(form, isRight) {
      const fields = visible<Field>('input, select').filter((field) => field.form === form);
      for (const field of fields) {
        if (field instanceof HTMLSelectElement || field.readOnly || field.type === 'checkbox') continue;
        if (field.type === 'radio') {
          // The first of a group, or the last.
          const group = fields.filter(({ name }) => name === field.name);
          if (field === (isRight ? group[0] : group.at(-1))) field.click();
          continue;
        }
        field.value = await valueFor(field, isRight);
        field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      }
    },
  };
}
