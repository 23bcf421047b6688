import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Message } from '../../src/local-cognito/index.js';
import type { World } from './world.js';

/** The accounts of a story's user pool and the messages that it has sent, so that a designer can click through. */
export class StoryInbox extends LitElement {
  static override properties = { world: { attribute: false } };

  static override styles = css`
    :host { display: block; font: 400 .8125rem/1.5 system-ui, sans-serif; color: light-dark(#3d4254, #c3c8d9) }
    h2 { margin: 0 0 .25rem; font-size: .8125rem }
    h2:not(:first-child) { margin-block-start: 1.25rem }
    p, dl { margin: 0 }
    dt { overflow-wrap: anywhere }
    dd { margin: 0 0 .5rem; overflow-wrap: anywhere }
    code { font-weight: 650; user-select: all }
  `;

  declare world: World;
  #stop: (() => void) | undefined;

  /** Its words are English, whatever the story is in. */
  override connectedCallback(): void {
    super.connectedCallback();
    Object.assign(this, { lang: 'en', dir: 'ltr' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('world')) return;
    this.#stop?.();
    this.#stop = this.world.onMessage(() => { this.requestUpdate(); });
  }

  protected override render(): TemplateResult {
    const { users, local: { inbox } } = this.world;
    return html`
      ${users.length ? html`<h2>Accounts</h2><dl>${users.map(({ Username, Password, Permanent, Confirmed }) => html`
        <dt>${Username}${Permanent === false ? ' (invited)' : Confirmed === false ? ' (unconfirmed)' : nothing}</dt><dd><code>${Password}</code></dd>`)}</dl>` : nothing}
      <h2>Inbox</h2>
      ${inbox.length ? html`<dl>${[...inbox].reverse().map((message) => this.#renderMessage(message))}</dl>` : html`<p>Nothing yet: codes arrive here.</p>`}`;
  }

  #renderMessage({ to, purpose, code, link }: Message): TemplateResult {
    return html`<dt>${to} (${purpose})</dt><dd>${link === undefined ? html`<code>${code}</code>` : html`<button @click=${() => { void this.world.local.fetch(link); }}>Open the link</button>`}</dd>`;
  }
}
