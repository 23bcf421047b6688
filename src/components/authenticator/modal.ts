import { html, type LitElement, type TemplateResult } from 'lit';
import type { AuthScreen } from '../base/auth-screen.js';
import { focusFirst } from '../base/form-acts.js';
import { modalStyles } from './modal.styles.js';

/** The dialog of the modal variation. */
export class Modal {
  readonly #host: LitElement;
  readonly #dismiss: () => void;
  #isOpening = false;

  /** @param dismiss the person has closed the dialog */
  constructor(host: LitElement, dismiss: () => void) {
    this.#host = host;
    this.#dismiss = dismiss;
    const { styleSheet } = modalStyles;
    if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  }

  render(slots: TemplateResult, className: string, closeLabel: string): TemplateResult {
    return html`
      <dialog @close=${this.#onClose}>
        <div class=${className} part="card">
          <button class="close" part="close" aria-label=${closeLabel} @click=${this.#dismiss}>×</button>
          ${slots}
        </div>
        <p class="said" role="status"></p>
      </dialog>`;
  }

  /** Opens or closes the dialog, once it has been rendered. */
  toggle(isWanted: boolean): void {
    const dialog = this.#dialog;
    if (!dialog) return;
    // One that was moved in the document is still open, but no longer above the page.
    if (dialog.open && !(isWanted && dialog.matches(':modal'))) dialog.close();
    if (isWanted && !dialog.open) {
      dialog.showModal();
      this.#isOpening = true;
    }
    this.#follow(dialog);
  }

  /** Says something inside the open dialog: what is outside it is not heard. Answers whether there is one. */
  announce(text: string): boolean {
    const dialog = this.#dialog;
    const place = dialog?.querySelector('.said');
    if (!dialog?.open || !place) return false;
    place.textContent = text;
    this.#follow(dialog);
    return true;
  }

  get #dialog(): HTMLDialogElement | null { return this.#host.renderRoot.querySelector('dialog'); }

  /** Names it by the heading of its step, which stands in the light DOM, where an id does not reach from here; once it has opened, the step has the focus. */
  #follow(dialog: HTMLDialogElement): void {
    const screens = [...this.#host.querySelectorAll<AuthScreen>(':scope > [slot="screen"]')];
    const screen = screens.find(({ isShown }) => isShown);
    void screen?.updateComplete.then(() => {
      const { form } = screen;
      dialog.ariaLabel = form.querySelector('h1, h2, h3')?.textContent ?? null;
      if (form.elements.length) this.#lead(form);
      // A form may still be on its way.
      else new MutationObserver((_, observer) => {
        observer.disconnect();
        this.#follow(dialog);
      }).observe(form, { childList: true });
    });
  }

  /** What a dialog is opened for comes first, and not the way out of it (WAI-ARIA Authoring Practices, dialog). Who has gone elsewhere meanwhile is left alone. */
  #lead(form: HTMLFormElement): void {
    if (this.#isOpening && !form.matches(':focus-within')) focusFirst(form);
    this.#isOpening = false;
  }

  readonly #onClose = ({ currentTarget }: Event): void => {
    if (!(currentTarget as HTMLDialogElement).open) this.#dismiss();
  };
}
