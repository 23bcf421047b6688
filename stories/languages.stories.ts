import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../src/define/authenticator.js';
import { press, see, worldOf } from './support/acts.js';
import { PSEUDO, pseudo } from './support/pseudo.js';

interface Args {
  /** BCP 47. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

const ATTRIBUTES = 'given_name family_name phone_number birthdate preferred_username zoneinfo';

const meta: Meta<Args> = {
  title: 'Languages',
  args: { dir: 'ltr' },
  argTypes: { lang: { control: 'text' }, dir: { control: 'inline-radio', options: ['ltr', 'rtl'] } },
  render: ({ lang, dir }, context) => html`
    <div lang=${lang} dir=${dir}>
      <auth-authenticator .auth=${worldOf(context).auth} sign-up-attributes=${ATTRIBUTES} password-policy="8 lowercase uppercase numbers symbols"></auth-authenticator>
    </div>`,
};
export default meta;

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

/** Opens the longest form, sends it empty, and finds no text that does not fit. */
const openSignUp = (toSignUp: string, title: string): Play => async (context) => {
  await press(context, toSignUp);
  await see(context, title);
  const form = context.canvasElement.querySelector<HTMLFormElement>('auth-sign-up form')!;
  await waitFor(() => expect(form.checkVisibility()).toBe(true));
  form.requestSubmit();
  await waitFor(() => expect(form.querySelector('[aria-invalid="true"]')).not.toBeNull());
  const clipped = [...form.querySelectorAll<HTMLElement>('h2, p, label, li, button')].filter((element) => element.checkVisibility() && !element.closest('.auth-hidden') && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0);
  await expect(clipped.map(({ textContent }) => textContent)).toEqual([]);
};

export const German: Story = { args: { lang: 'de' }, play: openSignUp('Konto erstellen', 'Ich habe schon ein Konto') };

export const French: Story = { args: { lang: 'fr' }, play: openSignUp('Créer un compte', 'J’ai déjà un compte') };

export const Japanese: Story = { args: { lang: 'ja' }, play: openSignUp('アカウントを作成', 'すでにアカウントをお持ちの方') };

/** Written from right to left; addresses, numbers, passwords and codes stay as they are read everywhere. */
export const Arabic: Story = { args: { lang: 'ar', dir: 'rtl' }, play: openSignUp('إنشاء حساب', 'لديّ حساب بالفعل') };

/** English made longer: what is not marked by brackets has no text of its own, what ends without one has no room. */
export const Pseudo: Story = { args: { lang: PSEUDO }, play: openSignUp(pseudo('Create an account'), pseudo('I have an account already')) };

/** The language may change at any time. */
export const Changed: Story = {
  args: { lang: 'en' },
  play: async (context) => {
    await see(context, 'Forgot your password?');
    context.canvasElement.querySelector('div[lang]')!.setAttribute('lang', 'es');
    await see(context, '¿Olvidó su contraseña?');
  },
};
