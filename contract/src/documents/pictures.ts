import type { PageSize } from './endpoints.ts';

/** `thumb` for lists of pages, `read` and `zoom` to read. */
export const PICTURES = ['thumb', 'read', 'zoom'] as const;
export type Picture = (typeof PICTURES)[number];

/** Dots per inch by what was measured for paper of A4, and how long the longer side may be whatever a page claims to be. */
const SHARPNESS: Readonly<
  Record<Picture, { readonly dotsPerInch: number; readonly least: number; readonly most: number }>
> = {
  thumb: { dotsPerInch: 28, least: 160, most: 480 },
  read: { dotsPerInch: 110, least: 1200, most: 2400 },
  zoom: { dotsPerInch: 200, least: 2200, most: 4400 },
};
const POINTS_PER_INCH = 72;

/** In the folder of a document. */
export function nameOfPicture(picture: Picture, page: number): string {
  return `${picture}-${page}.jpg`;
}

/** How densely a page is drawn, so that small ones are sharp and giant ones stay pictures. */
export function dotsPerInchOf({ width, height }: PageSize, picture: Picture): number {
  const { dotsPerInch, least, most } = SHARPNESS[picture];
  const inches = Math.max(width, height, 1) / POINTS_PER_INCH;
  const dots = Math.min(Math.max(inches * dotsPerInch, least), most);
  return Math.round((dots / inches) * 1000) / 1000;
}
