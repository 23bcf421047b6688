import { css } from 'lit';

/**
 * The semantic tokens. All colours follow from `--auth-color-brand`, and each may be set by itself (docs/theming.md).
 * They are derived on the element, so that they follow a brand colour set anywhere above; light or dark follows the page's own `color-scheme`.
 * Public ones (`--auth-…`) come from a theme or the page, private ones (`--_…`) are what the sheets read.
 * `--_y` is white or black by WCAG's relative luminance: at .179 both have the same contrast, 4.58.
 */
export const tokens = css`
  :host {
    --_brand: var(--auth-color-brand,#3b4fd8);
    --_surface: var(--auth-color-surface,light-dark(#fff,oklch(from var(--_brand) .22 min(c,.015) h)));
    --_text: var(--auth-color-text,light-dark(oklch(from var(--_brand) .23 min(c,.02) h),oklch(from var(--_brand) .95 min(c,.01) h)));
    --_muted: var(--auth-color-muted,color-mix(in oklab,var(--_text) 72%,var(--_surface)));
    --_border: var(--auth-color-border,color-mix(in oklab,var(--_text) 50%,var(--_surface)));
    --_line: var(--auth-color-line,color-mix(in oklab,var(--_text) 12%,var(--_surface)));
    --_field: var(--auth-color-field,color-mix(in oklab,#fff 5%,var(--_surface)));
    --_accent: var(--auth-color-accent,light-dark(var(--_brand),oklch(from var(--_brand) max(l,.75,.92 - c * 2) calc(c * .7) h)));
    --_link: var(--auth-color-link,light-dark(oklch(from var(--_accent) min(l,.5) c h),var(--_accent)));
    --_y: calc((.179 - y) * 1e5);
    --_on-accent: var(--auth-color-on-accent,color(from var(--_accent) xyz var(--_y) var(--_y) var(--_y)));
    --_danger: var(--auth-color-danger,light-dark(#b3202c,#ff9a9a));
    --_success: var(--auth-color-success,light-dark(#14713f,#74d69b));
    --_font: var(--auth-font-family,system-ui,sans-serif);
    --_font-size: var(--auth-font-size,1rem);
    --_radius: var(--auth-radius,.625rem);
    --_control: var(--auth-control-height,calc(2.875rem * var(--auth-density,1)));
    --_gap: var(--auth-gap,calc(1.125rem * var(--auth-density,1)));
  }
  @media (prefers-contrast: more) { :host { --_muted: var(--_text); --_border: var(--_text); --_line: var(--_text) } }
`;

/** The frame around a form: a card in the page, or nothing inside an authenticator that has one already. */
export const card = css`
  :host { display: block; inline-size: 100%; max-inline-size: var(--auth-width, 26rem); box-sizing: border-box; font: 400 var(--_font-size)/1.5 var(--_font); color: var(--_text) }
  :host([hidden]) { display: none }
  ::slotted([slot]) { margin-block: 0 }
  .card { display: flex; flex-direction: column; gap: var(--_gap) }
  :host(:not(:state(embedded))) .card { padding: var(--auth-card-padding, calc(min(6cqi, 2.25rem) * var(--auth-density, 1))); background: var(--auth-card-background, var(--_surface)); border: var(--auth-card-border, 1px solid var(--_line)); border-radius: var(--auth-card-radius, min(var(--_radius) * 1.75, 2rem)); box-shadow: var(--auth-card-shadow, 0 12px 32px -12px #00000024) }
  :host(:state(embedded)) { max-inline-size: none }
  .away { display: none }
  .announcer { position: absolute; inline-size: 1px; block-size: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
`;
