import { svg, html, type TemplateResult } from 'lit';

/** Modules of quiet around the code (ISO/IEC 18004 asks for four). */
const QUIET = 4;

/** A QR code as inline SVG; its shapes have no class, for what resets our classes would take their geometry away. The library that makes it comes when it is first needed. */
export async function qrCode(text: string, label: string): Promise<TemplateResult> {
  const { generate } = await import('lean-qr');
  const bitmap = generate(text);
  const { size } = bitmap;
  const side = size + 2 * QUIET;
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = x;
      while (x < size && bitmap.get(x, y)) x++;
      if (x > from) path += `M${from + QUIET} ${y + QUIET}h${x - from}v1h${from - x}z`;
    }
  }
  return html`<svg class="auth-qr" viewBox="0 0 ${side} ${side}" role="img" aria-label=${label} shape-rendering="crispEdges">${svg`
    <rect width=${side} height=${side}></rect><path d=${path}></path>`}</svg>`;
}
