import { randomUUID } from 'node:crypto';
import type { Principal } from '#contract/access/principal.ts';
import type { GivenAnswer } from '#contract/quiz/question.ts';
import { keptScore } from '#contract/quiz/score.ts';
import type { AttemptView, QuizView } from '#contract/quiz/taking.ts';
import { announce } from '#infra/announce.ts';
import { type Tx, transact } from '#infra/db.ts';
import { Problem } from '#infra/problem.ts';
import * as attempts from './attempts-store.ts';
import type { QuizDeps } from './deps.ts';
import { getQuiz, type LoadedAttempt, loadAttempt } from './loading.ts';
import { attemptChanged, quizAttempted } from './news.ts';
import { allowanceOf, decideAnswer, decideStart, isScoreDue, maySubmit, secondsSince, unansweredIn } from './policy.ts';
import { type Scoring, scoreIn } from './scoring.ts';
import { insertEdition, listQuestions, lockQuiz, type Quiz } from './store.ts';
import type { TakerFacts, Takers, Who } from './takers.ts';
import { attemptView, type Place } from './view.ts';

type Deps = QuizDeps & { readonly takers: Takers; readonly scoring: Scoring };
type ByTaker = { readonly mediaId: string; readonly caller: Principal };
type OfAttempt = ByTaker & { readonly attemptId: string };
type Answering = OfAttempt & { readonly questionId: string; readonly answer: GivenAnswer };

/** The taker's side: the welcome screen, an attempt from its beginning to its submission, and what is due of it then. */
export function createTaking({ db, clock, takers, scoring }: Deps) {
  return { welcome, begin, attempt, answer, submit };

  async function welcome({ mediaId, caller }: ByTaker): Promise<QuizView> {
    const [quiz, who] = await Promise.all([getQuiz(db, mediaId), takers.whoIs(caller, mediaId)]);
    const [facts, questions] = await Promise.all([takers.factsOf(db, mediaId, who), listQuestions(db, mediaId)]);
    const { options } = quiz;
    const startFacts = { ...facts.start, rules: options, hasQuestions: questions.length > 0 };
    const submitted = facts.attempts.filter(({ submittedAt }) => submittedAt !== null);
    const showsScore = isScoreDue({ rules: options, isSubmitted: true });
    return {
      title: options.welcomeTitle === '' ? quiz.title : options.welcomeTitle,
      message: options.welcomeMessage,
      questionCount: questions.length,
      rules: options,
      start: decideStart(startFacts),
      isPreview: who.isPreview,
      taker: { kind: who.identity.kind, isProved: who.identity.kind === 'account' || who.identity.isProved },
      attempts: allowanceOf(startFacts),
      past: submitted.map((each) => ({
        id: each.id,
        number: numberOf(facts, each.id),
        submittedAt: each.submittedAt?.toISOString() ?? '',
        score: showsScore ? (scoreIn(each)[0] ?? null) : null,
      })),
      kept: showsScore ? keptScore(options.scoreKept, submitted.flatMap(scoreIn)) : null,
    };
  }

  /** Exactly one attempt, under any race: the quiz is held while the rule is asked, and whoever comes second goes on with it. */
  async function begin({ mediaId, caller }: ByTaker): Promise<AttemptView> {
    const who = await takers.whoIs(caller, mediaId);
    return transact(db, async (tx) => {
      const quiz = await lockQuiz(tx, mediaId);
      if (quiz === undefined) throw new Problem('quiz.none');
      const facts = await takers.factsOf(tx, mediaId, who);
      const questions = await listQuestions(tx, mediaId);
      const start = decideStart({ ...facts.start, rules: quiz.options, hasQuestions: questions.length > 0 });
      switch (start.kind) {
        case 'refused':
          throw new Problem(`quiz.${start.because}`);
        case 'resume':
          return viewAt(tx, quiz, who, start.attemptId);
        case 'begin': {
          const frozen = questions.map(({ place: _place, isAsked: _asked, ...question }) => question);
          const edition = quiz.edition ?? (await insertEdition(tx, mediaId, frozen));
          return viewAt(tx, quiz, who, await insert(tx, { quiz, edition, who, facts }));
        }
      }
    });
  }

  type Beginning = {
    readonly quiz: Quiz;
    readonly edition: number;
    readonly who: Who;
    readonly facts: TakerFacts;
  };

  async function insert(tx: Tx, { quiz, edition, who, facts }: Beginning): Promise<string> {
    const { mediaId } = quiz;
    const { isPreview, personId, deviceId } = who;
    // There is one preview at a time: the one before has been looked at.
    if (isPreview) for (const { id } of facts.attempts) await attempts.deleteAttempt(tx, id);
    const takerId = isPreview ? null : await takers.claim(tx, quiz, who);
    const attempt = { id: randomUUID(), mediaId, edition, takerId, deviceId, begunAt: clock.now() };
    await attempts.insertAttempt(tx, {
      ...attempt,
      previewerId: isPreview ? personId : null,
      asUnproved: facts.start.unproved !== null,
    });
    const toReports = takerId === null ? [] : [quizAttempted({ mediaId, takerId })];
    await announce(
      tx,
      ...toReports,
      ...attemptChanged({ mediaId, attemptId: attempt.id, personId, deviceIds: [deviceId] }),
    );
    return attempt.id;
  }

  async function attempt({ mediaId, attemptId, caller }: OfAttempt): Promise<AttemptView> {
    const [quiz, who] = await Promise.all([getQuiz(db, mediaId), takers.whoIs(caller, mediaId)]);
    const facts = await takers.factsOf(db, mediaId, who);
    const found = facts.attempts.find(({ id }) => id === attemptId);
    if (found === undefined) throw new Problem('quiz.no-attempt');
    return attemptView(await loadAttempt(db, quiz, found), placeOf(facts, attemptId));
  }

  async function answer({ mediaId, attemptId, questionId, answer: wanted, caller }: Answering): Promise<AttemptView> {
    const who = await takers.whoIs(caller, mediaId);
    return transact(db, async (tx) => {
      const { quiz, loaded } = await lockOwn(tx, { mediaId, attemptId, who });
      const decision = decideAnswer(loaded.facts, questionId, wanted);
      switch (decision.kind) {
        case 'refuse':
          throw new Problem(decision.because);
        case 'keep':
          return viewAt(tx, quiz, who, attemptId);
        case 'take':
          await attempts.putAnswer(tx, { attemptId, questionId, given: decision.answer, answeredAt: clock.now() });
          await touch(tx, loaded);
          await announce(tx, ...changedBy(who, loaded));
          return viewAt(tx, quiz, who, attemptId);
      }
    });
  }

  /** Submitted twice is submitted once. */
  async function submit({ mediaId, attemptId, caller }: OfAttempt): Promise<AttemptView> {
    const who = await takers.whoIs(caller, mediaId);
    return transact(db, async (tx) => {
      const { quiz, loaded } = await lockOwn(tx, { mediaId, attemptId, who });
      if (!loaded.facts.isSubmitted) {
        if (!maySubmit(loaded.facts)) {
          throw new Problem('quiz.not-all-answered', { facts: { left: unansweredIn(loaded.facts).length } });
        }
        await touch(tx, loaded);
        await scoring.score(tx, loaded, clock.now());
        await tellSubmitted(tx, quiz, loaded, who);
      }
      return viewAt(tx, quiz, who, attemptId);
    });
  }

  async function tellSubmitted(tx: Tx, quiz: Quiz, loaded: LoadedAttempt, who: Who): Promise<void> {
    const { takerId, mediaId } = loaded.attempt;
    if (takerId !== null) await scoring.keep(tx, quiz, takerId);
    const toReports = takerId === null ? [] : [quizAttempted({ mediaId, takerId })];
    await announce(tx, ...toReports, ...changedBy(who, loaded));
  }

  async function touch(tx: Tx, { attempt: { id: attemptId, activeAt } }: LoadedAttempt): Promise<void> {
    const now = clock.now();
    await attempts.touchAttempt(tx, { attemptId, seconds: secondsSince(activeAt, now), now });
  }

  type Owning = { readonly mediaId: string; readonly attemptId: string; readonly who: Who };

  /** Held from the question whose it is to the answer: two tabs, or a merge of two takers, come one after the other. */
  async function lockOwn(tx: Tx, { mediaId, attemptId, who }: Owning) {
    const quiz = await getQuiz(tx, mediaId);
    const found = await attempts.lockAttempt(tx, { mediaId, attemptId });
    const facts = await takers.factsOf(tx, mediaId, who);
    if (found === undefined || !facts.attempts.some(({ id }) => id === attemptId)) throw new Problem('quiz.no-attempt');
    return { quiz, loaded: await loadAttempt(tx, quiz, found) };
  }

  async function viewAt(tx: Tx, quiz: Quiz, who: Who, attemptId: string): Promise<AttemptView> {
    const facts = await takers.factsOf(tx, quiz.mediaId, who);
    const found = facts.attempts.find(({ id }) => id === attemptId);
    if (found === undefined) throw new Problem('quiz.no-attempt');
    return attemptView(await loadAttempt(tx, quiz, found), placeOf(facts, attemptId));
  }
}

function changedBy({ personId, deviceId }: Who, { attempt }: LoadedAttempt) {
  const { id: attemptId, mediaId } = attempt;
  return attemptChanged({ mediaId, attemptId, personId, deviceIds: [attempt.deviceId, deviceId] });
}

function numberOf({ attempts: all }: TakerFacts, attemptId: string): number {
  return all.findIndex(({ id }) => id === attemptId) + 1;
}

function placeOf(facts: TakerFacts, attemptId: string): Place {
  const isAnotherUnderWay = facts.attempts.some(({ id, submittedAt }) => id !== attemptId && submittedAt === null);
  return { number: numberOf(facts, attemptId), used: facts.attempts.length, isAnotherUnderWay };
}
