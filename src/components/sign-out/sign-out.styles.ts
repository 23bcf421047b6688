import { css } from 'lit';

export const signOutStyles = css`
  :host { display: inline-block }
  :host([hidden]) { display: none }
  button { min-block-size: 2.5rem; padding: .375em 1em; font: 550 var(--_font-size)/1.5 var(--_font); color: var(--_text); background: var(--_surface); border: 1px solid var(--_border); border-radius: var(--auth-button-radius, var(--_radius)); cursor: pointer }
  button:hover { border-color: var(--_text) }
  button:focus-visible { outline: 2px solid var(--_link); outline-offset: 2px }
  button[aria-disabled='true'] { opacity: .7; cursor: progress }
`;
