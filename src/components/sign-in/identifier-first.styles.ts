import { css } from 'lit';

/** The second way in stands back behind the first. */
export const identifierFirstStyles = css`
  .auth-passkey { color: var(--_text); background: var(--_field); border: 1px solid var(--_border) }
`;
