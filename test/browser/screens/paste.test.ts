/** Nothing that a person has to type has to be typed: whatever a field holds may be pasted, dropped, filled in and copied (WCAG 2.2, 3.3.8). */
import { html } from 'lit';
import { expect } from '../support/expect.js';
import { mount, see } from '../support/page.js';
import { PLACES, SCREENS } from '../support/screens.js';
import { createWorld } from '../support/world.js';

/** The events that a page would cancel to keep somebody from pasting. */
const EVENTS = ['paste', 'drop', 'dragover', 'copy', 'cut', 'beforeinput', 'contextmenu'] as const;

/** What keeps a person from pasting into the fields of a form. */
function obstacles(form: HTMLFormElement): string[] {
  return [...form.querySelectorAll('input')].filter(({ readOnly }) => !readOnly).flatMap((field) => [
    ...EVENTS.filter((type) => !field.dispatchEvent(new Event(type, { bubbles: true, cancelable: true, composed: true }))).map((type) => `${field.name} cancels ${type}`),
    ...(field.autocomplete === 'off' ? [`${field.name} may not be filled in`] : []),
    ...(field.name === 'code' && field.maxLength > 0 && field.maxLength < 12 ? [`${field.name} cuts off what is pasted with blanks`] : []),
  ]);
}

describe('pasting', () => {
  for (const screen of SCREENS) {
    it(`is allowed in every field of ${screen.tag}`, async () => {
      const world = await createWorld(screen.options);
      const auth = world.auth();
      mount(PLACES.alone(screen, auth));
      await screen.reach(auth, world);
      await see(screen.title);
      const form = document.querySelector<HTMLFormElement>(`${screen.tag} form`)!;
      expect(obstacles(form)).to.deep.equal([]);
    });
  }

  it('would not be, where a page forbids it', () => {
    const form = mount<HTMLFormElement>(html`<form @paste=${(event: Event) => { event.preventDefault(); }}><input name="code" maxlength="6" autocomplete="off"></form>`);
    expect(obstacles(form)).to.deep.equal(['code cancels paste', 'code may not be filled in', 'code cuts off what is pasted with blanks']);
  });
});
