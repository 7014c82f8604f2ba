import type { Chapter } from '#contract/captions/chapters.ts';
import type { Cue } from '#contract/captions/cues.ts';
import type { QuestionDraft } from '#contract/quiz/question.ts';
import type { Block, Paper } from '#infra/pdf.ts';

// What the demo shows. Written for its readers, not taken from anywhere.

export const PLANTS = {
  words: {
    form: 'video',
    title: 'Photosynthesis, the short version',
    description: 'Why leaves are green, where the oxygen comes from, and what the plant keeps for itself.',
    tags: ['biology', 'week 4'],
  },
  picture: {
    title: 'Photosynthesis, the short version',
    subtitle: 'Biology, week 4',
    points: ['Light is caught in the leaf', 'Water is split, oxygen goes', 'Sugar is what remains'],
    palette: 'moss',
  },
} as const;

export const PLANTS_CUES: readonly Cue[] = [
  { startMs: 600, endMs: 3600, text: 'A leaf is green because green is the light it leaves over.' },
  { startMs: 3800, endMs: 7000, text: 'Of red and blue it takes nearly all, and lives on that.' },
  { startMs: 7400, endMs: 11_900, text: 'The light is caught by chlorophyll,\nin thin layers within the leaf.' },
  { startMs: 12_400, endMs: 16_900, text: 'Its energy splits water. The oxygen goes,\nthe hydrogen stays.' },
  {
    startMs: 17_400,
    endMs: 21_900,
    text: 'With carbon dioxide from the air it becomes sugar:\nfood, wood and cotton.',
  },
];
export const PLANTS_CHAPTERS: readonly Chapter[] = [
  { startMs: 0, title: 'Why leaves are green' },
  { startMs: 7000, title: 'Light' },
  { startMs: 12_000, title: 'Water' },
  { startMs: 17_000, title: 'Sugar' },
];

export const TIDES = {
  words: {
    form: 'video',
    title: 'How tides work',
    description: 'Two bulges, one moon, and the reason why the tide is late at the same place each day.',
    tags: ['earth science', 'week 9'],
  },
  picture: {
    title: 'How tides work',
    subtitle: 'Earth science, week 9',
    points: ['The moon pulls the near side', 'The far side lags behind', 'Two floods in one turn'],
    palette: 'sea',
  },
} as const;

const asked = { hint: '', explanation: '', points: 1, isScored: true } as const;
export const TIDES_QUESTIONS: readonly QuestionDraft[] = [
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

/** To be kept beside the video. */
export const TIDE_TIMES = {
  name: 'tide-times.csv',
  text: [
    'day,first low,first high,second low,second high',
    'Monday,05:10,11:22,17:35,23:48',
    'Tuesday,06:00,12:12,18:25,',
    'Wednesday,06:51,00:38,19:16,13:03',
    '',
  ].join('\n'),
} as const;

export const CHORDS = {
  words: {
    form: 'audio',
    title: 'Listening: four chords, one key',
    description:
      'A major, its relative minor, and the two chords that lead home. Name each one before its notes are played.',
    tags: ['music', 'week 2'],
  },
  root: 220,
} as const;
export const CHORDS_CHAPTERS: readonly Chapter[] = [
  { startMs: 0, title: 'Tonic: A major' },
  { startMs: 6000, title: 'Relative minor: F sharp minor' },
  { startMs: 12_000, title: 'Subdominant: D major' },
  { startMs: 18_000, title: 'Dominant: E major' },
];

export const ZONES = {
  words: {
    form: 'image',
    title: 'Zones of a rocky shore',
    description: 'From the rock that only spray reaches down to what is always under water.',
    tags: ['earth science', 'week 9'],
  },
  alternativeText:
    'Five bands above each other, darker from top to bottom: splash zone, upper shore, middle shore, lower shore, always under water.',
  picture: {
    title: 'Zones of a rocky shore',
    bands: ['Splash zone', 'Upper shore', 'Middle shore', 'Lower shore', 'Always under water'],
    palette: 'sea',
  },
} as const;

const head = (text: string): Block => ({ kind: 'heading', text });
const body = (text: string): Block => ({ kind: 'text', text });
const GAP: Block = { kind: 'gap' };
const choice = (text: string): Block => ({ kind: 'choice', mark: 'circle', text, direction: 'ltr' });

export const SHORE = {
  words: {
    form: 'document',
    title: 'Field notebook: reading a shore',
    description: 'For the day at the coast: what to look for, five zones to tell apart, and a sheet to write on.',
    tags: ['earth science', 'week 9'],
  },
  paper: {
    title: 'Field notebook: reading a shore',
    language: 'en',
    direction: 'ltr',
    footer: (page, of) => `Field notebook: reading a shore · page ${page} of ${of}`,
    // Each is more than half a page, and so stands on one of its own.
    parts: [
      [
        { kind: 'title', text: 'Reading a shore' },
        { kind: 'note', text: 'Earth science, week 9. Read pages 1 and 2 at home; pages 3 and 4 come along.' },
        GAP,
        head('Why a shore can be read'),
        body(
          'Twice a day the sea covers a strip of land and leaves it again. What lives there has to bear both: hours under water, and hours in sun, wind and rain. Few can bear much of both, and so each kind keeps to the height where its own mixture of wet and dry is found. From far away one sees the result as bands of colour, grey above, then black, then brown, and green or red where the water hardly ever leaves.',
        ),
        body(
          'Whoever can tell these bands apart can say how high the water comes without having seen it come. A wall in a harbour, a pier, a single boulder: all of them carry the same bands, only narrower or wider.',
        ),
        GAP,
        head('Where the water is, and when'),
        body(
          'The moon pulls the water of the near side most and that of the far side least, and so it bulges on both. The earth turns below these two bulges, and so most coasts meet both within a day: two floods and two ebbs. Because the moon moves on meanwhile, each of them comes about fifty minutes later than the day before.',
        ),
        body(
          'At new and at full moon, sun and moon pull along one line. These are spring tides: the highest floods and the lowest ebbs. In between, at half moon, the sun takes some of the moon’s work away, and the neap tides are tame.',
        ),
        GAP,
        head('What to take along'),
        body(
          'Shoes that hold on wet rock, and clothes that may get wet. A folding rule, a pencil, this notebook in a clear bag. The times of the tide for the place, and a watch: be there two hours before low water, and turn back when it is reached. Never go alone, and never turn your back to the sea.',
        ),
      ],
      [
        { kind: 'title', text: 'Five zones' },
        { kind: 'note', text: 'From the land to the sea. Compare the picture “Zones of a rocky shore”.' },
        GAP,
        head('Splash zone'),
        body(
          'Above every flood, but not above its spray. Salt dries on the rock and keeps land plants away. Lichens grow in grey, orange and black belts, and small periwinkles sit in the cracks, closed for days. If you can scratch the rock and smell no sea, you are above it.',
        ),
        GAP,
        head('Upper shore'),
        body(
          'Covered for an hour or two around high water. Channelled wrack folds its edges to hold water, and may lose most of it without dying. Barnacles begin here: their upper end is so sharp that it looks as if it had been drawn with a ruler.',
        ),
        GAP,
        head('Middle shore'),
        body(
          'Half the day wet, half the day dry. Bladder wrack hangs in brown curtains and keeps what is under it moist: lift it, look, and lay it back. Limpets graze around the place where they fit the rock to a hair, and return to it before the water leaves.',
        ),
        GAP,
        head('Lower shore'),
        body(
          'Dry only at spring tides, and not for long. Serrated wrack, red weeds, sponges and sea squirts; under stones brittle stars and crabs. Whatever you turn over, turn it back: what lives below a stone dies in the sun, and what lives on it dies in the dark.',
        ),
        GAP,
        head('Always under water'),
        body(
          'Kelp begins where the lowest ebb ends. Its stalks stand upright as long as water holds them, and lie down in rows when a spring tide lets you see them at all. Here nothing is made to be dry, and much grows larger than anywhere above.',
        ),
      ],
      [
        { kind: 'title', text: 'Observation sheet' },
        { kind: 'note', text: 'One sheet for each line from land to sea. Measure upwards from the water.' },
        GAP,
        { kind: 'field', text: 'Name' },
        { kind: 'field', text: 'Place' },
        { kind: 'field', text: 'Day, and time of low water' },
        GAP,
        head('What grows and lives at each height'),
        { kind: 'rules', count: 14 },
        GAP,
        head('What surprised you'),
        { kind: 'rules', count: 4 },
      ],
      [
        { kind: 'title', text: 'Questions for the way home' },
        { kind: 'note', text: 'Talk about them first, then write.' },
        GAP,
        head('1. Barnacles stop at a sharp upper edge. What sets it?'),
        choice('How long they can go without water'),
        choice('Other animals that eat them'),
        choice('The height that their larvae can swim to'),
        GAP,
        head('2. You meet kelp on dry sand. Which moon was last night?'),
        choice('A half moon'),
        choice('A new or a full moon'),
        choice('It could be any'),
        GAP,
        head('3. One side of a boulder has wider bands than the other. Why?'),
        { kind: 'rules', count: 5 },
        GAP,
        head('4. The sea rises by half a metre. Draw the bands of your shore before and after.'),
        { kind: 'rules', count: 7 },
      ],
    ],
  } satisfies Paper,
} as const;

export const GALLERY = {
  name: 'Open lectures',
  description: 'Short pieces for everyone who is signed in.',
  visibility: 'everyone',
  moderated: false,
} as const;
