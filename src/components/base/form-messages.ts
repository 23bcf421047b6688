/** What a form says when something is wrong or has been done; it comes with the words, when there is something to say for the first time. */
import type { AuthFailure, TextRef } from '../../flow/types.js';
import type { errorTexts } from '../../i18n/error-texts.js';
import { advise } from './advise.js';
import type { Problems } from './auth-screen.js';
import { controlsOf, focusFirst, type Control } from './form-acts.js';
import { messageStyles } from './form-messages.styles.js';
import { adoptFormStyles } from './form.styles.js';
import { uniqueId } from './ids.js';

export { conceal, reveal } from './form-reveal.js';

/** What the form tells a person at the moment. */
export interface FormMessages {
  /** What is wrong with the whole. */
  readonly message: string;
  /** What has just been done, has ended or is still to be done. */
  readonly notice: string;
  /** The notice is of what has been done. */
  readonly isGood: boolean | undefined;
  /** What is wrong with single fields, by their `name`. */
  readonly problems: Problems;
  /** Puts a text into words. */
  say(text: TextRef): string;
}

/** Shows what is wrong, and what has been done. */
export function showMessages(form: HTMLFormElement, { message, notice, isGood, problems, say }: FormMessages): void {
  adoptFormStyles(form.getRootNode() as Document | ShadowRoot, [messageStyles]);
  const controls = controlsOf(form);
  const homeless = Object.keys(problems).filter((name) => !controls.some((control) => control.name === name)).map((name) => textOf(problems[name], say));
  for (const control of controls) {
    const text = textOf(problems[control.name], say, control);
    const place = form.querySelector<HTMLElement>(`[data-auth-message="${CSS.escape(control.name)}"]`);
    if (text && !place) homeless.push(text);
    control.ariaInvalid = text ? 'true' : null;
    if (place) {
      place.id ||= uniqueId();
      write(place, text);
      describe(control, place.id, Boolean(text));
    }
  }
  write(messagePlace(form), [message, ...homeless].filter(Boolean).join(' '));
  const noticePlace = form.querySelector<HTMLElement>('[data-auth-notice]');
  if (!noticePlace) return;
  noticePlace.toggleAttribute('data-good', Boolean(isGood));
  write(noticePlace, notice);
}

const MISCONFIGURED = { key: 'error-configuration', english: 'Sign-in is not set up correctly on this page. Please tell whoever runs it.' } satisfies TextRef & { english: typeof errorTexts['error-configuration'] };

/** A field is called by its label, where Cognito calls it by the name of its attribute. Who sees no such field can do nothing about it. */
function textOf(problem: TextRef | string = '', say: FormMessages['say'], control?: Control): string {
  if (typeof problem === 'string') return problem;
  const name = problem.params?.attribute;
  if (!name) return say(problem);
  if (!control) {
    advise('attribute', String(name));
    return say(MISCONFIGURED);
  }
  const attribute = labelOf(control);
  return say(attribute ? { ...problem, params: { attribute } } : problem);
}

/** The words of a field's label alone. */
function labelOf({ labels }: Control): string | undefined {
  const label = labels?.[0]?.cloneNode(true) as HTMLElement | undefined;
  for (const other of label?.querySelectorAll('.auth-optional, button, input, select, textarea') ?? []) other.remove();
  return label?.textContent.trim();
}

/**
 * Moves the focus to a field. Where there is none of that name, it stays, and the message is brought into view:
 * an alert that took the focus too would be read twice.
 */
export function focusField(form: HTMLFormElement, name: string | undefined): void {
  const control = controlsOf(form).find((candidate) => candidate.name === name && candidate.type !== 'hidden');
  control?.focus();
  if (control instanceof HTMLInputElement) control.select();
  if (control) return;
  if (!form.matches(':focus-within')) focusFirst(form);
  messagePlace(form).scrollIntoView({ block: 'nearest' });
}

/** Where the error is: its field, else the secret that has to be typed again, else where the person is. */
export function focusProblem(form: HTMLFormElement, failure: AuthFailure | undefined): void {
  const names = controlsOf(form).map(({ name }) => name);
  focusField(form, failure?.field ?? ['password', 'code'].find((name) => names.includes(name)));
}

/** Where the form says what is wrong with the whole; made where a page's own form has no such place. */
function messagePlace(form: HTMLFormElement): HTMLElement {
  const known = form.querySelector<HTMLElement>('[data-auth-message=""]');
  if (known) return known;
  const place = document.createElement('p');
  place.className = 'auth-message';
  place.role = 'alert';
  place.dataset.authMessage = '';
  form.append(place);
  return place;
}

function write(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}

/** Adds or takes away one id of `aria-describedby`, leaving those that a page or a hint put there. */
function describe(control: Control, id: string, isDescribed: boolean): void {
  const old = control.getAttribute('aria-describedby') ?? '';
  const others = old.split(/\s+/).filter((other) => other !== id);
  const ids = [...others, ...(isDescribed ? [id] : [])].join(' ').trim();
  if (ids === old) return;
  if (ids) control.setAttribute('aria-describedby', ids);
  else control.removeAttribute('aria-describedby');
}

const REQUIRED: TextRef = { key: 'invalid-required', english: 'Fill in this field.' };
const EMAIL: TextRef = { key: 'invalid-email', english: 'Enter a complete email address, such as name@example.com.' };
const SPACE: TextRef = { key: 'invalid-password-space', english: 'A password cannot begin or end with a space.' };

/** What the browser's own constraints find, in our words where we have them. */
export function nativeProblems(form: HTMLFormElement): Problems {
  const problems: Record<string, TextRef | string> = {};
  for (const control of controlsOf(form)) {
    const { validity, name, value } = control;
    if (validity.valueMissing) problems[name] = REQUIRED;
    else if (validity.typeMismatch && control.getAttribute('type') === 'email') problems[name] = EMAIL;
    else if (!validity.valid) problems[name] = control.validationMessage;
    else if (name === 'password' && value !== value.trim()) problems[name] = SPACE;
  }
  return problems;
}
