/** Shows and hides a password in a form of the page's own, whose button keeps its name and is pressed. A form of ours is rendered anew, and its button gets another name. */
import { controlsOf } from './form-acts.js';

/** Shows or hides the password that a button is for. */
export function reveal(form: HTMLFormElement, button: HTMLElement): void {
  const id = button.getAttribute('aria-controls');
  const control = controlsOf(form).find((candidate) => (id ? candidate.id === id : candidate.name === 'password'));
  if (!(control instanceof HTMLInputElement)) return;
  const isRevealed = control.type === 'password';
  control.type = isRevealed ? 'text' : 'password';
  button.ariaPressed = String(isRevealed);
}

/** Hides what is shown, when the form has served: who comes back to it finds it as at first. */
export function conceal(form: HTMLFormElement): void {
  for (const button of form.querySelectorAll<HTMLElement>('[data-auth-action="reveal"][aria-pressed="true"]')) reveal(form, button);
}
