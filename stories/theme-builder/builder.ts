import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { isColour, toHex } from '../../src/themes/colour.js';
import { change, deriveColour, isSet, measureTheme, palettes, rebrand, setColour, setToken, themeCss, tokensOf, type ColourName, type Design } from '../../src/themes/design.js';
import { likeProblems } from '../../src/themes/contrast.js';
import { designTokens, isBridge } from '../../src/themes/dtcg.js';
import { readTokens, type TokenValues } from '../../src/themes/read-theme.js';
import { builderStyles } from './builder.styles.js';
import { screens } from './screens.js';

const sheets = import.meta.glob<string>('../../src/themes/*.css', { query: '?raw', import: 'default', eager: true });

/** The themes that one may begin with. */
const THEMES = new Map(Object.entries(sheets)
  .map(([path, css]): [string, TokenValues] => [path.replace(/^.*\/|\.css$/g, ''), readTokens(css)])
  .filter(([, tokens]) => !isBridge(tokens))
  .sort(([a], [b]) => Number(b === 'default') - Number(a === 'default') || a.localeCompare(b)));

const FONTS: Readonly<Record<string, string>> = {
  'System': 'system-ui, sans-serif',
  'Humanist': 'Seravek, "Gill Sans Nova", Ubuntu, Calibri, "DejaVu Sans", source-sans-pro, sans-serif',
  'Geometric': 'Avenir, Montserrat, Corbel, "URW Gothic", source-sans-pro, sans-serif',
  'Grotesque': 'Inter, Roboto, "Helvetica Neue", "Arial Nova", "Nimbus Sans", Arial, sans-serif',
  'Rounded': 'ui-rounded, "Hiragino Maru Gothic ProN", Quicksand, Comfortaa, Nunito, "Arial Rounded MT Bold", sans-serif',
  'Old-style serif': '"Iowan Old Style", "Palatino Linotype", "URW Palladio L", P052, Georgia, serif',
  'Transitional serif': 'Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif',
  'Monospace': 'ui-monospace, "Cascadia Code", "Source Code Pro", Menlo, Consolas, "DejaVu Sans Mono", monospace',
};

const COLOURS: Readonly<Partial<Record<ColourName, string>>> = {
  surface: 'Card', text: 'Text', muted: 'Hints', field: 'Fields', border: 'Field edges', line: 'Lines', accent: 'Button', onAccent: 'On the button', link: 'Links, focus', danger: 'Problems', success: 'Good news',
};

const SCHEMES = ['light', 'dark'] as const;

const remOf = (value: string | undefined): number => { const [, number = '0', unit] = /^([\d.]+)(rem|px)?$/.exec(value ?? '') ?? []; return Number(number) / (unit === 'px' ? 16 : 1); };

const inputValue = ({ currentTarget }: Event): string => (currentTarget as HTMLInputElement | HTMLSelectElement).value;

/** Makes a theme: from a few choices to a style sheet and design tokens, with every screen and every contrast in view. */
export class ThemeBuilder extends LitElement {
  static override properties = { name: { state: true }, design: { state: true }, only: { state: true }, format: { state: true }, done: { state: true } };

  declare name: string;
  declare design: Design;
  declare only: string;
  declare format: 'css' | 'json';
  declare done: string;

  constructor() {
    super();
    this.name = 'default';
    this.design = { theme: THEMES.get('default') ?? {} };
    this.only = '';
    this.format = 'css';
    this.done = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const sheet = builderStyles.styleSheet;
    if (sheet && !document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  }

  get tokens(): TokenValues { return tokensOf(this.design); }

  set tokens(tokens: TokenValues) { this.design = change(this.design, tokens); }

  /** In the light DOM: the screens are to stand in the page's own tree. */
  protected override createRenderRoot(): HTMLElement { return this; }

  protected override render(): TemplateResult {
    return html`
      <form class="panel" aria-label="Theme" @submit=${(event: Event) => { event.preventDefault(); }}>
        <div><h1>Theme builder</h1><p>A brand colour, a radius, a density and a font: everything else follows.</p></div>
        ${this.#renderChoices()} ${this.#renderVerdict()} ${this.#renderColours()} ${this.#renderContrast()} ${this.#renderExport()}
      </form>
      <div class="gallery"><theme-gallery .tokens=${this.tokens} .only=${this.only}></theme-gallery></div>`;
  }

  #renderChoices(): TemplateResult {
    const brand = toHex(palettes(this.tokens).light.brand);
    const radius = remOf(this.tokens['--auth-radius'] ?? '.625rem');
    const density = Number(this.tokens['--auth-density'] ?? 1);
    const font = this.tokens['--auth-font-family'];
    const known = Object.values(FONTS).includes(font ?? '');
    return html`<div class="rows">
      <label class="row"><span>Begin with</span><select name="theme" @change=${this.#begin}>${[...THEMES.keys()].map((name) => html`<option ?selected=${name === this.name}>${name}</option>`)}</select></label>
      <div class="row"><label for="brand">Brand colour</label><input id="brand" type="text" spellcheck="false" .value=${brand} @change=${this.#brand}><input type="color" aria-label="Pick the brand colour" .value=${brand} @input=${this.#brand}></div>
      <label class="row"><span>Radius</span><input name="radius" type="range" min="0" max="2" step=".0625" .value=${String(radius)} @input=${(event: Event) => { this.#set('--auth-radius', `${inputValue(event)}rem`); }}><output>${radius} rem</output></label>
      <label class="row"><span>Density</span><input name="density" type="range" min=".7" max="1.3" step=".05" .value=${String(density)} @input=${(event: Event) => { this.#set('--auth-density', inputValue(event)); }}><output>${density}</output></label>
      <label class="row"><span>Font</span><select name="font" @change=${(event: Event) => { this.#set('--auth-font-family', inputValue(event)); }}>
        ${known ? nothing : html`<option selected value=${font ?? ''}>The theme’s own</option>`}
        ${Object.entries(FONTS).map(([name, value]) => html`<option value=${value} ?selected=${value === font}>${name}</option>`)}</select></label>
      <label class="row"><span>Screen</span><select name="screen" @change=${(event: Event) => { this.only = inputValue(event); }}><option value="">All</option>${screens.map(({ name }) => html`<option ?selected=${name === this.only}>${name}</option>`)}</select></label>
    </div>`;
  }

  #renderVerdict(): TemplateResult {
    const measured = measureTheme(this.tokens);
    const failing = measured.filter(({ isEnough }) => !isEnough);
    const both = palettes(this.tokens);
    const alike = SCHEMES.flatMap((scheme) => likeProblems(both[scheme]).map((name) => `${name} (${scheme})`));
    return html`<div class="verdict" role="status" ?data-fails=${failing.length > 0}>${failing.length === 0
      ? html`All ${measured.length} pairs have the contrast that WCAG 2.2 AA asks for.`
      : html`<strong>${failing.length} of ${measured.length} pairs fail WCAG 2.2 AA:</strong><ul>${failing.map(({ name, scheme, ratio, least }) => html`<li>${name}, ${scheme}: ${ratio}, not ${least}</li>`)}</ul>`}</div>
      ${alike.length === 0 ? nothing : html`<div class="verdict" role="status" data-warns>The colour of problems is hard to tell from ${alike.join(', ')}. Set another one under “Single colours”.</div>`}`;
  }

  #renderColours(): TemplateResult {
    const both = palettes(this.tokens);
    return html`<details><summary>Single colours</summary><table>
      <thead><tr><th scope="col">Colour</th><th scope="col">Light</th><th scope="col">Dark</th><th scope="col"><span class="auth-hidden">Follow</span></th></tr></thead>
      <tbody>${Object.entries(COLOURS).map(([key, label]) => {
        const name = key as ColourName;
        return html`<tr><th scope="row">${label}</th>
          ${SCHEMES.map((scheme) => html`<td><input type="color" aria-label="${label}, ${scheme}" .value=${toHex(both[scheme][name])} @input=${(event: Event) => { this.tokens = setColour(this.tokens, name, scheme, inputValue(event)); }}></td>`)}
          <td>${isSet(this.tokens, name) ? html`<button type="button" aria-label="Let ${label} follow from the others" title="Let it follow from the others" @click=${() => { this.tokens = deriveColour(this.tokens, name); }}>↺</button>` : nothing}</td></tr>`;
      })}</tbody></table></details>`;
  }

  #renderContrast(): TemplateResult {
    const measured = measureTheme(this.tokens);
    return html`<details><summary>Contrast of each pair</summary><table>
      <thead><tr><th scope="col">Pair</th><th scope="col">Asked</th><th scope="col">Light</th><th scope="col">Dark</th></tr></thead>
      <tbody>${measured.filter(({ scheme }) => scheme === 'light').map(({ name, least }) => html`<tr><th scope="row">${name}</th><td>${least}</td>
        ${measured.filter((pair) => pair.name === name).map(({ ratio, isEnough }) => html`<td ?data-fails=${!isEnough}>${isEnough ? '' : '✗ '}${ratio.toFixed(2)}</td>`)}</tr>`)}</tbody></table></details>`;
  }

  #renderExport(): TemplateResult {
    return html`<div><h2>Export</h2>
      <label class="row"><span>Format</span><select name="format" @change=${(event: Event) => { this.format = inputValue(event) as 'css' | 'json'; }}><option value="css">CSS, to link</option><option value="json">Design tokens (DTCG)</option></select></label>
      <pre tabindex="0" aria-label="The theme">${this.#text}</pre>
      <p class="buttons"><button type="button" @click=${this.#copy}>Copy</button><button type="button" @click=${this.#download}>Download</button></p>
      <p role="status">${this.done}</p></div>`;
  }

  get #text(): string { return this.format === 'css' ? themeCss(this.tokens) : `${JSON.stringify(designTokens(this.name, this.tokens), null, 2)}\n`; }

  #set(name: string, value: string): void { this.tokens = setToken(this.tokens, name, value); }

  #begin(event: Event): void {
    this.name = inputValue(event);
    this.design = { theme: THEMES.get(this.name) ?? {} };
  }

  #brand(event: Event): void {
    const value = inputValue(event);
    if (isColour(value)) this.design = rebrand(this.design, value);
    else this.requestUpdate();
  }

  async #copy(): Promise<void> {
    this.done = await navigator.clipboard.writeText(this.#text).then(() => 'Copied.', () => 'The browser does not allow copying.');
  }

  #download(): void {
    const url = URL.createObjectURL(new Blob([this.#text], { type: this.format === 'css' ? 'text/css' : 'application/json' }));
    Object.assign(document.createElement('a'), { href: url, download: this.format === 'css' ? 'auth-theme.css' : 'auth-theme.tokens.json' }).click();
    URL.revokeObjectURL(url);
    this.done = 'Downloaded.';
  }
}
