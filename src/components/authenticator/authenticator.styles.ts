import { css } from 'lit';

export const authenticatorStyles = css`
  :host { max-inline-size: none }
  :host(:state(asking)) { max-inline-size: var(--auth-width, 26rem); margin-inline: var(--auth-margin-inline, auto) }
  .content { outline: none }
`;
