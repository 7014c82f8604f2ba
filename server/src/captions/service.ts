import { createChapters } from './chapters.ts';
import type { CaptionsDeps } from './deps.ts';
import { createEditing } from './editing.ts';
import { createOrdering } from './ordering.ts';
import { createTranscribing } from './transcribing.ts';

export type Captions = ReturnType<typeof createCaptions>;

/** What is said in an entry and when: captions, chapters, and machines that write captions. */
export function createCaptions(deps: CaptionsDeps) {
  return {
    ...createEditing(deps),
    ...createChapters(deps),
    ...createOrdering(deps),
    ...createTranscribing(deps),
  };
}
