import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Chapter } from '#contract/captions/chapters.ts';
import { type Mark, useMarks } from '#lib/player.tsx';
import { chaptersOf } from './queries.ts';

const NONE: readonly Chapter[] = [];

/** The chapters on the timeline of what plays. */
export function ChapterMarks({ mediaId }: { readonly mediaId: string }) {
  const chapters = useQuery(chaptersOf(mediaId)).data?.chapters ?? NONE;
  // The player asks for the same list as long as nothing changed in it.
  useMarks(useMemo(() => marksOf(chapters), [chapters]));
  return null;
}

function marksOf(chapters: readonly Chapter[]): readonly Mark[] {
  return chapters.map(({ startMs, title }) => ({ atSeconds: startMs / 1000, label: title, tone: 'chapter' }));
}
