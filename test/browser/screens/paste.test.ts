/**
 * Nothing that a person has to type has to be typed: whatever a field holds may be pasted, dropped, filled in and copied, and managers
 * are told what it is (WCAG 2.2, 1.3.5 and 3.3.8). In every state of every element, those of the account among them.
 */
import { html } from 'lit';
import { expect } from '../support/expect.js';
import { mount } from '../support/page.js';
import { STATES } from '../support/states.js';

/** The events that a page would cancel to keep somebody from pasting. */
const EVENTS = ['paste', 'drop', 'dragover', 'copy', 'cut', 'beforeinput', 'contextmenu'] as const;

/** By what password managers are told to keep away. */
const SHUNNING = ['data-1p-ignore', 'data-lpignore', 'data-bwignore', 'data-protonpass-ignore', 'data-form-type'] as const;

/** What each field is for (HTML, autofill field names); a field of another name says nothing, or what its page said. */
const PURPOSES: Readonly<Record<string, RegExp>> = {
  username: /\b(username|email)\b/, current: /^current-password$/, password: /^(current|new)-password$/, code: /^one-time-code$/, answer: /^one-time-code$/,
  email: /\bemail\b/, phone_number: /\btel\b/, given_name: /^given-name$/, family_name: /^family-name$/, birthdate: /^bday$/, address: /^street-address$/,
};

/** What keeps a person, or a manager, from filling in the fields of a form. */
function obstacles(form: HTMLFormElement): string[] {
  const fields = [...form.querySelectorAll('input')].filter(({ type }) => !/^(radio|checkbox)$/.test(type));
  const hidden = fields.filter(({ type, name }) => type === 'hidden' && name === 'username').map(() => 'the user name is hidden from managers');
  const nameless = fields.some(({ type }) => type === 'password') && !fields.some(({ name }) => name === 'username') ? ['no user name goes with the password'] : [];
  return [...hidden, ...nameless, ...fields.filter(({ readOnly, type }) => !readOnly && type !== 'hidden').flatMap((field) => {
    // Firefox reflects no `one-time-code`.
    const purpose = field.getAttribute('autocomplete') ?? '';
    return [
      ...EVENTS.filter((type) => !field.dispatchEvent(new Event(type, { bubbles: true, cancelable: true, composed: true }))).map((type) => `${field.name} cancels ${type}`),
      ...(purpose === 'off' || form.getAttribute('autocomplete') === 'off' ? [`${field.name} may not be filled in`] : []),
      ...(purpose !== 'off' && PURPOSES[field.name]?.test(purpose) === false ? [`${field.name} says that it is for “${purpose}”`] : []),
      ...SHUNNING.filter((attribute) => field.closest(`[${attribute}]`)).map((attribute) => `${field.name} has ${attribute}`),
      ...(field.name === 'code' && field.maxLength > 0 && field.maxLength < 12 ? [`${field.name} cuts off what is pasted with blanks`] : []),
    ];
  })];
}

/**
 * What the Enter key of a keyboard on the screen says and does: Android goes to the next field by `next`, and does nothing where there is none;
 * the last field sends the form.
 */
function wrongHints(form: HTMLFormElement): string[] {
  const fields = [...form.querySelectorAll('input, select')].filter((field): field is HTMLInputElement => field.checkVisibility() && !field.matches('[readonly], [type=hidden], .auth-hidden'));
  return fields.filter((field, index) => field.matches('input:not([type=checkbox], [type=radio])') && (index + 1 < fields.length ? field.getAttribute('enterkeyhint') !== 'next' : !/^(go|send|done|search)$/.test(field.getAttribute('enterkeyhint') ?? '')))
    .map((field) => `${field.name} says ${field.getAttribute('enterkeyhint') ?? 'nothing'}`);
}

describe('pasting and filling', () => {
  for (const { tag, state, open } of STATES) {
    it(`is allowed in every field of ${tag} (${state})`, async () => {
      await open();
      const forms = [...document.querySelectorAll('form')];
      expect(forms.flatMap((form) => obstacles(form))).to.deep.equal([]);
      expect(forms.flatMap((form) => wrongHints(form))).to.deep.equal([]);
    });
  }

  it('would not be, where a page forbids it', () => {
    const form = mount<HTMLFormElement>(html`<form @paste=${(event: Event) => { event.preventDefault(); }}>
      <input type="hidden" name="username"><input name="code" maxlength="6" autocomplete="off"><input type="password" name="password" autocomplete="username" data-lpignore="true"></form>`);
    expect(obstacles(form)).to.deep.equal([
      'the user name is hidden from managers', 'code cancels paste', 'code may not be filled in', 'code cuts off what is pasted with blanks',
      'password cancels paste', 'password says that it is for “username”', 'password has data-lpignore',
    ]);
    const nameless = mount<HTMLFormElement>(html`<form autocomplete="off"><input type="password" name="password" autocomplete="new-password"></form>`);
    expect(wrongHints(mount<HTMLFormElement>(html`<form><input name="a" enterkeyhint="go"><input name="b" enterkeyhint="next"></form>`))).to.deep.equal(['a says go', 'b says next']);
    expect(obstacles(nameless)).to.deep.equal(['no user name goes with the password', 'password may not be filled in']);
  });
});
