import { html, LitElement, nothing, render, type PropertyValues, type TemplateResult } from 'lit';
import type { Scheme } from '../../src/themes/palette.js';
import type { TokenValues } from '../../src/themes/read-theme.js';
import { screens } from './screens.js';

const SCHEMES: readonly Scheme[] = ['light', 'dark'];

const nextFrame = (): Promise<unknown> => new Promise((resolve) => { requestAnimationFrame(resolve); });

const MOST_FRAMES = 120;

/** Waits until the screen shows its form and has done what it does on arrival. */
async function hasArrived(pane: HTMLElement): Promise<void> {
  for (let frames = 0; frames < MOST_FRAMES && !pane.querySelector('form [name], form button'); frames++) await nextFrame();
  for (let frames = 0; frames < 3; frames++) await nextFrame();
}

/** Every screen, live, in the light and in the dark; its elements stand in the light DOM, as on a site. */
export class ThemeGallery extends LitElement {
  static override properties = { tokens: { attribute: false }, only: {} };

  declare tokens: TokenValues;
  /** The name of one screen; all of them where empty. */
  declare only: string;
  readonly #opened = new Set<string>();

  protected override createRenderRoot(): HTMLElement { return this; }

  protected override render(): TemplateResult {
    return html`${screens.map(({ name }) => html`
      <section class="screen" data-screen=${name} ?hidden=${Boolean(this.only) && this.only !== name} aria-label=${name}>
        <h3>${name}</h3>
        ${SCHEMES.map((scheme) => html`<div class="pane" data-scheme=${scheme}></div>`)}
      </section>`)}`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('tokens')) {
      const previous = (changed.get('tokens') ?? {}) as TokenValues;
      for (const name of Object.keys(previous)) if (!(name in this.tokens)) this.style.removeProperty(name);
      for (const [name, value] of Object.entries(this.tokens)) this.style.setProperty(name, value);
    }
    if (changed.has('only')) void this.#open();
  }

  /** One after the other: each begins with real requests to a user pool of its own. */
  async #open(): Promise<void> {
    for (const { name, open } of screens) {
      if ((this.only && this.only !== name) || this.#opened.has(name) || !this.isConnected) continue;
      this.#opened.add(name);
      for (const scheme of SCHEMES) {
        const pane = this.querySelector<HTMLElement>(`[data-screen="${CSS.escape(name)}"] [data-scheme="${scheme}"]`);
        if (!pane) continue;
        // A step takes the focus when it arrives; here nobody has come to it.
        pane.inert = true;
        render(await open() ?? nothing, pane);
        await hasArrived(pane);
        pane.inert = false;
      }
    }
    this.dataset.ready = '';
  }
}
