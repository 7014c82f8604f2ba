import { useMutation } from '@tanstack/react-query';
import { countPlay } from '#contract/media/endpoints.ts';
import { call } from '#lib/api.ts';

/** A play that could not be counted is no reason to disturb who watches. */
export function useCountPlay(mediaId: string): () => void {
  const { mutate } = useMutation({ mutationFn: () => call(countPlay, { params: { mediaId } }) });
  return () => mutate();
}
