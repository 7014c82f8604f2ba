import { describe, expect, it } from 'vitest';
import { directionOf, LANGUAGES, type Language } from '#contract/languages.ts';
import { STARTER_VERSIONS } from '#contract/mail/starter.ts';
import { TemplateText } from '#contract/mail/templates.ts';
import { DEFAULT_SETTINGS } from '#contract/settings/modules.ts';
import { DEFAULT_TEMPLATE } from './default-template.ts';
import { type LetterFacts, renderLetter } from './letters.ts';
import { type InvitationFacts, momentInWords, renderInvitation, type TemplateParts } from './render.ts';

const noon = new Date('2026-07-03T12:00:00Z');
const url = 'https://portal.example/i/abc#secret&more';
const { theming } = DEFAULT_SETTINGS;

const facts = (change: Partial<InvitationFacts> = {}): InvitationFacts => ({
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.org',
  mediaTitle: 'Photosynthesis',
  role: 'viewer',
  inviterName: 'Grace Hopper',
  inviterEmail: 'grace@example.org',
  startsAt: null,
  endsAt: null,
  expiresAt: noon.toISOString(),
  language: 'en',
  timeZone: 'Europe/Berlin',
  message: '',
  ...change,
});

const setUp: LetterFacts = {
  kind: 'set-up',
  language: 'en',
  timeZone: null,
  values: {},
  rows: { address: 'a@b.example', validUntil: { moment: noon.toISOString() } },
  url,
  code: null,
};

const letterWith = (change: Partial<InvitationFacts>, template: Partial<TemplateParts> = {}) => {
  const starter = { senderName: '', ...STARTER_VERSIONS[change.language ?? 'en'] };
  return renderInvitation({ template: { ...starter, ...template }, facts: facts(change), url }, theming);
};

const bodyOf = (html: string) => html.slice(html.indexOf('<body'));
const cardOf = (html: string) => html.slice(html.indexOf('class="card"'), html.indexOf('class="foot"'));
const BIDI = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

describe('the template a portal begins with', () => {
  it('is one that an administrator could have saved', () => {
    expect(TemplateText.parse(DEFAULT_TEMPLATE)).toEqual(DEFAULT_TEMPLATE);
    expect(Object.keys(DEFAULT_TEMPLATE.versions)).toEqual([...LANGUAGES]);
  });

  it.each(LANGUAGES)('leaves no token and no gap behind in %s', async (language) => {
    const { subject, html, plain } = await letterWith({ language, firstName: '' });
    expect(`${subject}${html}${plain}`).not.toMatch(/\{[A-Z]+\}/);
    expect(plain).not.toMatch(/\n{3}|\S {2}/);
    expect(cardOf(html)).not.toMatch(/<(p|td|span|li)[^>]*>\s*<\/\1>/);
    expect(subject).toContain('Photosynthesis');
    expect(plain).toMatch(/ Lovelace[,:]| \u2068Lovelace\u2069,/);
  });

  it.each(LANGUAGES)('has in %s no row for a time that there is none of', async (language) => {
    const rows = ({ html }: { readonly html: string }) => html.match(/<tr><th/g)?.length;
    expect(rows(await letterWith({ language }))).toBe(2);
    const timed = await letterWith({ language, startsAt: noon.toISOString(), endsAt: '2026-07-03T13:30:00Z' });
    expect(rows(timed)).toBe(4);
    expect(timed.plain).toContain(momentInWords(noon, { language, timeZone: 'Europe/Berlin' }));
    expect(timed.plain).toContain('15:30');
  });

  it.each(LANGUAGES)('says in %s who it is and which way it runs, at each cell', async (language) => {
    const { html } = await letterWith({ language });
    const direction = directionOf(language);
    const start = direction === 'rtl' ? 'right' : 'left';
    expect(html).toContain(`<html lang="${language}" dir="${direction}">`);
    for (const part of ['name', 'card', 'foot'])
      expect(html).toContain(`<td class="${part}" dir="${direction}" align="${start}"`);
    expect(html).toContain(`<table class="facts" dir="${direction}"`);
    expect(html).toMatch(new RegExp(`<th align="${start}"[^>]*text-align:${start}`));
  });
});

describe('a mail in Hebrew', () => {
  const language: Language = 'he';

  it('sets a name of another script apart, as a whole, and leaves one of its own alone', async () => {
    const { html, plain } = await letterWith({ language, inviterName: 'עדה יונת', lastName: 'C++' });
    expect(html).toContain('<span dir="ltr" style="unicode-bidi:isolate">Ada C++</span>');
    expect(html).toContain('הזמנה מאת עדה יונת אל');
    expect(plain).toContain('שלום \u2068Ada C++\u2069,');
  });

  it('sets the link from left to right, with nothing unseen in its line of plain text', async () => {
    const { html, plain } = await letterWith({ language });
    expect(html).toContain('<span dir="ltr">https://portal.example/i/abc#secret&amp;more</span>');
    expect(plain).toContain(`\n\n${url}\n\n`);
    expect(
      plain
        .split('\n')
        .filter((line) => line.includes('ada@example.org'))
        .join(),
    ).not.toMatch(BIDI);
  });

  it('draws the line of a message where the message begins', async () => {
    expect((await letterWith({ language, message: 'שלום' })).html).toMatch(
      /class="message" dir="rtl"[^>]*border-right/,
    );
    expect((await letterWith({ language, message: 'Hello' })).html).toMatch(
      /class="message" dir="ltr"[^>]*border-left/,
    );
  });

  it('keeps a sentence that begins with a Latin name from being turned around', async () => {
    const plain = '{MEDIA} מחכה לך\n{URL}\n\n{MESSAGE}';
    const letter = await letterWith({ language, message: 'Hello שלום' }, { plain });
    expect(letter.plain).toContain('\u200f\u2068Photosynthesis\u2069 מחכה לך\n');
    expect(letter.plain).toContain(`\n${url}\n`);
    expect(letter.plain).toContain('\n> Hello שלום\n');
  });
});

describe('a value that is empty', () => {
  const TABLE =
    '<table><tr><th>When</th><td>{STARTS}</td></tr><tr><th>Who</th><td>{STARTS} {INVITER}</td></tr></table>';
  const LIST = '<ul><li>{ENDS}</li><li>{ROLE}</li></ul><p>{MESSAGE}</p><p>About <a href="{URL}">it</a></p>';

  it('takes its row, item or paragraph along, when nothing else in it has a value', async () => {
    const { html } = await letterWith({}, { html: `${TABLE}${LIST}` });
    expect(html).not.toContain('When');
    expect(html).toContain('<tr><th>Who</th><td> Grace Hopper</td></tr>');
    expect(html).toContain('<ul><li>Viewer</li></ul><p style="margin:0 0 20px">About');
  });

  it('takes its line of plain text along, with what is left over of the empty lines', async () => {
    const { plain } = await letterWith({}, { plain: 'One\n\nFrom {STARTS} to {ENDS}\n\n{QRCODE}\n{URL}' });
    expect(plain).toMatch(/^One\n\nhttps:/);
  });
});

describe('the QR code', () => {
  it('is a picture within the mail, of the mailed link, in the HTML alone', async () => {
    const html = '<p>{QRCODE}</p><p><a href="{URL}">open</a></p>';
    const letter = await letterWith({}, { html });
    expect(letter.html).toMatch(/<img src="cid:link-as-qr-code@usher"[^>]*alt="Your link as a QR code"/);
    expect(letter.pictures).toMatchObject([{ cid: 'link-as-qr-code@usher', name: 'qr-code.png' }]);
    expect(letter.pictures[0]?.png.subarray(1, 4).toString()).toBe('PNG');
    expect(letter.plain).not.toContain('qr-code');
  });

  it('is not made where no template asks for it', async () => {
    expect((await letterWith({})).pictures).toEqual([]);
  });
});

describe('the link', () => {
  it('is the same in the button, beneath it and in the plain part', async () => {
    const { html, plain } = await letterWith({});
    expect(html).toContain('href="https://portal.example/i/abc#secret&amp;more"');
    expect(html).toContain('>https://portal.example/i/abc#secret&amp;more<');
    expect(plain).toContain(`\n${url}\n`);
  });
});

describe('what people wrote', () => {
  it('is text, never markup', async () => {
    const { html } = await letterWith({
      lastName: '<img src=x>',
      message: '</p><a href="https://evil.example">here</a>',
    });
    expect(html).not.toContain('<img');
    expect(html.match(/<a /g)).toHaveLength(1);
  });

  it('cannot leave the attribute it stands in', async () => {
    const html = '<p title="{MEDIA}"><a href="{URL}">open</a></p>';
    const letter = await letterWith({ mediaTitle: '"><script>שלום' }, { html });
    expect(letter.html).toContain('<p title="&quot;&gt;&lt;script&gt;שלום">');
  });

  it('never holds an address that a mail program would make a link of', async () => {
    const { html, plain } = await letterWith({
      inviterName: 'evil.example',
      message: 'See https://evil.example/now, www.evil.example or mail@evil.example',
    });
    expect(`${bodyOf(html)}${plain}`).not.toMatch(/evil\.example|:\/\/evil|www\.evil|@evil/);
    expect(plain.replaceAll('\u200c', '')).toContain('> See https://evil.example/now, www.evil.example');
  });

  it('stays readable: prose is not touched', async () => {
    expect((await letterWith({ message: 'Dr. Smith asks: why? 1/2 of you know.' })).plain).toContain(
      '> Dr. Smith asks: why? 1/\u200c2 of you know.',
    );
  });

  it('cannot be a token: {URL} as a name is only a name', async () => {
    const { subject, html, plain } = await letterWith({ inviterName: '{URL}', mediaTitle: '{EMAIL}' });
    expect(subject).toBe('{URL} invites you to “{EMAIL}”');
    expect(html).toContain('{URL} invites you to');
    expect(plain.split(url)).toHaveLength(2);
  });

  it('cannot take a row along by naming a token', async () => {
    const { html } = await letterWith({ mediaTitle: '{STARTS}', lastName: '{QRCODE}' });
    expect(html).toContain('{STARTS}</h1>');
    expect(html).toContain('Hello Ada {QRCODE},');
  });

  it('keeps its line breaks, and is marked as a quotation in plain text', async () => {
    const { html, plain } = await letterWith({ message: 'First\r\n\r\nValid until: never' });
    expect(html).toContain('First<br><br>Valid until: never');
    expect(plain).toContain('> First\n> \n> Valid until: never');
  });

  it.each(LANGUAGES)('begins no header and turns no line around in %s', async (language) => {
    const { subject, replyTo, senderName } = await letterWith(
      { language, mediaTitle: 'A\r\nBcc: all@example.org\u2067', inviterName: 'Grace\r\nTo: x\u202eREPPOH' },
      { senderName: 'Film\r\nclub\u202e' },
    );
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject).not.toMatch(BIDI);
    expect(replyTo?.name).toBe('Grace To: x REPPOH');
    expect(senderName).toBe('Film club');
  });

  it('may stand in a template that is not quite HTML', async () => {
    const html = `${'<'.repeat(20_000)}<p>{LASTNAME} <a href="{URL}" title='{MEDIA}'>5 < 6 {ROLE}</a>${'<tr>'.repeat(2000)}`;
    const letter = await letterWith({ lastName: '"><b>', mediaTitle: "'><i>" }, { html });
    expect(letter.html).toContain('&quot;&gt;&lt;b&gt; <a ');
    expect(letter.html).toContain("title='&#39;&gt;&lt;i&gt;'>5 < 6 Viewer</a>");
  });

  it('may be very long and very odd', async () => {
    const odd = `${'<p>{STARTS}'.repeat(1000)}\u2067\u202e`;
    const { html, plain } = await letterWith({ lastName: odd, mediaTitle: odd, inviterName: odd });
    expect(html).not.toContain('<p>{STARTS}');
    expect(plain).not.toMatch(BIDI);
  });
});

describe('a moment in words', () => {
  it('is told in the zone of the invitation, by name; in UTC when there is none', () => {
    expect(momentInWords(noon, { language: 'en', timeZone: 'Europe/Berlin' })).toMatch(
      /3 July 2026 at 14:00 Central European Summer Time$/,
    );
    expect(momentInWords(noon, { language: 'en', timeZone: null })).toMatch(/12:00 Coordinated Universal Time$/);
    expect(momentInWords(noon, { language: 'en', timeZone: 'Mars/Olympus' })).toMatch(
      /12:00 Coordinated Universal Time$/,
    );
  });
});

describe('the frame', () => {
  it('says who the portal is and whom to ask, in both parts', () => {
    const known = {
      ...theming,
      name: 'Uni <One>',
      supportContact: 'help@uni.example',
      privacyUrl: 'https://uni.example/p',
    };
    const { html, plain, senderName } = renderLetter(setUp, known);
    expect(senderName).toBe('Uni <One>');
    expect(html).toContain('Uni &lt;One&gt;');
    expect(html).toContain('<a href="https://uni.example/p">Privacy</a>');
    expect(plain).toContain('Help: help@uni.example\nPrivacy: https://uni.example/p');
  });

  it('writes dark words on a button of a light colour', () => {
    const button = (accent: string) =>
      /background:#[0-9a-f]{6};color:(#[0-9a-f]{6})/.exec(renderLetter(setUp, { ...theming, accent }).html)?.[1];
    expect(button('#4338ca')).toBe('#ffffff');
    expect(button('#fde047')).toBe('#16161c');
  });
});
