import { css } from 'lit';

/** Ways to sign in: the first is the button of the form, the others stand back. */
export const selectFirstFactorStyles = css`
  .auth-options { display: flex; flex-direction: column; gap: .75em }
  .auth-option { color: var(--_text); background: var(--_field); border: 1px solid var(--_border) }
`;
