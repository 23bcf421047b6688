/** What can be seen of elements, as their computed styles have it. */

/** What makes the look of a form; what follows of it (widths in pixels, origins of transforms) depends on these. */
export const PROPERTIES = [
  'display', 'position', 'float', 'box-sizing', 'color', 'background-color', 'background-image', 'font-size', 'font-weight', 'font-style', 'line-height', 'letter-spacing', 'word-spacing',
  'text-transform', 'text-align', 'text-indent', 'text-decoration-line', 'text-shadow', 'margin-top', 'margin-right', 'margin-bottom', 'margin-left', 'padding-top', 'padding-right', 'padding-bottom', 'padding-left',
  'border-top-width', 'border-top-style', 'border-top-color', 'border-left-width', 'border-bottom-style', 'border-top-left-radius', 'box-shadow', 'outline-style', 'opacity', 'cursor', 'appearance',
  'flex-direction', 'row-gap', 'column-gap', 'justify-content', 'align-items', 'transition-duration', 'visibility', 'overflow-x', 'white-space', 'font-variant-caps', 'block-size', 'inline-size',
] as const;

export type Looks = Readonly<Record<string, string>>;

/** The computed style of every part by its name, and of what stands before and after it. */
export function looksOf(parts: readonly (readonly [name: string, element: Element])[]): Looks {
  // A transition on its way would be measured half-way.
  for (const animation of document.getAnimations()) animation.finish();
  return Object.fromEntries(parts.flatMap(([name, element]) => [
    ...PROPERTIES.map((property): [string, string] => [`${name} ${property}`, getComputedStyle(element).getPropertyValue(property)]),
    ...['::before', '::after'].map((pseudo): [string, string] => [`${name}${pseudo}`, getComputedStyle(element, pseudo).content]),
  ]));
}
