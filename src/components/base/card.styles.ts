import { css } from 'lit';

/**
 * The semantic tokens, derived on the element so that they follow a brand colour set anywhere above.
 * Light or dark follows the page's own `color-scheme`.
 * Public ones (`--auth-…`) come from a theme or the page, private ones (`--_…`) are what the sheets read.
 */
export const tokens = css`
  :host {
    --_font: var(--auth-font-family, system-ui, sans-serif);
    --_font-size: var(--auth-font-size, 1rem);
    --_radius: var(--auth-radius, .625rem);
    --_control: var(--auth-control-height, 2.875rem);
    --_gap: var(--auth-gap, 1.125rem);
    --_accent: var(--auth-color-accent, light-dark(#3b4fd8, #93a1ff));
    --_accent-hover: var(--auth-color-accent-hover, color-mix(in oklab, var(--_accent), var(--_text) 14%));
    --_link: var(--auth-color-link, var(--_accent));
    --_on-accent: var(--auth-color-on-accent, light-dark(#fff, #11131c));
    --_surface: var(--auth-color-surface, light-dark(#fff, #181a22));
    --_field: var(--auth-color-field, light-dark(#fff, #1f222c));
    --_text: var(--auth-color-text, light-dark(#1a1c25, #eef0f7));
    --_muted: var(--auth-color-muted, light-dark(#5a5f72, #a9afc3));
    --_border: var(--auth-color-border, light-dark(#8b91a5, #6d7388));
    --_line: var(--auth-color-line, light-dark(#e3e5ec, #2d313e));
    --_danger: var(--auth-color-danger, light-dark(#b3202c, #ff9a9a));
    --_danger-soft: color-mix(in oklab, var(--_danger) 9%, var(--_surface));
    --_success: var(--auth-color-success, light-dark(#14713f, #74d69b));
    --_success-soft: color-mix(in oklab, var(--_success) 9%, var(--_surface));
  }
`;

/** The frame around a form: a card in the page, or nothing inside an authenticator that has one already. */
export const card = css`
  :host { display: block; inline-size: 100%; max-inline-size: var(--auth-width, 26rem); box-sizing: border-box; font: 400 var(--_font-size)/1.5 var(--_font); color: var(--_text) }
  :host([hidden]) { display: none }
  .card { display: flex; flex-direction: column; gap: var(--_gap); padding: var(--auth-padding, clamp(1.25rem, 6cqi, 2.25rem)); background: var(--_surface); border: 1px solid var(--_line); border-radius: calc(var(--_radius) * 1.75); box-shadow: var(--auth-shadow, 0 1px 2px rgb(0 0 0 / .04), 0 12px 32px -12px rgb(0 0 0 / .14)) }
  :host(:state(embedded)) { max-inline-size: none }
  :host(:state(embedded)) .card { padding: 0; background: none; border: 0; border-radius: 0; box-shadow: none }
  .away { display: none }
  .announcer { position: absolute; inline-size: 1px; block-size: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
  @media (forced-colors: active) { .card { border-color: CanvasText } }
`;
