import { css } from 'lit';

export const builderStyles = css`
  theme-builder { --ui-ground: light-dark(#eef0f4, #0d0f14); --ui-panel: light-dark(#fff, #161922); --ui-text: light-dark(#1b1e27, #e9ebf2); --ui-muted: light-dark(#565c6d, #a6adbf); --ui-line: light-dark(#d9dde6, #2b303d); --ui-focus: light-dark(#2447d6, #9db0ff); display: grid; grid-template-columns: 21rem minmax(0, 1fr); min-block-size: 100dvb; font: 400 .875rem/1.5 system-ui, sans-serif; color: var(--ui-text); background: var(--ui-ground) }
  theme-builder > .panel { position: sticky; inset-block-start: 0; block-size: 100dvb; box-sizing: border-box; overflow: auto; display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem; align-content: start; padding: 1.5rem; background: var(--ui-panel); border-inline-end: 1px solid var(--ui-line) }
  .panel h1 { margin: 0; font-size: 1.25rem; letter-spacing: -.01em }
  .panel h2 { margin: 0 0 .5rem; font-size: .875rem }
  .panel p { margin: 0; color: var(--ui-muted) }
  .panel .rows { display: grid; gap: .75rem }
  .panel .row { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr) auto; gap: .75rem; align-items: center }
  .panel .row > select { grid-column: 2 / -1 }
  .panel select, .panel input[type='text'], .panel button { min-block-size: 2rem; box-sizing: border-box; padding: .25rem .5rem; font: inherit; color: inherit; background: var(--ui-ground); border: 1px solid light-dark(#838a9c, #6b7388); border-radius: .375rem; min-inline-size: 0 }
  .panel input[type='range'] { inline-size: 100%; min-block-size: 1.5rem; margin: 0; accent-color: var(--ui-focus) }
  .panel input[type='color'] { inline-size: 2.5rem; block-size: 2rem; padding: 1px; background: none; border: 1px solid light-dark(#838a9c, #6b7388); border-radius: .375rem; cursor: pointer }
  .panel button { padding-inline: .75rem; font-weight: 600; cursor: pointer }
  .panel :focus-visible { outline: 2px solid var(--ui-focus); outline-offset: 2px }
  .panel output { min-inline-size: 4.75rem; text-align: end; font-variant-numeric: tabular-nums; color: var(--ui-muted) }
  .panel details { border-block-start: 1px solid var(--ui-line); padding-block-start: 1rem }
  .panel summary { min-block-size: 1.5rem; font-weight: 650; cursor: pointer }
  .panel table { inline-size: 100%; margin-block-start: .5rem; border-collapse: collapse; font-size: .8125rem }
  .panel th { font-weight: 400; text-align: start }
  .panel thead th { color: var(--ui-muted) }
  .panel thead th + th { text-align: end }
  .panel th, .panel td { padding: .25rem 0; border-block-end: 1px solid var(--ui-line) }
  .panel td { inline-size: 3.75rem; text-align: end; font-variant-numeric: tabular-nums }
  .panel [data-fails] { font-weight: 700; color: light-dark(#a8071a, #ff9c9c) }
  .panel .verdict { padding: .625rem .75rem; border-radius: .5rem; color: light-dark(#0b5a30, #8fe3b4); background: light-dark(#e4f5ea, #11281c) }
  .panel .verdict[data-fails] { color: light-dark(#8f0d1c, #ffb1b1); background: light-dark(#fdeaec, #331419) }
  .panel .verdict[data-warns] { color: light-dark(#6b4300, #f5cf91); background: light-dark(#fff3dc, #2e2413) }
  .panel .verdict ul { margin: .25rem 0 0; padding-inline-start: 1.25rem; font-weight: 400 }
  .panel .buttons { display: flex; flex-wrap: wrap; gap: .5rem }
  .panel pre { max-block-size: 14rem; margin: .5rem 0; padding: .75rem; overflow: auto; font: .75rem/1.5 ui-monospace, monospace; background: var(--ui-ground); border-radius: .375rem }

  theme-builder > .gallery { padding: 1.5rem clamp(1rem, 2vw, 2.5rem) 4rem; min-inline-size: 0 }
  theme-gallery { display: grid; gap: 2.5rem }
  .screen { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); min-inline-size: 0 }
  .screen[hidden] { display: none }
  .screen > h3 { grid-column: 1 / -1; margin: 0 0 .625rem; font-size: .9375rem }
  .pane { display: grid; justify-items: center; align-content: start; min-block-size: 12rem; min-inline-size: 0; padding: clamp(.75rem, 2.5vw, 2.5rem) }
  .pane > * { min-inline-size: 0 }
  .pane[data-scheme='light'] { color-scheme: light; color: #1b1e27; background: #f2f3f7 }
  .pane[data-scheme='dark'] { color-scheme: dark; color: #e9ebf2; background: #0b0c11 }

  @media (max-width: 60rem) {
    theme-builder { grid-template-columns: minmax(0, 1fr) }
    theme-builder > .panel { position: static; block-size: auto; border-inline-end: 0; border-block-end: 1px solid var(--ui-line) }
  }
  @media (max-width: 42rem) { .screen { grid-template-columns: minmax(0, 1fr) } }
`;
