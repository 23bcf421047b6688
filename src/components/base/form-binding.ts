import { render, type CSSResult, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Values } from '../../flow/types.js';
import { adoptFormStyles } from './form.styles.js';
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

export interface FormHost extends HTMLElement, ReactiveControllerHost {
  /** The sheets that the form is drawn with. */
  readonly formStyles: readonly CSSResult[];
  formSubmitted(form: HTMLFormElement): void;
  formEdited(name: string): void;
  formAction(action: string, button: HTMLElement): void;
  /** The form has become another one: the page's own in place of ours, or the other way round. */
  formAdopted(form: HTMLFormElement): void;
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

/**
 * Binds one `<form>` in the light DOM of its host: the page's own where the host has one as a child, else one that it writes.
 * Both are served alike: fields by `name`, actions by `data-auth-action`, messages in `data-auth-message`.
 * Nothing of the page's is moved; a form of ours that somebody else removed comes back with what was typed.
 */
export class FormBinding implements ReactiveController {
  readonly #host: FormHost;
  readonly #observer = new MutationObserver(() => { this.#adopt(); });
  readonly #own = document.createElement('form');
  #form: HTMLFormElement = this.#own;
  #listening: AbortController | undefined;

  constructor(host: FormHost) {
    this.#host = host;
    this.#own.className = 'auth-form';
    this.#own.method = 'post';
    host.addController(this);
  }

  get form(): HTMLFormElement { return this.#form; }

  /** Whether the form is one that we write. */
  get isOwn(): boolean { return this.#form === this.#own; }

  hostConnected(): void {
    adoptFormStyles(this.#host.getRootNode() as Document | ShadowRoot, this.#host.formStyles);
    this.#observer.observe(this.#host, { childList: true });
    this.#adopt();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#listening?.abort();
    this.#listening = undefined;
  }

  /** Writes the content of our own form; a form of the page is left as it is. */
  render(content: () => TemplateResult): void {
    if (this.isOwn) render(content(), this.#own, { host: this.#host });
  }

  /** Shows what is wrong, what has been done and whether something is under way. */
  show({ isBusy, message, notice, fields }: FormState): void {
    const form = this.#form;
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
    write(this.#messagePlace(), [message, ...homeless].filter(Boolean).join(' '));
    const noticePlace = form.querySelector<HTMLElement>('[data-auth-notice]');
    if (noticePlace) write(noticePlace, notice);
  }

  /** Empties the fields that hold a secret, once it has served. */
  forgetSecrets(): void {
    for (const control of controlsOf(this.#form)) {
      if (control.matches(SECRET)) control.value = '';
    }
  }

  /** Moves the focus to a field, or to the message when there is none of that name. */
  focus(name: string | undefined): void {
    const control = controlsOf(this.#form).find((candidate) => candidate.name === name && candidate.type !== 'hidden');
    (control ?? this.#messagePlace()).focus();
    if (control instanceof HTMLInputElement) control.select();
  }

  /** Moves the focus to the first field that can be typed into. */
  focusFirst(): void {
    const control = controlsOf(this.#form).find((candidate) => !('readOnly' in candidate && candidate.readOnly) && candidate.type !== 'hidden');
    (control ?? this.#form.querySelector('button'))?.focus();
  }

  #messagePlace(): HTMLElement {
    const known = this.#form.querySelector<HTMLElement>('[data-auth-message=""]');
    if (known) return known;
    const place = document.createElement('p');
    place.className = 'auth-message';
    place.role = 'alert';
    place.tabIndex = -1;
    place.dataset.authMessage = '';
    this.#form.append(place);
    return place;
  }

  #adopt(): void {
    const pages = [...this.#host.children].find((child) => child instanceof HTMLFormElement && child !== this.#own) as HTMLFormElement | undefined;
    const form = pages ?? this.#own;
    if (pages) this.#own.remove();
    else if (this.#own.parentNode !== this.#host) this.#host.append(this.#own);
    if (form === this.#form && this.#listening) return;
    this.#form = form;
    this.#listen(form);
    this.#host.formAdopted(form);
  }

  #listen(form: HTMLFormElement): void {
    this.#listening?.abort();
    const { signal } = (this.#listening = new AbortController());
    form.noValidate = true;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#host.formSubmitted(form);
    }, { signal });
    form.addEventListener('input', ({ target }) => { this.#host.formEdited((target as Control).name); }, { signal });
    form.addEventListener('click', (event) => {
      const button = (event.target as Element).closest<HTMLElement>('[data-auth-action]');
      if (!button) return;
      event.preventDefault();
      this.#host.formAction(button.dataset.authAction ?? '', button);
    }, { signal });
  }
}

function write(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}

/** Adds or takes away one id of `aria-describedby`, leaving those that a page or a hint put there. */
function describe(control: Control, id: string, isDescribed: boolean): void {
  const ids = new Set((control.getAttribute('aria-describedby') ?? '').split(/\s+/).filter(Boolean));
  if (isDescribed === ids.has(id)) return;
  if (isDescribed) ids.add(id);
  else ids.delete(id);
  if (ids.size) control.setAttribute('aria-describedby', [...ids].join(' '));
  else control.removeAttribute('aria-describedby');
}
