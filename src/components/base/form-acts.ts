/** What is done with a form once somebody uses it. The form may be ours or the page's own: fields by `name`, messages in `data-auth-message`. */
import type { TextRef, Values } from '../../flow/types.js';
import type { Problems } from './auth-screen.js';

/** Firefox reflects no `one-time-code` in `autocomplete`: the attributes count. */
const SECRET = '[type=password],[autocomplete*=password],[autocomplete*=one-time-code],[name=code],[name=password]';

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The text controls and selects of a form that have a name. */
export const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter((element): element is Control => 'validity' in element && 'value' in element && !(element instanceof HTMLButtonElement) && Boolean((element as Control).name));

/** Values by name. Read when they are needed: password managers set them without telling. */
export function valuesOf(form: HTMLFormElement): Values {
  return Object.fromEntries([...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Said while something is under way. */
export const BUSY: TextRef = { key: 'task-loading', english: 'One moment…' };

/** Shows whether something is under way. */
export function showBusy(form: HTMLFormElement, isBusy: boolean): void {
  form.ariaBusy = isBusy ? 'true' : null;
  for (const button of form.querySelectorAll<HTMLButtonElement>('button')) {
    if (button.type === 'submit') button.ariaDisabled = isBusy ? 'true' : null;
  }
}

/** Empties the fields that hold a secret, once it has served. */
export function forgetSecrets(form: HTMLFormElement): void {
  for (const control of controlsOf(form)) if (control.matches(SECRET)) control.value = '';
}

/** Moves the focus to the first field that can be typed into. */
export function focusFirst(form: HTMLFormElement): void {
  const control = controlsOf(form).find((candidate) => !candidate.matches('[readonly], [type=hidden]'));
  (control ?? form.querySelector('button'))?.focus();
}

/** Problems without that of a field which is being mended. */
export const withoutField = (problems: Problems, name: string): Problems => Object.fromEntries(Object.entries(problems).filter(([field]) => field !== name));
