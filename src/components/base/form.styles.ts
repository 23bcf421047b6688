import { css, type CSSResult } from 'lit';

/** The look of every form. A page's own rules do not reach in by accident: see `insistent`. */
export const formStyles = css`
  .auth-form, :where(.auth-form) [class^='auth-'][class^='auth-'][class^='auth-'] { all: revert; box-sizing: border-box; font: inherit; color: inherit; letter-spacing: normal; word-spacing: normal; text-transform: none; text-align: start; text-indent: 0; text-shadow: none; white-space: normal; margin: 0 }
  :where(.auth-form) [class^='auth-']::before, :where(.auth-form) [class^='auth-']::after { content: none }

  .auth-form { display: flex; flex-direction: column; gap: var(--_gap); font: 400 var(--_font-size)/1.5 var(--_font); color: var(--_text); overflow-wrap: anywhere }
  .auth-title { font: var(--auth-title-font, 650 1.5em/1.25) var(--_font); letter-spacing: -.015em; text-wrap: balance }
  .auth-text { color: var(--_muted) }
  .auth-message:empty, .auth-notice:empty, .auth-field-message:empty { display: none }

  .auth-field { display: flex; flex-direction: column; gap: .375em; min-inline-size: 0 }
  .auth-label { font: var(--auth-label-font, 550 .9375em/1.5) var(--_font) }
  .auth-control { display: flex; position: relative }
  .auth-input { inline-size: 100%; min-inline-size: 0; block-size: var(--_control); padding: 0 .875em; color: var(--_text); background: var(--_field); border: solid var(--_border); border-width: var(--auth-input-border-width, 1px); border-radius: var(--_radius); font-size: max(1em, 16px) }
  .auth-control .auth-input { padding-inline-end: 5.75em }
  .auth-input[readonly] { color: var(--_muted); background: none; border-style: dashed }
  .auth-input:focus-visible { outline: 2px solid var(--_link); outline-offset: -1px; border-color: var(--_link) }
  .auth-reveal { position: absolute; inset-block: 1px; inset-inline-end: 1px; padding: 0 .875em; color: var(--_muted); background: none; border: 0; border-radius: var(--_radius); font-size: .875em; cursor: pointer }

  .auth-button { display: inline-flex; align-items: center; justify-content: center; gap: .625em; min-block-size: var(--_control); padding: .5em 1.25em; color: var(--_on-accent); background: var(--auth-button-background, var(--_accent)); border: var(--auth-button-border, 1px solid #0003); border-radius: var(--auth-button-radius, var(--_radius)); box-shadow: var(--auth-button-shadow, 0 0); font: var(--auth-button-font, 600 1em/1.5) var(--_font); text-align: center; cursor: pointer }
  .auth-button:hover { box-shadow: var(--auth-button-shadow, 0 0), 0 0 0 .25em color-mix(in oklab, var(--_accent) 25%, transparent) }
  .auth-button:focus-visible, .auth-link:focus-visible, .auth-reveal:focus-visible { outline: 2px solid var(--_link); outline-offset: 2px }
  .auth-links { display: flex; flex-wrap: wrap; gap: .25em 1.25em; justify-content: space-between }
  .auth-link { padding: .25em 0; color: var(--_link); background: none; border: 0; font: var(--auth-link-font, 550 .9375em/1.5) var(--_font); text-decoration: underline transparent; text-underline-offset: .2em; cursor: pointer }
  .auth-link:hover { text-decoration: underline }
  .auth-hidden { position: absolute; inline-size: 1px; block-size: 1px; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
`;

/** Writes each class three times, so that a rule of the page wins only by `#id` or `!important`. */
export const insistent = ({ cssText }: CSSResult): string => cssText.replace(/\.auth-[\w-]+/g, '$&$&$&');

const sheets = new WeakMap<CSSResult, CSSStyleSheet>();

/** Adopts the sheets of a form into the document or shadow root where it stands, each once. */
export function adoptFormStyles(root: Document | ShadowRoot, styles: readonly CSSResult[]): void {
  if (!('adoptedStyleSheets' in root)) return;
  for (const style of styles) {
    let sheet = sheets.get(style);
    if (!sheet) {
      sheets.set(style, sheet = new CSSStyleSheet());
      sheet.replaceSync(insistent(style));
    }
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  }
}
