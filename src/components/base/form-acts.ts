/** What is done with a form once somebody uses it. The form may be ours or the page's own: fields by `name`, messages in `data-auth-message`. */
import type { Values } from '../../flow/types.js';
import { uniqueId } from './ids.js';

/** What the form tells a person at the moment. */
export interface FormState {
  readonly isBusy: boolean;
  /** What is wrong with the whole. */
  readonly message: string;
  /** What has just been done. */
  readonly notice: string;
  /** What is wrong with single fields, by their `name`. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Firefox reflects no `one-time-code` in `autocomplete`: the attributes count. */
const SECRET = '[type=password],[autocomplete*=password],[autocomplete*=one-time-code],[name=code],[name=password]';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The text controls and selects of a form that have a name. */
export const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter((element): element is Control => 'validity' in element && 'value' in element && !(element instanceof HTMLButtonElement) && Boolean((element as Control).name));

/** Values by name. Read when they are needed: password managers set them without telling. */
export function valuesOf(form: HTMLFormElement): Values {
  const values: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') values[name] = value;
  return values;
}

/** Shows what is wrong, what has been done and whether something is under way. */
export function showFormState(form: HTMLFormElement, { isBusy, message, notice, fields }: FormState): void {
  form.ariaBusy = isBusy ? 'true' : null;
  for (const button of form.querySelectorAll<HTMLButtonElement>('button')) {
    if (button.type === 'submit') button.ariaDisabled = isBusy ? 'true' : null;
  }
  const homeless: string[] = [];
  for (const control of controlsOf(form)) {
    const text = fields[control.name] ?? '';
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
  if (noticePlace) write(noticePlace, notice);
}

/** Empties the fields that hold a secret, once it has served. */
export function forgetSecrets(form: HTMLFormElement): void {
  for (const control of controlsOf(form)) if (control.matches(SECRET)) control.value = '';
}

/** Moves the focus to a field, or to the message when there is none of that name. */
export function focusField(form: HTMLFormElement, name: string | undefined): void {
  const control = controlsOf(form).find((candidate) => candidate.name === name && candidate.type !== 'hidden');
  (control ?? messagePlace(form)).focus();
  if (control instanceof HTMLInputElement) control.select();
}

/** Moves the focus to the first field that can be typed into. */
export function focusFirst(form: HTMLFormElement): void {
  const control = controlsOf(form).find((candidate) => !('readOnly' in candidate && candidate.readOnly) && candidate.type !== 'hidden');
  (control ?? form.querySelector('button'))?.focus();
}

/** Where the form says what is wrong with the whole; made where a page's own form has no such place. */
function messagePlace(form: HTMLFormElement): HTMLElement {
  const known = form.querySelector<HTMLElement>('[data-auth-message=""]');
  if (known) return known;
  const place = document.createElement('p');
  place.className = 'auth-message';
  place.role = 'alert';
  place.tabIndex = -1;
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
