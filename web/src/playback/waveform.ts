import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';

/** How loud each part of the sound is, from 0 to 100, and whether it brought a cover along. */
const Waveform = z.object({ peaks: z.array(z.number().min(0).max(100)).max(5000), hasCover: z.boolean() });
export type Waveform = z.infer<typeof Waveform>;

/** It never changes: neither do its peaks when the paths are signed anew. */
export const waveformAt = (folderUrl: string) =>
  queryOptions({
    queryKey: ['waveform', folderUrl],
    queryFn: async ({ signal }) => {
      const answer = await fetch(`${folderUrl}/waveform.json`, { signal });
      const read = answer.ok ? Waveform.safeParse(await answer.json()) : null;
      // Without it one still sees where one is, by a line.
      return read?.success ? read.data : { peaks: [], hasCover: false };
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

/** As many bars as there is room for, each as tall as the loudest moment in it. */
export function barsOf(peaks: readonly number[], count: number): readonly number[] {
  const each = peaks.length / count;
  return Array.from({ length: count }, (_, bar) => {
    const part = peaks.slice(Math.floor(bar * each), Math.max(Math.ceil((bar + 1) * each), Math.floor(bar * each) + 1));
    return Math.max(0, ...part);
  });
}
