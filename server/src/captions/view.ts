import type { CaptionsView, TranscriptionView } from '#contract/captions/endpoints.ts';
import type { Captions } from './store.ts';
import type { Transcription } from './transcriptions-store.ts';

export function captionsView({ mediaId: _entry, changedAt, ...captions }: Captions): CaptionsView {
  return { ...captions, changedAt: changedAt.toISOString() };
}

export function transcriptionView(row: Transcription): TranscriptionView {
  const { id, state, percent, failure, language, captionsId, createdAt } = row;
  return { id, state, percent, failure, language, captionsId, createdAt: createdAt.toISOString() };
}
