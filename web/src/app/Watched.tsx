import { useBeats } from '../analytics/useBeats.ts';

/** On pages where watching counts, unlike where an entry is worked on. */
export function Watched({ mediaId }: { readonly mediaId: string }) {
  useBeats(mediaId);
  return null;
}
