import { describe, expect, it } from 'vitest';
import { TemplateText } from '#contract/mail/endpoints.ts';
import { DEFAULT_SETTINGS } from '#contract/settings/modules.ts';
import { DEFAULT_TEMPLATE } from './default-template.ts';
import { type LetterFacts, renderLetter } from './letters.ts';
import { type InvitationFacts, momentInWords, renderInvitation } from './render.ts';

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

const letterWith = (change: Partial<InvitationFacts>, template = DEFAULT_TEMPLATE) =>
  renderInvitation({ template, facts: facts(change), url }, theming);

describe('the template a portal begins with', () => {
  it('is one that an administrator could have saved', () => {
    expect(TemplateText.parse(DEFAULT_TEMPLATE)).toEqual(DEFAULT_TEMPLATE);
  });

  it('leaves no token and no gap behind', () => {
    const { subject, html, plain } = letterWith({ firstName: '' });
    expect(subject).toBe('Grace Hopper invites you to “Photosynthesis”');
    expect(`${html}${plain}`).not.toMatch(/\{[A-Z]+\}/);
    expect(plain).not.toMatch(/\n{3}| {2}/);
    expect(plain).toContain('Hello Lovelace,');
  });
});

describe('the link', () => {
  it('is the same in the button, beneath it and in the plain part', () => {
    const { html, plain } = letterWith({});
    expect(html).toContain('href="https://portal.example/i/abc#secret&amp;more"');
    expect(html).toContain('>https://portal.example/i/abc#secret&amp;more<');
    expect(plain).toContain(`\n${url}\n`);
  });
});

describe('what people wrote', () => {
  it('is text, never markup', () => {
    const { html } = letterWith({ lastName: '<img src=x>', message: '</p><a href="https://evil.example">here</a>' });
    expect(html).not.toContain('<img');
    expect(html.match(/<a /g)).toHaveLength(1);
  });

  it('never holds an address that a mail program would make a link of', () => {
    const { html, plain } = letterWith({
      inviterName: 'evil.example',
      message: 'See https://evil.example/now, www.evil.example or mail@evil.example',
    });
    const shown = html.slice(html.indexOf('<body'));
    expect(`${shown}${plain}`).not.toMatch(/evil\.example|:\/\/evil|www\.evil|@evil/);
    expect(plain.replaceAll('\u200c', '')).toContain('> See https://evil.example/now, www.evil.example');
  });

  it('stays readable: prose is not touched', () => {
    expect(letterWith({ message: 'Dr. Smith asks: why? 1/2 of you know.' }).plain).toContain(
      '> Dr. Smith asks: why? 1/\u200c2 of you know.',
    );
  });

  it('cannot be a token: {URL} as a name is only a name', () => {
    const { subject, html, plain } = letterWith({ inviterName: '{URL}', mediaTitle: '{EMAIL}' });
    expect(subject).toBe('{URL} invites you to “{EMAIL}”');
    expect(html).toContain('{URL} invites you to');
    expect(plain.split(url)).toHaveLength(2);
  });

  it('keeps its line breaks, and is marked as a quotation in plain text', () => {
    const { html, plain } = letterWith({ message: 'First\r\n\r\nValid until: never' });
    expect(html).toContain('First<br><br>Valid until: never');
    expect(plain).toContain('> First\n> \n> Valid until: never');
  });

  it('begins no header and turns no line around', () => {
    const { subject, replyTo } = letterWith({
      mediaTitle: 'A\r\nBcc: all@example.org',
      inviterName: 'Grace\r\nTo: x\u202eREPPOH',
    });
    expect(subject).not.toMatch(/[\r\n\u202e]/);
    expect(replyTo?.name).toBe('Grace To: x REPPOH');
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
