import { css, html, type TemplateResult } from 'lit';

/** The look of a choice among a few. */
export const radioStyles = css`
  .auth-choices { display: flex; flex-direction: column; gap: .5em; min-inline-size: 0; padding: 0; border: 0 }
  .auth-legend { padding: 0; margin-block-end: .375em; font: var(--auth-label-font, 550 .9375em/1.5) var(--_font) }
  .auth-choice { display: flex; gap: .75em; align-items: center; min-block-size: var(--_control); padding: .5em .875em; border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_field); overflow-wrap: anywhere; cursor: pointer }
  .auth-choice:has(:checked) { border-color: var(--_link); box-shadow: inset 0 0 0 1px var(--_link) }
  .auth-choice:has(:focus-visible) { outline: 2px solid var(--_link); outline-offset: 2px }
  .auth-radio { inline-size: 1.25em; block-size: 1.25em; flex: none; margin: 0; accent-color: var(--_accent); outline: none }
  @media (forced-colors: active) { .auth-choice:has(:checked) { outline: 2px solid Highlight } }
`;

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One of a few, the first of them chosen already. */
export const radioField = ({ form, name, legend, choices }: { readonly form: string; readonly name: string; readonly legend: string; readonly choices: readonly Choice[] }): TemplateResult => html`
  <fieldset class="auth-choices">
    <legend class="auth-legend">${legend}</legend>
    ${choices.map(({ value, label }, index) => html`
      <label class="auth-choice" for="${form}-${name}-${index}"><input class="auth-radio" type="radio" id="${form}-${name}-${index}" name=${name} value=${value} ?checked=${index === 0}>${label}</label>`)}
    <p class="auth-field-message" data-auth-message=${name}></p>
  </fieldset>`;
