import { css } from 'lit';

/** The look of a key that is to be entered into an authenticator app. */
export const totpKeyStyles = css`
  .auth-steps { display: grid; gap: var(--_gap); padding-inline-start: 1.5em; list-style: decimal; color: var(--_text) }
  .auth-step { padding-inline-start: .25em }
  .auth-step::marker { color: var(--_muted); font-variant-numeric: tabular-nums }
  .auth-qr { display: block; inline-size: 11.5rem; max-inline-size: 100%; block-size: auto; aspect-ratio: 1; margin-block-start: .625em; border: 1px solid var(--_line); border-radius: var(--_radius); forced-color-adjust: none }
  .auth-qr rect { fill: #fff }
  .auth-qr path { fill: #000 }
  .auth-secret { display: flex; flex-wrap: wrap; gap: .5em 1em; align-items: center; justify-content: space-between; margin-block-start: .625em; padding: .625em .875em; border: 1px solid var(--_line); border-radius: var(--_radius); background: var(--_field) }
  .auth-secret-key { flex: 1 1 11em; font-family: ui-monospace, monospace; font-size: .9375em; overflow-wrap: anywhere; user-select: all }
  .auth-secret-group { margin-inline-end: .5em }
  .auth-anchor { color: var(--_link); font: var(--auth-link-font, 550 .9375em/1.5) var(--_font); display: inline-block; padding-block: .25em }
  .auth-anchor:focus-visible { outline: 2px solid var(--_link); outline-offset: 2px }
`;
