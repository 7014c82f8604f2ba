import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SiteRole } from '#contract/access/roles.ts';
import type { QuestionDraft } from '#contract/quiz/question.ts';
import { openFfmpeg } from '#infra/ffmpeg.ts';
import { Secret } from '#infra/secret.ts';
import { makeDemoVideo } from '#media/demo.ts';
import type { Services } from './services.ts';

/** Known to everybody who read this file: the demo is made only where nobody runs it for real. */
const PASSWORD = 'usher-demo';
const OWNER = 'owner@demo.example';
const PEOPLE: readonly (readonly [email: string, firstName: string, lastName: string, siteRole: SiteRole])[] = [
  ['admin@demo.example', 'Ingrid', 'Admin', 'administrator'],
  [OWNER, 'Olivia', 'Owner', 'creator'],
  ['viewer@demo.example', 'Victor', 'Viewer', 'viewer'],
];
const asked = { hint: '', explanation: '', points: 1, isScored: true } as const;
const TIDES: readonly QuestionDraft[] = [
  {
    ...asked,
    kind: 'multiple-choice',
    atSeconds: 12,
    text: 'Which side of the earth does the moon pull most?',
    hint: 'The pull is weaker, the farther away one is.',
    answers: [
      { text: 'The near side', feedback: 'Yes: it is the nearest to the moon.', isRight: true },
      { text: 'The far side', feedback: 'There the pull is weakest.', isRight: false },
      { text: 'Both the same', feedback: 'Then there would be no tides.', isRight: false },
    ],
  },
  {
    ...asked,
    kind: 'multiple-answer',
    atSeconds: 17,
    text: 'Where is it high tide at the same time?',
    points: 2,
    answers: [
      { text: 'Towards the moon', feedback: '', isRight: true },
      { text: 'Away from the moon', feedback: '', isRight: true },
      { text: 'At the poles', feedback: '', isRight: false },
    ],
  },
  {
    ...asked,
    kind: 'true-false',
    atSeconds: 22,
    text: 'Most coasts have two floods a day.',
    answers: [
      { id: 'true', text: '', feedback: '', isRight: true },
      { id: 'false', text: '', feedback: '', isRight: false },
    ],
  },
  { ...asked, kind: 'open', atSeconds: 23, text: 'Why is the tide later each day?', points: 3 },
];
const VIDEOS = [
  {
    title: 'Photosynthesis, the short version',
    subtitle: 'Biology, week 4',
    points: ['Light is caught in the leaf', 'Water is split, oxygen goes', 'Sugar is what remains'],
    palette: 'moss',
    description: 'Why leaves are green, where the oxygen comes from, and what the plant keeps for itself.',
    tags: ['biology', 'week 4'],
    quiz: [],
  },
  {
    title: 'How tides work',
    subtitle: 'Earth science, week 9',
    points: ['The moon pulls the near side', 'The far side lags behind', 'Two floods in one turn'],
    palette: 'sea',
    description: 'Two bulges, one moon, and the reason why the tide is late at the same place each day.',
    tags: ['earth science', 'week 9'],
    quiz: TIDES,
  },
] as const;

/** Three people to sign in as, made once and named at each start; nothing where the demo was never made. */
export async function makeDemoPeople({ accounts }: Services): Promise<string> {
  if ((await accounts.count()) === 0) {
    for (const [email, firstName, lastName, siteRole] of PEOPLE) {
      await accounts.createPersonWithPassword({ email, firstName, lastName, siteRole }, new Secret(PASSWORD));
    }
  }
  if ((await accounts.findByEmail(OWNER)) === undefined) return '';
  const lines = PEOPLE.map(([email, , , siteRole]) => `  ${email.padEnd(20)} ${siteRole}`);
  return `This is a demo. Sign in with the password "${PASSWORD}" as\n${lines.join('\n')}\nIts two videos are made at the first start: they appear in My Media within a minute.\n`;
}

type Making = { readonly ffmpegPath: string; readonly ffprobePath: string; readonly signal: AbortSignal };

async function makeDemoQuiz(
  quizzes: Services['quizzes'],
  mediaId: string,
  questions: readonly QuestionDraft[],
): Promise<void> {
  await quizzes.make({ mediaId, caller: null });
  for (const draft of questions) await quizzes.add({ mediaId, draft, caller: null });
  await quizzes.change({
    mediaId,
    change: { attemptsAllowed: 3, allowPreTest: true, welcomeMessage: 'Four questions about the sea.' },
    caller: null,
  });
}

/** Two videos, one of them a quiz, made on the spot while the portal runs; a start that finds some makes none. */
export async function makeDemoVideos(
  { accounts, media, quizzes }: Services,
  { signal, ...programs }: Making,
): Promise<void> {
  const owner = await accounts.findByEmail(OWNER);
  if (owner === undefined || (await media.countOwnedBy(owner.id)) > 0) return;
  const ffmpeg = await openFfmpeg(programs);
  const folder = await mkdtemp(join(tmpdir(), 'usher-demo-'));
  try {
    for (const [at, { title, subtitle, points, palette, description, tags, quiz }] of VIDEOS.entries()) {
      const file = join(folder, `${at}.mp4`);
      await makeDemoVideo(ffmpeg, { title, subtitle, points, palette, path: file, signal });
      const entry = { form: 'video', ownerId: owner.id, title, description, tags: [...tags], file } as const;
      const mediaId = await media.importFile(entry);
      if (quiz.length > 0) await makeDemoQuiz(quizzes, mediaId, quiz);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
