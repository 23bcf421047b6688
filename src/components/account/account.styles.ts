import { css } from 'lit';

export const accountStyles = css`
  :host { display: block; max-inline-size: var(--auth-account-width, 40rem); --auth-width: none }
  :host([hidden]) { display: none }
  .parts { display: flex; flex-direction: column; gap: calc(var(--_gap) * 1.5) }
`;
