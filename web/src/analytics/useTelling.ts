import { useEffect, useEffectEvent, useState } from 'react';
import { type Beat, reportBeats } from '#contract/analytics/endpoints.ts';
import { call } from '#lib/api.ts';

const TOLD_EVERY_MS = 15_000;

type Told = {
  readonly take: () => readonly Beat[];
  /** These did not arrive. */
  readonly giveBack: (lost: readonly Beat[]) => void;
};

/** Tells now and then, and when the page goes away, what was seen. Nothing waits for it, and nobody notices when it fails. */
export function useTelling(mediaId: string, { take, giveBack }: Told): void {
  const [viewId] = useState(() => crypto.randomUUID());
  const tell = useEffectEvent(() => {
    const beats = take();
    if (beats.length === 0) return;
    void call(reportBeats, { params: { mediaId }, body: { viewId, beats: [...beats] } }).catch(() => giveBack(beats));
  });

  useEffect(() => {
    const telling = setInterval(() => tell(), TOLD_EVERY_MS);
    // The last word of a page that is put aside on a phone, where nothing else comes.
    const tellWhenHidden = () => document.visibilityState === 'hidden' && tell();
    document.addEventListener('visibilitychange', tellWhenHidden);
    return () => {
      clearInterval(telling);
      document.removeEventListener('visibilitychange', tellWhenHidden);
      tell();
    };
  }, []);
}
