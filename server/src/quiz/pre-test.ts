import { createHash } from 'node:crypto';
import { chooseLanguage, directionOf, FALLBACK_LANGUAGE, type Language } from '#contract/languages.ts';
import { baseDirection } from '#infra/bidi.ts';
import { createByteCache } from '#infra/cache.ts';
import type { FileAnswer } from '#infra/http.ts';
import { type Block, makePdf, type Paper } from '#infra/pdf.ts';
import { Problem } from '#infra/problem.ts';
import type { QuizDeps } from './deps.ts';
import { getQuiz } from './loading.ts';
import { preTestWords } from './pre-test-words.ts';
import { listQuestions, type Quiz, type StoredQuestion } from './store.ts';

/** A class that asks at once gets one sheet, made once. */
const KEPT_BYTES = 16 * 1024 ** 2;
const LINES_FOR_AN_ANSWER = 6;

/** The questions on paper: what a taker may see before, and so neither answers nor points. */
export function createPreTest({ db }: Pick<QuizDeps, 'db'>) {
  const made = createByteCache(KEPT_BYTES);
  return { preTest };

  async function preTest(mediaId: string, wanted: string): Promise<FileAnswer> {
    const quiz = await getQuiz(db, mediaId);
    if (!quiz.options.allowPreTest) throw new Problem('quiz.pre-test-off');
    const language = chooseLanguage([wanted]) ?? FALLBACK_LANGUAGE;
    const paper = paperOf(quiz, await listQuestions(db, mediaId), language);
    const bytes = await made(keyOf(paper), () => makePdf(paper));
    return { name: `${paper.title}.pdf`, chunks: one(bytes) };
  }
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

function keyOf({ title, language, parts }: Paper): string {
  return createHash('sha256').update(JSON.stringify({ title, language, parts })).digest('base64url');
}

function paperOf({ title, options }: Quiz, questions: readonly StoredQuestion[], language: Language): Paper {
  const words = preTestWords[language];
  const heading = options.welcomeTitle === '' ? title : options.welcomeTitle;
  const head: readonly Block[] = [
    { kind: 'title', text: heading },
    ...(options.welcomeMessage === '' ? [] : [{ kind: 'text', text: options.welcomeMessage } as const]),
    { kind: 'field', text: words.name },
    { kind: 'field', text: words.date },
    { kind: 'gap' },
  ];
  return {
    title: heading,
    language,
    direction: directionOf(language),
    parts: [head, ...questions.map((question, place) => partOf(question, { place, of: questions.length, language }))],
    footer: (number, count) => filled(words.page, { number, count }),
  };
}

type Standing = { readonly place: number; readonly of: number; readonly language: Language };

function partOf(question: StoredQuestion, { place, of: count, language }: Standing): readonly Block[] {
  const words = preTestWords[language];
  const time = clockTime(question.atSeconds);
  return [
    { kind: 'note', text: filled(words.question, { number: place + 1, count, time }) },
    { kind: 'heading', text: question.text },
    ...taskOf(question, language),
    { kind: 'gap' },
  ];
}

function taskOf({ kind, answers, text: question }: StoredQuestion, language: Language): readonly Block[] {
  const words = preTestWords[language];
  const direction = baseDirection(question, directionOf(language));
  switch (kind) {
    case 'reflection':
      return [{ kind: 'note', text: words.reflect }];
    case 'open':
      return [{ kind: 'rules', count: LINES_FOR_AN_ANSWER }];
    case 'true-false':
      return answers.map(({ id, text }) => ({
        kind: 'choice',
        mark: 'circle',
        direction,
        text: text === '' ? words[id === 'true' ? 'true' : 'false'] : text,
      }));
    case 'multiple-choice':
    case 'multiple-answer': {
      const mark = kind === 'multiple-choice' ? 'circle' : 'box';
      const note = kind === 'multiple-choice' ? words.chooseOne : words.chooseAll;
      return [
        { kind: 'note', text: note },
        ...answers.map(({ text }) => ({ kind: 'choice', mark, text, direction }) as const),
      ];
    }
  }
}

function filled(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** `1:05`, `1:00:05`. */
function clockTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (number: number) => String(number).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
