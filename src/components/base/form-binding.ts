import { render, type CSSResult, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { adoptFormStyles } from './form.styles.js';

export interface FormHost extends HTMLElement, ReactiveControllerHost {
  /** The sheets that the form is drawn with. */
  readonly formStyles: readonly CSSResult[];
  formSubmitted(form: HTMLFormElement): void;
  formEdited(name: string): void;
  formAction(action: string, button: HTMLElement): void;
  /** The form has become another one: the page's own in place of ours, or the other way round. */
  formAdopted(form: HTMLFormElement): void;
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

  /** Says what is wrong with the whole, where the form has a place for it. */
  say(message: string): void {
    const place = this.#form.querySelector('[data-auth-message=""]');
    if (place) place.textContent = message;
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
    form.addEventListener('input', ({ target }) => { this.#host.formEdited((target as HTMLInputElement).name); }, { signal });
    form.addEventListener('click', (event) => {
      const button = (event.target as Element).closest<HTMLElement>('[data-auth-action]');
      if (!button) return;
      event.preventDefault();
      this.#host.formAction(button.dataset.authAction ?? '', button);
    }, { signal });
  }
}
