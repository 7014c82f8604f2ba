import type { Failure, MediaState } from '#contract/media/endpoints.ts';

export const MAX_UPLOAD_BYTES = 20 * 1024 ** 3;
export const BIN_DAYS = 30;
/** Bytes of an upload that nobody went on with are dropped; it can be started anew. */
export const IDLE_UPLOAD_DAYS = 7;

export type StateFacts = {
  readonly state: MediaState['kind'];
  readonly failure: Failure | null;
  readonly percent: number;
  readonly playable: boolean;
};

export function stateOf({ state, failure, percent, playable }: StateFacts): MediaState {
  switch (state) {
    case 'uploading':
    case 'ready':
      return { kind: state };
    case 'processing':
      return { kind: state, percent, playable };
    case 'failed':
      return { kind: state, because: failure ?? 'our-fault' };
  }
}
