import { css } from 'lit';

/** What is read from left to right everywhere stays so in a form that is written from right to left. */
export const rtlStyles = css`
  .auth-form:dir(rtl) .auth-input:is([type='password'], [type='tel'], [type='url'], [inputmode]) { direction: ltr; text-align: right }
  .auth-form:dir(rtl) .auth-control .auth-input { padding: 0 .875em 0 5.75em }
`;
