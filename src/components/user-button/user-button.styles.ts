import { css } from 'lit';

export const userButtonStyles = css`
  :host { display: inline-block; position: relative; font: 400 var(--_font-size)/1.5 var(--_font); color: var(--_text) }
  :host([hidden]) { display: none }
  .button { display: inline-flex; gap: .625em; align-items: center; max-inline-size: 100%; min-block-size: 2.75rem; padding: .25em .75em .25em .375em; font: inherit; color: inherit; background: none; border: 1px solid transparent; border-radius: 3em; cursor: pointer }
  .button:hover, .button[aria-expanded='true'] { background: color-mix(in oklab, var(--_text) 6%, transparent) }
  .button:focus-visible { outline: 2px solid var(--_link); outline-offset: 2px }
  .avatar { display: grid; place-items: center; flex: none; inline-size: 2rem; block-size: 2rem; overflow: hidden; color: var(--_on-accent); background: var(--_accent); border-radius: 50%; font-size: .8125em; font-weight: 600; text-transform: uppercase }
  .avatar:empty::before { content: attr(data-initials) / '' }
  .avatar img { inline-size: 100%; block-size: 100%; object-fit: cover }
  .name { overflow: hidden; max-inline-size: 12em; font-weight: 550; text-overflow: ellipsis; white-space: nowrap }
  .menu { text-align: start; position: absolute; z-index: 10; inset-block-start: calc(100% + .375rem); inset-inline-end: 0; box-sizing: border-box; min-inline-size: 100%; inline-size: max-content; max-inline-size: min(20rem, calc(100vw - 2rem)); padding: .375em; background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius); box-shadow: var(--auth-card-shadow, 0 1px 2px rgb(0 0 0 / .04), 0 12px 32px -12px rgb(0 0 0 / .24)) }
  .menu[hidden] { display: none }
  .who { margin: 0; padding: .375em .75em .625em; color: var(--_muted); font-size: .875em; overflow-wrap: anywhere }
  .item, ::slotted(:is(a, button)) { display: block; box-sizing: border-box; inline-size: 100%; min-block-size: 2.5rem; padding: .5em .75em; font: inherit; color: var(--_text); text-align: start; text-decoration: none; background: none; border: 0; border-radius: calc(var(--_radius) * .75); cursor: pointer }
  .item:is(:hover, :focus-visible), ::slotted(:is(a, button):is(:hover, :focus-visible)) { background: color-mix(in oklab, var(--_accent) 12%, var(--_surface)) }
  .item:focus-visible, ::slotted(:is(a, button):focus-visible) { outline: 2px solid var(--_link); outline-offset: -2px }
  @media (forced-colors: active) { .menu { border-color: CanvasText } .avatar { border: 1px solid } }
`;
