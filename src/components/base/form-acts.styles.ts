import { css } from 'lit';

/** What a form looks like that has something to do, that has gone, or that is written from right to left: what is read from left to right everywhere stays so there. */
export const formActsStyles = css`
  .auth-away { display: none }
  .auth-form:dir(rtl) .auth-input:is([type='password'], [type='tel'], [type='url'], [inputmode]) { direction: ltr; text-align: right }
  .auth-form:dir(rtl) .auth-control .auth-input { padding: 0 .875em 0 5.75em }
  .auth-button[aria-disabled='true'] { cursor: progress; opacity: .75 }
  .auth-button[aria-disabled='true']::before { content: ''; inline-size: 1em; block-size: 1em; border: 2px solid; border-inline-start-color: transparent; border-radius: 50%; animation: auth-spin .8s linear infinite }
  @keyframes auth-spin { to { rotate: 1turn } }
  @media (prefers-reduced-motion: reduce) { .auth-button[aria-disabled='true']::before { animation-duration: 3s } }
`;
