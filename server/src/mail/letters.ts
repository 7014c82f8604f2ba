import type { Language } from '#contract/languages.ts';
import { oneLine } from '#contract/text.ts';
import { isolatedHtml } from './direction.ts';
import { escapeHtml, withoutLinks } from './escape.ts';
import { frameHtml, framePlain, type Theming } from './frame.ts';
import { frameWords, type LetterKind, letterWords, ROW_LABELS, type RowLabel, rowLabels } from './letter-words.ts';
import { type Letter, momentInWords } from './render.ts';

/** One of our own mails with everything it says; sealed while it waits. Moments are ISO 8601. */
export type LetterFacts = {
  readonly kind: LetterKind;
  readonly language: Language;
  /** null: nobody knows, so moments are told in UTC. */
  readonly timeZone: string | null;
  /** What its words name in braces; people's own writing, so it is escaped and never becomes a link. */
  readonly values: Readonly<Record<string, string>>;
  readonly rows: { readonly [L in RowLabel]?: string | { readonly moment: string } };
  /** Where its button leads; null: it has none. */
  readonly url: string | null;
  /** A one-time code, shown large; null: there is none. */
  readonly code: string | null;
};

/** A letter in the reader's language, in the frame that every mail of this portal has. */
export function renderLetter(facts: LetterFacts, theming: Theming): Letter {
  const { kind, language, url, code } = facts;
  const words = letterWords[kind][language];
  const values = { ...facts.values, portal: theming.name };
  const subject = oneLine(filled(words.subject, values));
  const said = (text: string) => withoutLinks(oneLine(filled(text, values)));
  const rows = ROW_LABELS.flatMap((label) => {
    const value = facts.rows[label];
    if (value === undefined) return [];
    const text = typeof value === 'string' ? oneLine(value) : momentInWords(new Date(value.moment), facts);
    return [{ label: rowLabels[language][label], text }];
  });
  const { copyAddress } = frameWords[language];

  const content = [
    `<h1>${escapeHtml(said(words.title))}</h1>`,
    `<p>${escapeHtml(said(words.text))}</p>`,
    code === null ? '' : `<p class="code">${escapeHtml(code)}</p>`,
    url === null || words.button === undefined
      ? ''
      : `<p><a class="button" href="${escapeHtml(url)}">${escapeHtml(words.button)}</a></p>
<p class="quiet">${escapeHtml(copyAddress)}<br><span class="address" dir="ltr">${escapeHtml(url)}</span></p>`,
    rows.length === 0
      ? ''
      : `<table class="facts">${rows.map(({ label, text }) => `<tr><th>${escapeHtml(label)}</th><td>${isolatedHtml(escapeHtml(text), { value: text, language })}</td></tr>`).join('')}</table>`,
    `<p class="quiet">${escapeHtml(said(words.why))}</p>`,
  ];
  const plain = [
    said(words.text),
    ...(code === null ? [] : [code]),
    ...(url === null ? [] : [words.button === undefined ? url : `${words.button}:\n${url}`]),
    ...(rows.length === 0 ? [] : [rows.map(({ label, text }) => `${label}: ${text}`).join('\n')]),
    said(words.why),
  ];
  return {
    senderName: theming.name,
    replyTo: null,
    subject,
    html: frameHtml({ subject, content: content.filter((part) => part !== '').join('\n'), language }, theming),
    plain: framePlain(plain.join('\n\n'), { theming, language }),
    pictures: [],
  };
}

/** What the list of mails calls a letter; its subject also names the portal. */
export function titleOf({ kind, language, values }: Pick<LetterFacts, 'kind' | 'language' | 'values'>): string {
  return oneLine(filled(letterWords[kind][language].title, values));
}

/** Values are not looked at again, so none of them can name another. */
function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
