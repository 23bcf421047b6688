import { css } from 'lit';

/** The look of what only forms have in which somebody chooses: passwords, attributes. */
export const choiceStyles = css`
  .auth-optional { color: var(--_muted); font-size: .875em; font-weight: 400 }
  .auth-checkbox { inline-size: 1.25em; block-size: 1.25em; flex: none; accent-color: var(--_accent) }
  .auth-check-label { display: flex; gap: .625em; align-items: center; min-block-size: 1.75em }
  .auth-policy { display: grid; gap: .25em; padding: 0; list-style: none; color: var(--_muted); font-size: .875em }
  .auth-rule { display: flex; gap: .5em }
  .auth-rule::before { all: revert; content: '○'; inline-size: 1em; text-align: center }
  .auth-rule[data-met] { color: var(--_success) }
  .auth-rule[data-met]::before { content: '✓' }
  .auth-checkbox:focus-visible { outline: 2px solid var(--_link); outline-offset: 2px }
  @media (forced-colors: active) { .auth-rule[data-met] { font-weight: 700 } }
`;
