/** Every token that the elements read: the table of docs/theming.md, and what a design-tokens file is made from. */

export type Layer = 'brand' | 'semantic' | 'component';

export type TokenType = 'color' | 'dimension' | 'number' | 'fontFamily' | 'typography' | 'shadow' | 'border' | 'css';

export interface Token {
  readonly name: `--auth-${string}`;
  readonly layer: Layer;
  readonly type: TokenType;
  /** A CSS value, or in words where it follows from others. */
  readonly initial: string;
  readonly says: string;
}

const token = (layer: Layer, type: TokenType, name: Token['name'], initial: string, says: string): Token => ({ layer, type, name, initial, says });

export const TOKENS: readonly Token[] = [
  token('brand', 'color', '--auth-color-brand', '#3b4fd8', 'The one colour that all others follow from'),
  token('brand', 'dimension', '--auth-radius', '.625rem', 'Corners of fields, buttons and messages; the card’s follow'),
  token('brand', 'number', '--auth-density', '1', 'Scales heights, gaps and padding: .8 is compact, 1.2 roomy'),
  token('brand', 'fontFamily', '--auth-font-family', 'system-ui, sans-serif', 'The family of all text'),

  token('semantic', 'color', '--auth-color-surface', 'white; at night the darkest shade of the brand’s hue', 'The card'),
  token('semantic', 'color', '--auth-color-text', 'a near-black or near-white of the brand’s hue', 'Text'),
  token('semantic', 'color', '--auth-color-muted', '72 % text on the surface', 'Hints, explanations, the button that shows a password'),
  token('semantic', 'color', '--auth-color-field', 'the surface with 5 % white', 'Inside a field'),
  token('semantic', 'color', '--auth-color-border', '50 % text on the surface', 'Around a field: 3:1 at least'),
  token('semantic', 'color', '--auth-color-line', '12 % text on the surface', 'Around the card, between parts'),
  token('semantic', 'color', '--auth-color-accent', 'the brand; lightened at night, most where it is grey', 'The main button'),
  token('semantic', 'color', '--auth-color-on-accent', 'white or black, by the accent’s luminance', 'Text on the accent'),
  token('semantic', 'color', '--auth-color-link', 'the accent, darkened by day until it is read on the surface', 'Links and the ring of the focus'),
  token('semantic', 'color', '--auth-color-danger', 'light-dark(#b3202c, #ff9a9a)', 'Problems'),
  token('semantic', 'color', '--auth-color-success', 'light-dark(#14713f, #74d69b)', 'What has been done, rules that are met'),
  token('semantic', 'dimension', '--auth-font-size', '1rem', 'The size that all others are relative to'),
  token('semantic', 'dimension', '--auth-control-height', '2.875rem × density', 'Height of fields and buttons'),
  token('semantic', 'dimension', '--auth-gap', '1.125rem × density', 'Between the parts of a form'),
  token('semantic', 'dimension', '--auth-width', '26rem', 'The card’s greatest width'),
  token('semantic', 'css', '--auth-account-width', '40rem', 'The greatest width of account settings'),
  token('semantic', 'css', '--auth-margin-inline', 'auto', 'Where the authenticator’s card stands: `0 auto` puts it at the start'),

  token('component', 'css', '--auth-card-background', 'the surface', 'A gradient or picture behind the form'),
  token('component', 'border', '--auth-card-border', '1px solid of the line', 'The card’s border'),
  token('component', 'dimension', '--auth-card-radius', '1.75 × radius, 2rem at most', 'The card’s corners'),
  token('component', 'shadow', '--auth-card-shadow', '0 12px 32px -12px #00000024', 'The card’s shadow'),
  token('component', 'css', '--auth-card-padding', '2.25rem × density, less on narrow screens', 'Between the card’s border and the form'),
  token('component', 'typography', '--auth-title-font', '650 1.5em/1.25', 'Style, weight, size and line height of headings; a family of their own ends with a comma: `400 2em/1.1 Didot,`'),
  token('component', 'typography', '--auth-label-font', '550 .9375em/1.5', 'The same of labels'),
  token('component', 'typography', '--auth-button-font', '600 1em/1.5', 'The same of buttons'),
  token('component', 'typography', '--auth-link-font', '550 .9375em/1.5', 'The same of links'),
  token('component', 'css', '--auth-input-border-width', '1px', '`0 0 1px` makes fields lines to write on'),
  token('component', 'css', '--auth-button-background', 'the accent', 'A gradient on the main button'),
  token('component', 'border', '--auth-button-border', '1px solid #0003', 'The main button’s border: seen where the brand is as light as the card'),
  token('component', 'dimension', '--auth-button-radius', 'the radius', '`99rem` makes pills'),
  token('component', 'shadow', '--auth-button-shadow', 'none', 'The main button’s shadow'),
];
