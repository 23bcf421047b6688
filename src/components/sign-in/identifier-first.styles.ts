import { css } from 'lit';

/** The second way in stands back behind the first. */
export const identifierFirstStyles = css`
  /* The button that was not pressed waits without turning. */
  .auth-form:has(> .auth-passkey[aria-disabled='true']) > .auth-button:not(.auth-passkey)::before { content: none }
  .auth-passkey { color: var(--_text); background: var(--_field); border: 1px solid var(--_border) }
`;
