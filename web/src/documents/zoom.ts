/** As wide as it fits, or a share of the size on paper. */
export type Zoom = 'fit' | number;

const STEPS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;
/** CSS has 96 pixels to an inch, paper 72 points. */
const PIXELS_PER_POINT = 96 / 72;

export function widthAt(zoom: number, points: number): number {
  return Math.round(points * PIXELS_PER_POINT * zoom);
}

export function zoomOf(pixels: number, points: number): number {
  return pixels / (points * PIXELS_PER_POINT);
}

/** The next step up or down from whatever is shown; the same one at the end. */
export function stepFrom(shown: number, way: 'in' | 'out'): number {
  const steps = way === 'in' ? STEPS : STEPS.toReversed();
  const isBeyond = (step: number) => (way === 'in' ? step > shown * 1.02 : step < shown * 0.98);
  return steps.find(isBeyond) ?? steps.at(-1) ?? 1;
}
