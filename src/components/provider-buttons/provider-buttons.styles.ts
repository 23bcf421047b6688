import { css } from 'lit';

/** The buttons stand in the shadow layout, below the form; colours that a provider prescribes are its own. */
export const providerButtonStyles = css`
  .providers { display: flex; flex-direction: column; gap: .625rem }
  .providers[hidden] { display: none }
  .or { display: flex; align-items: center; gap: .75rem; color: var(--_muted); font-size: .875em }
  .or::before, .or::after { content: ''; flex: 1; border-block-start: 1px solid var(--_line) }
  .provider { --_face: var(--_field); --_ink: var(--_text); --_edge: var(--_border); display: flex; align-items: center; justify-content: center; gap: .625em; inline-size: 100%; min-block-size: var(--_control); box-sizing: border-box; padding: .5em .75em; font: var(--auth-button-font, 550 1em/1.5) var(--_font); color: var(--_ink); background: var(--_face); border: 1px solid var(--_edge); border-radius: var(--auth-button-radius, var(--_radius)); cursor: pointer; overflow-wrap: anywhere; transition: box-shadow .15s }
  .provider:hover { box-shadow: 0 0 0 1px var(--_edge) }
  .provider:focus-visible { outline: 2px solid var(--_link); outline-offset: 2px }
  .provider[data-provider='Google'] { --_face: light-dark(#fff, #131314); --_ink: light-dark(#1f1f1f, #e3e3e3); --_edge: light-dark(#747775, #8e918f) }
  .provider[data-provider='SignInWithApple'] { --_face: light-dark(#000, #fff); --_ink: light-dark(#fff, #000); --_edge: transparent }
  .mark { display: inline-flex; flex: none; inline-size: 1.25em; block-size: 1.25em }
  .mark svg, .mark ::slotted(*) { inline-size: 100%; block-size: 100% }
  @media (prefers-reduced-motion: reduce) { .provider { transition: none } }
  @media (forced-colors: active) { .provider { border-color: ButtonBorder } .mark svg { forced-color-adjust: none } }
`;
