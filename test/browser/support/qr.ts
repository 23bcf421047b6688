/** A QR code read from its drawing, by a decoder that we did not write. */
import decodeQR from 'qr/decode.js';

const SCALE = 4;

/**
 * What an inline SVG of squares says to a camera: its ground is light, its path dark.
 * @throws {Error} when nothing can be read
 */
export function readQr(svg: SVGSVGElement): string {
  const side = svg.viewBox.baseVal.width * SCALE;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const context = canvas.getContext('2d')!;
  context.scale(SCALE, SCALE);
  for (const shape of svg.querySelectorAll<SVGGraphicsElement>('rect, path')) {
    context.fillStyle = getComputedStyle(shape).fill;
    // The box that is drawn: a style sheet may have taken it away, whatever the attributes say.
    const { x, y, width, height } = shape.getBBox();
    if (shape.localName === 'rect') context.fillRect(x, y, width, height);
    else if (width > 0) context.fill(new Path2D(shape.getAttribute('d') ?? ''));
  }
  const { data } = context.getImageData(0, 0, side, side);
  return decodeQR({ width: side, height: side, data });
}
