import { directionOf, type Language } from '#contract/languages.ts';
import type { SettingsOf } from '#contract/settings/modules.ts';
import { isolatedHtml, settleLine } from './direction.ts';
import { escapeHtml } from './escape.ts';
import { frameWords } from './letter-words.ts';

export type Theming = Pick<SettingsOf<'theming'>, 'name' | 'accent' | 'privacyUrl' | 'imprintUrl' | 'supportContact'>;

type Framed = { readonly subject: string; readonly content: string; readonly language: Language };

/**
 * The page every mail of this portal stands on: its name above, whom to ask below. Templates hold only what is
 * between. Some programs drop the style sheet, and some the page around, its direction with it; so what the reader
 * must find is styled at its place, and each cell says which way it runs.
 */
export function frameHtml({ subject, content, language }: Framed, theming: Theming): string {
  const direction = directionOf(language);
  const sides = `dir="${direction}" align="${START[direction]}"`;
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escapeHtml(subject)}</title>
<style>${STYLE}</style>
</head>
<body class="ground" dir="${direction}" style="margin:0;background:#f5f5f7">
<table role="presentation" class="ground" lang="${language}" dir="${direction}" width="100%" cellpadding="0" cellspacing="0" style="background:#f5f5f7"><tr><td class="around" align="center" style="padding:32px 16px">
<table role="presentation" dir="${direction}" width="600" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px">
<tr><td class="name" ${sides} style="padding:0 4px 16px;font:600 15px/1.4 ${FONT};color:#5b5b66">${isolatedHtml(escapeHtml(theming.name), { value: theming.name, language })}</td></tr>
<tr><td class="card" ${sides} style="padding:36px 40px;background:#ffffff;border:1px solid #e6e6eb;border-radius:10px;font:16px/1.55 ${FONT};color:#1b1b22">
${dressed(content, { accent: theming.accent, direction })}
</td></tr>
<tr><td class="foot" ${sides} style="padding:20px 4px 0;font:13px/1.6 ${FONT};color:#5b5b66">${contactsHtml(theming, language)}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
}

/** The plain part, with the same contacts beneath. */
export function framePlain(
  content: string,
  { theming, language }: { readonly theming: Theming; readonly language: Language },
): string {
  const tidy = content
    .replace(/\r\n?/g, '\n')
    .replace(/(?<=\S) {2,}/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .split('\n')
    .map((line) => settleLine(line, language));
  // `-- ` begins a signature (RFC 3676 §4.3): programs set it apart and leave it out of answers.
  const lines = contacts(theming, language).map(({ label, value }) => `${label}${COLON[language]} ${value}`);
  return [...tidy, '', '-- ', theming.name, ...lines, ''].join('\n');
}

/** What somebody wrote, behind a line on the side where it begins, so that it cannot pass for our own words. */
export function quotation(html: string, direction: Direction): string {
  const side = START[direction];
  return `<span class="message" dir="${direction}" style="display:block;padding-${side}:16px;border-${side}:3px solid #d5d5de;text-align:${side}">${html}</span>`;
}

type Direction = ReturnType<typeof directionOf>;

/** Sides by name: Outlook knows none by the direction of the text. */
const START = { ltr: 'left', rtl: 'right' } as const satisfies Record<Direction, string>;
const END = { ltr: 'right', rtl: 'left' } as const satisfies Record<Direction, string>;

const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

const STYLE = `
.card p:last-child{margin-bottom:0!important}
.card .code{font-size:32px;font-weight:650;letter-spacing:.08em;font-variant-numeric:tabular-nums;direction:ltr;unicode-bidi:isolate}
.foot a{color:#5b5b66}
@media (max-width:480px){
.around{padding:20px 10px!important}
.card{padding:28px 22px!important}
.card h1{font-size:23px!important}
.card .button{display:block!important;text-align:center}
.card .facts th{width:92px!important}
}
@media (prefers-color-scheme:dark){
.ground{background:#121217!important}
.card{background:#1c1c23!important;border-color:#2e2e38!important;color:#f1f1f4!important}
.card .button{border-color:rgba(255,255,255,.28)!important}
.card .message{border-color:#4a4a57!important}
.name,.foot,.foot a,.card .lead,.card .quiet,.card .facts th{color:#a9a9b6!important}
.card .facts,.card .facts th,.card .facts td{border-color:#2e2e38!important}
}
`;

const QUIET = 'color:#5b5b66';
const FACT = 'padding:10px 0;border-bottom:1px solid #e6e6eb;vertical-align:top;font-size:14px';

type Look = { readonly accent: string; readonly direction: Direction };

/** The classes and bare tags that templates are made of, each with its looks at its place. */
function dressed(content: string, { accent, direction }: Look): string {
  const start = START[direction];
  const classes: Readonly<Record<string, string>> = {
    lead: `margin:0 0 4px;${QUIET}`,
    quiet: `margin:0 0 20px;font-size:14px;${QUIET}`,
    address: 'word-break:break-all',
    button: `display:inline-block;padding:13px 26px;border:1px solid ${accent};border-radius:8px;background:${accent};color:${textOn(accent)};font-weight:600;text-decoration:none`,
  };
  return content
    .replace(/class="(lead|quiet|address|button)"/g, (found, name: string) => `${found} style="${classes[name]}"`)
    .replace(/<table class="facts">[\s\S]*?<\/table>/g, (table) => dressedFacts(table, direction))
    .replaceAll('<p>', '<p style="margin:0 0 20px">')
    .replaceAll(
      '<h1>',
      `<h1 style="margin:0 0 20px;font-size:26px;line-height:1.25;font-weight:650;letter-spacing:-.01em;text-wrap:balance;text-align:${start}">`,
    );
}

function dressedFacts(table: string, direction: Direction): string {
  const [start, end] = [START[direction], END[direction]];
  return table
    .replace(
      '<table class="facts">',
      `<table class="facts" dir="${direction}" width="100%" cellpadding="0" cellspacing="0" style="width:100%;margin:0 0 24px;border-collapse:collapse;border-top:1px solid #e6e6eb">`,
    )
    .replaceAll(
      '<th>',
      `<th align="${start}" width="120" style="width:120px;${FACT};padding-${end}:16px;text-align:${start};font-weight:400;${QUIET}">`,
    )
    .replaceAll('<td>', `<td align="${start}" style="${FACT};text-align:${start}">`);
}

/** White, or nearly black where white would not reach the contrast that small text needs (WCAG 1.4.3). */
function textOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= 4.5 ? '#ffffff' : '#16161c';
}

/** French sets it apart, with a space that does not break. */
const COLON: Record<Language, string> = { en: ':', de: ':', es: ':', fr: '\u00a0:', he: ':' };

type Contact = { readonly label: string; readonly value: string };

function contacts({ supportContact, privacyUrl, imprintUrl }: Theming, language: Language): readonly Contact[] {
  const words = frameWords[language];
  return [
    { label: words.help, value: supportContact },
    { label: words.privacy, value: privacyUrl },
    { label: words.imprint, value: imprintUrl },
  ].filter(({ value }) => value !== '');
}

function contactsHtml(theming: Theming, language: Language): string {
  return contacts(theming, language)
    .map(({ label, value }) =>
      /^https?:\/\//.test(value)
        ? `<a href="${escapeHtml(value)}">${label}</a>`
        : `${label}${COLON[language]} ${isolatedHtml(escapeHtml(value), { value, language })}`,
    )
    .join(' &nbsp;·&nbsp; ');
}
