import { css } from 'lit';

/** What a form looks like that has something to say. */
export const messageStyles = css`
  .auth-message, .auth-notice { border: 1px solid color-mix(in oklab, currentcolor 30%, transparent); border-radius: var(--_radius); padding: .625em .875em; color: var(--_danger); background: color-mix(in oklab, currentcolor 9%, var(--_surface)) }
  .auth-notice { color: var(--_text) }
  .auth-notice[data-good] { color: var(--_success) }
  .auth-input[aria-invalid='true'] { border-color: var(--_danger) }
  .auth-field-message { color: var(--_danger); font-size: .875em }
`;
