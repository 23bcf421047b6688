import { css, html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { systemClock, type Clock } from '../../core/clock.js';
import type { CodeDelivery } from '../../flow/types.js';
import type { TextParams } from '../../i18n/texts.js';
import type { resendTexts } from './resend.texts.js';

/** How long a code gets to arrive before another may be asked for, in milliseconds. */
const WAIT = 30_000;

const SECOND = 1000;

/** In seconds: screen readers read the new name of a button that has the focus, and each second would be too often. */
const STEP = 10;

/** The look of a link that cannot be used yet. */
export const resendStyles = css`
  .auth-link[aria-disabled='true'] { color: var(--_muted); text-decoration: none; cursor: default; font-variant-numeric: tabular-nums }
`;

/** Lets a code arrive before another one may be asked for, and counts the seconds. */
export class ResendWait implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #clock: Clock = systemClock;
  #delivery: CodeDelivery | undefined;
  #until = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Seconds that are still to wait. */
  get seconds(): number { return Math.max(0, Math.ceil((this.#until - this.#clock.now()) / SECOND)); }

  /** Told of the last delivery with each update; a new one begins the wait anew. */
  follow(delivery: CodeDelivery | undefined, clock: Clock = systemClock): void {
    this.#clock = clock;
    if (delivery === this.#delivery) return;
    this.#delivery = delivery;
    this.#until = delivery ? (delivery.sentAt ?? clock.now()) + WAIT : 0;
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    if (this.seconds) this.#timer = setTimeout(() => { this.#host.requestUpdate(); }, SECOND);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** The button, which says how long there is to wait. */
  button(t: (key: keyof typeof resendTexts, params?: TextParams) => string): TemplateResult {
    const { seconds } = this;
    return html`<button class="auth-link" type="button" data-auth-action=${seconds ? nothing : 'resend'} aria-disabled=${seconds ? 'true' : nothing}
      aria-label=${seconds ? t('resend-wait', { count: Math.ceil(seconds / STEP) * STEP }) : nothing}>${seconds ? t('resend-wait', { count: seconds }) : t('resend-button')}</button>`;
  }
}
