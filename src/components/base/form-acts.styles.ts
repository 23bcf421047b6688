import { css } from 'lit';

/** What a form looks like that has something to do, or that has gone. */
export const formActsStyles = css`
  .auth-away { display: none }
  .auth-button[aria-disabled='true'] { cursor: progress; opacity: .75 }
  .auth-button[aria-disabled='true']::before { all: revert; content: ''; inline-size: 1em; block-size: 1em; border: 2px solid; border-inline-start-color: transparent; border-radius: 50%; animation: auth-spin .8s linear infinite }
  @keyframes auth-spin { to { rotate: 1turn } }
  @media (prefers-reduced-motion: reduce) { .auth-button[aria-disabled='true']::before { animation: none } }
`;
