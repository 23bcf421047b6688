import { css } from 'lit';

export const modalStyles = css`
  :host([variation='modal']) { max-inline-size: none; margin-inline: 0 }
  dialog { inline-size: calc(100% - 2rem); max-inline-size: var(--auth-width, 26rem); margin: auto; padding: 0; color: inherit; background: none; border: 0; overflow: visible; max-block-size: none }
  dialog::backdrop { background: rgb(10 12 20 / .55); backdrop-filter: blur(2px) }
  dialog .card { position: relative; max-block-size: calc(100dvb - 2rem); box-sizing: border-box; overflow: auto }
  .said { position: absolute; inline-size: 1px; block-size: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
  .close { position: absolute; inset-block-start: .75rem; inset-inline-end: .75rem; inline-size: 2.5rem; block-size: 2.5rem; padding: 0; font: inherit; font-size: 1.25rem; line-height: 1; color: var(--_muted); background: none; border: 0; border-radius: 50%; cursor: pointer }
  .close:hover { color: var(--_text); background: color-mix(in oklab, var(--_text) 8%, transparent) }
  .close:focus-visible { outline: 2px solid var(--_link); outline-offset: 2px }
  @media (width < 30rem) and (orientation: portrait) { dialog { margin-block-end: 1rem } }
`;
