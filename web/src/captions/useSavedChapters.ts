import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Chapter } from '#contract/captions/chapters.ts';
import { type ChaptersView, saveChapters } from '#contract/captions/endpoints.ts';
import { call, problemOf } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { captionProblems } from './problems.ts';
import { chaptersOf } from './queries.ts';
import { useText } from './studio-text.ts';

type Edited = Chapter & { readonly id: number };
export type ChapterDraft = { readonly version: number; readonly chapters: readonly Edited[]; readonly nextId: number };

type Kept = {
  readonly mediaId: string;
  readonly loaded: ChaptersView;
  /** null: as they are saved, and as others save them meanwhile. */
  readonly draft: ChapterDraft | null;
  readonly onDraft: (draft: ChapterDraft | null) => void;
};

/** Chapters while they are edited; the page keeps the draft while another tab is looked at. */
export function useSavedChapters({ mediaId, loaded, draft, onDraft }: Kept) {
  const text = useText();
  const queryClient = useQueryClient();
  const { queryKey } = chaptersOf(mediaId);
  const { version, chapters, nextId } = draft ?? asDraft(loaded);

  const saving = useMutation({
    mutationFn: (over: number) =>
      call(saveChapters, {
        params: { mediaId },
        body: { version: over, chapters: chapters.map(({ startMs, title }) => ({ startMs, title })) },
      }),
    onSuccess: (saved) => {
      queryClient.setQueryData(queryKey, saved);
      onDraft(null);
    },
  });
  const isConflict = problemOf(saveChapters, saving.error) === 'captions.changed-meanwhile';
  const wrong = draft === null ? null : wrongIn(chapters);
  const put = (changed: readonly Edited[], next = nextId) => {
    saving.reset();
    onDraft({ version, chapters: changed.toSorted((one, other) => one.startMs - other.startMs), nextId: next });
  };

  return {
    chapters,
    isChanged: draft !== null,
    isSaving: saving.isPending,
    isConflict,
    refusal: refusal(),
    add: (added: readonly Chapter[]) => put([...chapters, ...withIds(added, nextId)], nextId + added.length),
    replace: (read: readonly Chapter[]) => put(withIds(read, nextId), nextId + read.length),
    change: (id: number, change: Partial<Chapter>) =>
      put(chapters.map((chapter) => (chapter.id === id ? { ...chapter, ...change } : chapter))),
    remove: (id: number) => put(chapters.filter((chapter) => chapter.id !== id)),
    save: () => {
      if (wrong === null) saving.mutate(version);
    },
    keepMine: async () => saving.mutate((await newest()).version),
    takeTheirs: async () => {
      await newest();
      onDraft(null);
      saving.reset();
    },
    decideLater: () => saving.reset(),
  };

  function refusal(): string | null {
    if (wrong !== null) return text(wrong);
    return saving.isError && !isConflict ? sentenceOf(saveChapters, captionProblems(), saving.error) : null;
  }

  function newest(): Promise<ChaptersView> {
    return queryClient.fetchQuery({ ...chaptersOf(mediaId), staleTime: 0 });
  }
}

function wrongIn(chapters: readonly Edited[]): 'sameTime' | 'titleMissing' | null {
  if (new Set(chapters.map(({ startMs }) => startMs)).size < chapters.length) return 'sameTime';
  return chapters.some(({ title }) => title.trim() === '') ? 'titleMissing' : null;
}

function asDraft({ version, chapters }: ChaptersView): ChapterDraft {
  return { version, chapters: withIds(chapters, 0), nextId: chapters.length };
}

function withIds(chapters: readonly Chapter[], firstId: number): readonly Edited[] {
  return chapters.map(({ startMs, title }, at) => ({ id: firstId + at, startMs, title }));
}
