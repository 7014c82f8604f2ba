import { describe, expect, it } from 'vitest';
import { readChapters, WrittenChapters } from './chapters.ts';
import { type Cue, cuesAt, indexAt, MOST_CUES, nextChangeAfter, WrittenCue } from './cues.ts';
import { cleanMarkup, plainOf, voiceOf } from './markup.ts';
import { readCaptions } from './reading.ts';
import { hitsIn, paragraphsOf } from './transcript.ts';
import { warningsOf } from './warnings.ts';
import { plainTextOf, writeCaptions, writeChapters, writeTranscript } from './writing.ts';

function cuesIn(file: string): readonly Cue[] {
  const reading = readCaptions(file);
  if (reading.kind === 'refuse') throw new Error(reading.because);
  return reading.cues;
}

const aCue = (change: Partial<Cue> = {}): Cue => ({ startMs: 1000, endMs: 3000, text: 'Light is food.', ...change });

describe('the words of a cue', () => {
  it.each([
    ['<script>alert(1)</script>', 'alert(1)'],
    ['<img src=x onerror=alert(1)>Leaf', 'Leaf'],
    ['<b onclick="x()">bold</b>', '<b>bold</b>'],
    ['<v.loud Mary Ann>Hello <i>you</v> all', '<v Mary Ann>Hello <i>you</i></v> all'],
    ['<v onload="x()"></v>x', 'x'],
    ['<lang fr>Oui</lang> <lang "x">no</lang>', '<lang fr>Oui</lang> no'],
    ['<c.yellow.bg_blue>Warm</c>', 'Warm'],
    ['<00:00:01.000>ka<00:00:02.000>ra', 'kara'],
    ['<font color="red">red</font>', 'red'],
    ['a < b && c > d', 'a &lt; b &amp;&amp; c &gt; d'],
    ['1 --> 2', '1 --&gt; 2'],
    ['&lt;script&gt;', '&lt;script&gt;'],
    ['&#60;script&#62;&#0;&#10;x', '&lt;script&gt;  x'],
    ['one\n\n\n  two', 'one\ntwo'],
    ['nul\u0000 bell\u0007', 'nul bell'],
    ['\u202egnp.exe\u202c \u2066x\u2069', 'gnp.exe x'],
    ['half \ud800 of', 'half  of'],
    ['</i></b>stray', 'stray'],
    ['<i></i>', ''],
  ])('%j become %j', (written, kept) => {
    expect(cleanMarkup(written)).toBe(kept);
  });

  it('are the same when they are cleaned again, whatever they were', () => {
    const pieces = [
      '<b>',
      '</b>',
      '<v Bob>',
      '</v>',
      '<',
      '>',
      '&amp;',
      '&#60;',
      '&',
      '\n',
      ' ',
      'x',
      '<!--',
      '-->',
      '<lang de>',
    ];
    let seed = 7;
    const next = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed;
    };
    for (let round = 0; round < 2000; round += 1) {
      const text = Array.from({ length: next() % 14 }, () => pieces[next() % pieces.length]).join('');
      const once = cleanMarkup(text);
      expect(cleanMarkup(once), text).toBe(once);
      expect(once).not.toMatch(/\n\s*\n|-->/);
    }
  });

  it('take no time, however they are broken', () => {
    for (const text of ['<', '<a', '<b>', '<v ', '&#1', ' ', '</b>', '<b><i>']) cleanMarkup(text.repeat(100_000));
  });

  it('name their speaker', () => {
    expect([voiceOf('<v Ada>Hello'), voiceOf('Hello'), plainOf('<v Ada>Hello &amp; bye')]).toEqual([
      'Ada',
      null,
      'Hello & bye',
    ]);
  });
});

describe('reading a file', () => {
  it('reads WebVTT with what it may hold beside cues', () => {
    const file = `\ufeffWEBVTT - Photosynthesis\nKind: captions\n\nSTYLE\n::cue { background: url(https://spy.example/x) }\n\nREGION\nid:a\n\nNOTE nobody reads this\n\nintro\n00:01.000 --> 00:03.500 line:0 align:start\nLight <b>is</b> food.\nReally.\n\n01:00:00.000 --> 01:00:01.000\nLater\n`;
    expect(readCaptions(file)).toEqual({
      kind: 'read',
      format: 'vtt',
      leftOut: 0,
      cutShort: 0,
      cues: [
        { startMs: 1000, endMs: 3500, text: 'Light <b>is</b> food.\nReally.' },
        { startMs: 3_600_000, endMs: 3_601_000, text: 'Later' },
      ],
    });
  });

  it('reads SRT as programs write it', () => {
    const file =
      '1\r\n00:00:01,000 --> 00:00:02,5\r\n{\\an8}<i>Above</i>\r\n\r\nand more\r\n\r\n2\r\n00:00:03,000-->00:00:04,000 X1:10 Y1:20\r\n42\r\n3\r\n00:00:05,000 --> 00:00:06,000\r\nLast';
    expect(cuesIn(file)).toEqual([
      { startMs: 1000, endMs: 2500, text: '<i>Above</i>\nand more' },
      { startMs: 3000, endMs: 4000, text: '42' },
      { startMs: 5000, endMs: 6000, text: 'Last' },
    ]);
  });

  it('leaves out what makes no sense and counts it', () => {
    const file = [
      '-00:00:02,000 --> 00:00:01,000\nbegan before',
      '-00:00:05,000 --> -00:00:01,000\nall before',
      '00:00:09,000 --> 00:00:03,000\nreversed',
      '00:00:03,000 --> 00:00:03,000\nno time',
      '99:99:99,999 --> zz\nunreadable',
      '999:00:00,000 --> 999:00:01,000\ntoo late',
      '00:00:10,000 --> 00:00:11,000\n<script></script>',
      '00:00:02,000 --> 00:00:09,000\nkept',
    ];
    expect(readCaptions(file.join('\n\n'))).toMatchObject({
      cues: [
        { startMs: 0, endMs: 1000, text: 'began before' },
        { startMs: 2000, endMs: 9000, text: 'kept' },
      ],
      leftOut: 6,
    });
  });

  it('cuts a giant cue short', () => {
    const reading = readCaptions(`WEBVTT\n\n00:01.000 --> 00:02.000\n${'x'.repeat(4_000_000)}`);
    expect(reading).toMatchObject({ cutShort: 1, cues: [{ text: 'x'.repeat(2000) }] });
  });

  it.each([
    ['not-captions', ''],
    ['not-captions', '<html><body>WEBVTT</body></html>'],
    ['not-captions', 'a --> b\nc --> d'],
    ['not-captions', '%PDF-1.7\n%âãÏÓ'],
    ['no-cues', 'WEBVTT\n\nNOTE nothing here'],
    ['too-many-cues', `WEBVTT\n${'\n00:01.000 --> 00:02.000\nx\n'.repeat(MOST_CUES + 1)}`],
  ] as const)('refuses as %s', (because, file) => {
    expect(readCaptions(file)).toEqual({ kind: 'refuse', because });
  });

  it('reads ten thousand cues in a moment, and writes them so that they are read alike', () => {
    const cues = Array.from({ length: 10_000 }, (_, at) =>
      aCue({ startMs: at * 2000, endMs: at * 2000 + 1900, text: `Line <i>${at}</i> &amp; more` }),
    );
    for (const format of ['vtt', 'srt'] as const) {
      expect(cuesIn(writeCaptions(cues, format))).toEqual(cues);
    }
  });
});

describe('writing', () => {
  it('gives an SRT file nothing that it has no way to say', () => {
    expect(writeCaptions([aCue({ text: '<v Ada>a &lt;b&gt; <i>c</i> --&gt;</v>' })], 'srt')).toBe(
      '1\n00:00:01,000 --> 00:00:03,000\na <b> <i>c</i> →\n',
    );
  });

  it('gives a transcript paragraphs and names', () => {
    expect(
      writeTranscript([aCue({ text: '<v Ada>Hello' }), aCue({ startMs: 3000, endMs: 4000, text: '<v Bob>Bye' })]),
    ).toBe('Ada: Hello\n\nBob: Bye\n');
    expect(plainTextOf([aCue({ text: 'a\n<b>b</b>' }), aCue()])).toBe('a b\nLight is food.');
  });
});

describe('a moment', () => {
  const cues = [aCue(), aCue({ startMs: 2000, endMs: 2500 }), aCue({ startMs: 9000, endMs: 9500 })];
  it('has the cues that are spoken in it, and a time of the next change', () => {
    const at = (ms: number) => [cuesAt(cues, ms).length, indexAt(cues, ms), nextChangeAfter(cues, ms)];
    expect([at(0), at(1000), at(2200), at(2500), at(3000), at(9400), at(9500)]).toEqual([
      [0, -1, 1000],
      [1, 0, 2000],
      [2, 1, 2500],
      [1, 1, 3000],
      [0, 1, 9000],
      [1, 2, 9500],
      [0, 2, null],
    ]);
  });
});

describe('a transcript', () => {
  const cues = [
    aCue({ startMs: 0, endMs: 2000, text: 'Plants eat' }),
    aCue({ startMs: 2000, endMs: 4000, text: 'light. Café?' }),
    aCue({ startMs: 9000, endMs: 9900, text: 'After a pause.' }),
  ];
  it('is in paragraphs, in which a phrase is found across lines', () => {
    const paragraphs = paragraphsOf(cues);
    expect(paragraphs.map(({ startMs, text }) => [startMs, text])).toEqual([
      [0, 'Plants eat light. Café?'],
      [9000, 'After a pause.'],
    ]);
    expect(hitsIn(paragraphs, ' EAT  light')).toEqual([{ paragraph: 0, from: 7, to: 16 }]);
    expect(hitsIn(paragraphs, 'cafe\u0301?')).toHaveLength(1);
    expect(hitsIn(paragraphs, '.*')).toEqual([]);
    expect(hitsIn(paragraphs, '')).toEqual([]);
  });
});

describe('warnings', () => {
  it.each([
    [['overlaps'], aCue(), aCue({ startMs: 2999 }), null],
    [['too-fast'], aCue({ endMs: 1500, text: 'Twelve chars' }), undefined, null],
    [['too-long'], aCue({ endMs: 9000, text: 'a\nb\nc' }), undefined, null],
    [['too-long'], aCue({ endMs: 9000, text: 'x'.repeat(43) }), undefined, null],
    [['after-the-end'], aCue(), undefined, 900],
    [[], aCue({ text: '<v A very long name that nobody reads on the screen>Hi</v>' }), aCue({ startMs: 3000 }), 5000],
  ])('%j', (expected, cue, next, durationMs) => {
    expect(warningsOf(cue, next, durationMs)).toEqual(expected);
  });
});

describe('chapters', () => {
  it('come from a WebVTT file and go into one', () => {
    const chapters = [
      { startMs: 0, title: 'Light & <leaves>' },
      { startMs: 5000, title: 'Sugar' },
    ];
    expect(readChapters(writeChapters(chapters, 9000))).toEqual(chapters);
    expect(readChapters('no chapters')).toBeNull();
  });

  it('are put in order, and no two begin together', () => {
    expect(
      WrittenChapters.parse([
        { startMs: 5, title: 'b' },
        { startMs: 0, title: 'a' },
      ]),
    ).toEqual([
      { startMs: 0, title: 'a' },
      { startMs: 5, title: 'b' },
    ]);
    expect(
      WrittenChapters.safeParse([
        { startMs: 5, title: 'b' },
        { startMs: 5, title: 'a' },
      ]).success,
    ).toBe(false);
  });

  it('and cues are refused where their times make no sense', () => {
    expect(WrittenCue.safeParse({ startMs: 5, endMs: 5, text: '' }).success).toBe(false);
    expect(WrittenCue.parse({ startMs: 5, endMs: 6, text: '<script>x' })).toEqual({ startMs: 5, endMs: 6, text: 'x' });
  });
});
