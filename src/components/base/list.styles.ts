import { css } from 'lit';

/** The look of forms that list things: rows with what something is, how it stands, and what can be done about it. */
export const listStyles = css`
  .auth-list { display: flex; flex-direction: column; padding: 0; list-style: none; border: 1px solid var(--_line); border-radius: var(--_radius) }
  .auth-item { display: flex; flex-wrap: wrap; gap: .375em 1em; align-items: center; justify-content: space-between; padding: .75em .875em }
  .auth-item + .auth-item { border-block-start: 1px solid var(--_line) }
  .auth-item-text { display: flex; flex-direction: column; min-inline-size: 0; flex: 1 1 12em; overflow-wrap: anywhere }
  .auth-item-name { display: flex; flex-wrap: wrap; gap: .125em .5em; align-items: baseline; font-weight: 550 }
  .auth-item-detail { display: flex; flex-wrap: wrap; gap: 0 1em; color: var(--_muted); font-size: .875em }
  .auth-item-actions { display: flex; flex-wrap: wrap; gap: .25em 1em }
  .auth-badge { display: inline-block; padding: 0 .5em; color: var(--_success); background: color-mix(in oklab, currentcolor 9%, var(--_surface)); border: 1px solid color-mix(in oklab, currentcolor 30%, transparent); border-radius: 1em; font-size: .8125em; font-weight: 550 }
  .auth-subtitle { font-size: 1.0625em; font-weight: 600; line-height: 1.3 }
  .auth-danger { color: var(--_surface); background: var(--_danger) }
  .auth-danger:hover { background: color-mix(in oklab, var(--_danger), var(--_text) 14%) }
  .auth-status { display: flex; flex-wrap: wrap; gap: .25em .75em; align-items: baseline; color: var(--_muted); font-size: .875em }
  .auth-field + .auth-status { margin-block-start: calc(-.625 * var(--_gap)) }
  .auth-status[data-good] { color: var(--_success) }
  .auth-title:focus { outline: none }
  .auth-secondary { color: var(--_text); background: var(--_surface); border-color: var(--_border) }
  .auth-secondary:hover { background: var(--_surface); border-color: var(--_text) }
`;
