import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';

const Side = z.number().int().positive();
const PictureFacts = z.object({
  sizes: z
    .array(z.object({ file: z.string().regex(/^image-\d{1,5}\.(?:jpg|png)$/), width: Side, height: Side }))
    .min(1)
    .max(10),
});
export type PictureSize = z.infer<typeof PictureFacts>['sizes'][number];

/** In which sizes a picture is there, smallest first. */
export const pictureAt = (folderUrl: string) =>
  queryOptions({
    queryKey: ['picture', folderUrl],
    queryFn: async ({ signal }) => {
      const answer = await fetch(`${folderUrl}/image.json`, { signal });
      if (!answer.ok) throw new Error(`There is no picture here: ${answer.status}.`);
      return PictureFacts.parse(await answer.json()).sizes;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });

export const ZOOMS = [1, 1.5, 2, 3, 4, 6] as const;

/** The next larger or smaller step; the same at the end. */
export function nextZoom(zoom: number, way: 'in' | 'out'): number {
  const further = way === 'in' ? ZOOMS.find((step) => step > zoom) : ZOOMS.findLast((step) => step < zoom);
  return further ?? zoom;
}
