/** WCAG 2.2, 1.4.3: what text needs against its ground. */
export const LEAST_CONTRAST = 4.5;

/** The contrast of white words on a colour the browser has drawn, whatever way it is written. */
export function contrastWithWhite(colour: string): number {
  const [red, green, blue] = pixelOf(colour);
  const luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  return 1.05 / (luminance + 0.05);
}

function pixelOf(colour: string): readonly [number, number, number] {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const drawing = canvas.getContext('2d');
  if (drawing === null) return [255, 255, 255];
  drawing.fillStyle = colour;
  drawing.fillRect(0, 0, 1, 1);
  const [red = 255, green = 255, blue = 255] = drawing.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

function linear(channel: number): number {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
