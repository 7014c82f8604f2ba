import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Waveform, waveformAt } from './waveform.ts';

const NOTHING_YET: Waveform = { peaks: [], hasCover: false };

/** Asked for once: it stays the same when the paths are signed anew. Null where there is none to ask for. */
export function useWaveform(folderUrl: string | null): Waveform | null {
  const [firstUrl] = useState(folderUrl);
  const { data = NOTHING_YET } = useQuery({ ...waveformAt(firstUrl ?? ''), enabled: firstUrl !== null });
  return firstUrl === null ? null : data;
}
