import type { Announcement } from '#infra/announce.ts';
import type { Scored } from './deps.ts';

/** To whoever takes it or works on it. */
export function quizChanged(mediaId: string): Announcement {
  return { topic: `media:${mediaId}`, name: 'quiz.changed', payload: { mediaId } };
}

/** To whoever looks at its reports; not to takers, who need not know when others take it. */
export function quizRescored(mediaId: string): Announcement {
  return { topic: `quiz:${mediaId}`, name: 'quiz.changed', payload: { mediaId } };
}

export function quizAttempted({ mediaId, takerId }: Scored): Announcement {
  return { topic: `quiz:${mediaId}`, name: 'quiz.attempted', payload: { mediaId, takerId } };
}

type Changed = {
  readonly mediaId: string;
  readonly attemptId: string;
  readonly personId: string | null;
  /** Where it was begun, and where somebody goes on with it. */
  readonly deviceIds: readonly (string | null)[];
};

/** To the pages of its taker. */
export function attemptChanged({ mediaId, attemptId, personId, deviceIds }: Changed): readonly Announcement[] {
  const event = { name: 'quiz.attempt-changed', payload: { mediaId, attemptId } } as const;
  const devices = [...new Set(deviceIds)].filter((id) => id !== null);
  return [
    ...(personId === null ? [] : [{ topic: `person:${personId}` as const, ...event }]),
    ...devices.map((id) => ({ topic: `device:${id}` as const, ...event })),
  ];
}
