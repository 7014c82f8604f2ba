import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerOf } from '#contract/endpoint.ts';
import {
  addQuestion,
  changeQuestion,
  changeQuiz,
  deleteQuestion,
  moveQuestion,
  type QuizSetup,
} from '#contract/quiz/endpoints.ts';
import type { QuizOptions } from '#contract/quiz/options.ts';
import { QuestionDraft, type QuestionKind } from '#contract/quiz/question.ts';
import { call } from '#lib/api.ts';
import { errorsIn } from '#lib/schema-errors.ts';
import { useDraft } from '#lib/useDraft.ts';
import { bodyOf, copyOf, editOf, emptyQuestion, isSame, type QuestionEdit } from './edit.ts';
import { setupOf } from './queries.ts';

export type EditedQuestion = {
  /** Of a new one, its name until it is saved. */
  readonly id: string;
  /** Its place in the quiz, from 1. */
  readonly number: number;
  readonly edit: QuestionEdit;
  readonly isNew: boolean;
  readonly isChanged: boolean;
  /** It was asked in an attempt. */
  readonly isAsked: boolean;
  readonly isBeyondEnd: boolean;
  readonly isComplete: boolean;
};

type Edits = Readonly<Record<string, QuestionEdit>>;

/** What kept something from being saved: a question, or (null) the options. */
type Trouble = { readonly questionId: string | null; readonly error: unknown };

export type QuizEditing = ReturnType<typeof useQuizEditing>;

/** A quiz while it is being written. What is changed stays here until it is saved, whatever happens to the saving. */
export function useQuizEditing(mediaId: string, setup: QuizSetup) {
  const queryClient = useQueryClient();
  const [edits, setEdits] = useState<Edits>({});
  const [selectedId, select] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  /** Tries to save: what is not complete says so from the first on. */
  const [tries, setTries] = useState(0);
  const options = useDraft<QuizOptions>(setup.options);
  const questions = questionsOf(setup, edits);
  const changed = questions.filter(({ isChanged }) => isChanged);

  const keep = (saved: QuizSetup) => queryClient.setQueryData(setupOf(mediaId).queryKey, saved);
  const forget = (id: string) => setEdits(({ [id]: _saved, ...others }) => others);
  const change = (id: string, edit: QuestionEdit) => setEdits((before) => ({ ...before, [id]: edit }));

  const saving = useMutation({
    mutationFn: async () => {
      for (const question of changed.filter(({ isComplete }) => isComplete)) {
        await saveQuestion(question).catch((error: unknown) => fail(question.id, error));
      }
      if (options.changed.length > 0) await saveOptions().catch((error: unknown) => fail(null, error));
    },
    onMutate: () => setTrouble(null),
  });
  const deleting = useMutation({
    mutationFn: (questionId: string) => call(deleteQuestion, { params: { mediaId, questionId } }),
    onSuccess: (saved, questionId) => {
      keep(saved);
      forget(questionId);
    },
  });
  const moving = useMutation({
    mutationFn: ({ questionId, ...body }: { questionId: string; atSeconds: number; beforeId: string | null }) =>
      call(moveQuestion, { params: { mediaId, questionId }, body }),
    onSuccess: keep,
  });

  return {
    questions,
    options,
    changed,
    selected: questions.find(({ id }) => id === selectedId) ?? null,
    select,
    change,
    add,
    copy,
    exchange,
    remove,
    save,
    discard,
    deleting,
    state: saving.isPending ? ('saving' as const) : saving.isSuccess ? ('saved' as const) : ('ready' as const),
    trouble,
    tries,
  };

  /** In the order of the timeline, and there behind what stands at the same moment. */
  function add(kind: QuestionKind, atSeconds: number): void {
    put(emptyQuestion(kind, atSeconds));
  }

  function copy({ edit }: EditedQuestion): void {
    put(copyOf(edit));
  }

  function put(edit: QuestionEdit): void {
    const id = `new-${crypto.randomUUID()}`;
    change(id, edit);
    select(id);
  }

  /** With a neighbour: their moments, or their order at one moment. */
  function exchange(one: EditedQuestion, other: EditedQuestion): void {
    if (one.edit.atSeconds !== other.edit.atSeconds) {
      change(one.id, { ...one.edit, atSeconds: other.edit.atSeconds });
      change(other.id, { ...other.edit, atSeconds: one.edit.atSeconds });
      return;
    }
    const [first, second] = one.number < other.number ? [one, other] : [other, one];
    if (first.isNew || second.isNew) return;
    moving.mutate({ questionId: second.id, atSeconds: second.edit.atSeconds, beforeId: first.id });
  }

  function remove(
    { id, isNew, edit }: EditedQuestion,
    onGone: (bringBack: () => void) => void,
    onError: (error: unknown) => void,
  ): void {
    const bringBack = () => put(copyOf(edit));
    if (isNew) {
      forget(id);
      onGone(bringBack);
    } else deleting.mutate(id, { onSuccess: () => onGone(bringBack), onError });
  }

  /** Everything that is complete is saved; the first that is not is opened. */
  async function save(): Promise<boolean> {
    const incomplete = changed.find(({ isComplete }) => !isComplete);
    setTries((before) => before + 1);
    if (incomplete !== undefined) select(incomplete.id);
    return saving.mutateAsync().then(
      () => incomplete === undefined,
      () => false,
    );
  }

  function discard(): void {
    setEdits({});
    options.discard();
    setTrouble(null);
    setTries(0);
  }

  async function saveQuestion({ id, isNew, edit }: EditedQuestion): Promise<void> {
    const body = bodyOf(edit);
    if (!isNew) {
      keep(await call(changeQuestion, { params: { mediaId, questionId: id }, body }));
    } else {
      const added: AnswerOf<typeof addQuestion> = await call(addQuestion, { params: { mediaId }, body });
      keep(added.setup);
      select((before) => (before === id ? added.questionId : before));
    }
    // What was written while it was on its way is still to be saved.
    setEdits(({ [id]: now, ...others }) => (now === undefined || now === edit ? others : { ...others, [id]: now }));
  }

  async function saveOptions(): Promise<void> {
    const body = Object.fromEntries(options.changed.map((field) => [field, options.value[field]]));
    keep(await call(changeQuiz, { params: { mediaId }, body }));
    options.discard();
  }

  function fail(questionId: string | null, error: unknown): never {
    setTrouble({ questionId, error });
    if (questionId !== null) select(questionId);
    throw error;
  }
}

function questionsOf({ questions }: QuizSetup, edits: Edits): readonly EditedQuestion[] {
  const saved = questions.map((question) => {
    const before = editOf(question);
    const edit = edits[question.id] ?? before;
    return { ...question, edit, isNew: false, isChanged: edit !== before && !isSame(edit, before) };
  });
  const added = Object.entries(edits)
    .filter(([id]) => id.startsWith('new-'))
    .map(([id, edit]) => ({ id, edit, isNew: true, isChanged: true, isAsked: false, isBeyondEnd: false }));
  return [...saved, ...added]
    .toSorted((one, other) => one.edit.atSeconds - other.edit.atSeconds)
    .map(({ id, edit, isNew, isChanged, isAsked, isBeyondEnd }, place) => ({
      ...{ id, edit, isNew, isChanged, isAsked, isBeyondEnd },
      number: place + 1,
      isComplete: errorsIn(QuestionDraft, bodyOf(edit)).size === 0,
    }));
}
