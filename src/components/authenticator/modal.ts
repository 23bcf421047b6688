import { html, type LitElement, type TemplateResult } from 'lit';
import type { AuthScreen } from '../base/auth-screen.js';
import { modalStyles } from './modal.styles.js';

/** The dialog of the modal variation. */
export class Modal {
  readonly #host: LitElement;
  readonly #dismiss: () => void;

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
      </dialog>`;
  }

  /** Opens or closes the dialog, once it has been rendered. */
  toggle(isWanted: boolean): void {
    const dialog = this.#host.renderRoot.querySelector('dialog');
    if (!dialog) return;
    // One that was moved in the document is still open, but no longer above the page.
    if (dialog.open && !(isWanted && dialog.matches(':modal'))) dialog.close();
    if (isWanted && !dialog.open) dialog.showModal();
    const screen = this.#host.querySelector<AuthScreen>(':scope > [slot="screen"]');
    // The heading stands in the light DOM, where an id does not reach from here.
    void screen?.updateComplete.then(() => { dialog.ariaLabel = screen.querySelector('h1, h2, h3')?.textContent ?? null; });
  }

  readonly #onClose = ({ currentTarget }: Event): void => {
    if (!(currentTarget as HTMLDialogElement).open) this.#dismiss();
  };
}
