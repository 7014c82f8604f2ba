/** What may stand in the words of a cue beside plain text (WebVTT §3.5); everything else is dropped and its words kept. */
export const CUE_TAGS = ['b', 'i', 'u', 'v', 'lang', 'ruby', 'rt'] as const;
export type CueTag = (typeof CUE_TAGS)[number];

export type CueNode =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'tag';
      readonly tag: CueTag;
      /** The speaker of `v`, the language of `lang`; empty for the others. */
      readonly annotation: string;
      readonly children: readonly CueNode[];
    };

const MOST_DEPTH = 8;
const MOST_ANNOTATION = 100;
const ANNOTATED: readonly CueTag[] = ['v', 'lang'];
const LANGUAGE_TAG = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}$/;

/** A tag of any kind, a moment within a cue, or a comment: what a reader of WebVTT takes out of the words. */
const TAG = /<(?:(\/?)([A-Za-z][A-Za-z0-9]*)((?:[^A-Za-z0-9<>][^<>]*)?)|[!?/][^<>]*|[\d:.]+)>/g;
const REFERENCE = /&(?:#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6})|([A-Za-z]{2,6}));/g;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
};

/** Controls, marks that turn the writing direction of what stands beside them, and halves of characters. */
const UNSEEN = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]|\p{Cs}/gu;

/** The words of a cue as we keep and send them, whatever somebody wrote: read, and written anew by us. */
export function cleanMarkup(text: string): string {
  return tidy(writeMarkup(readMarkup(text)));
}

/** The words alone, on as many lines as they have. */
export function plainOf(text: string): string {
  return tidy(wordsOf(readMarkup(text)));
}

/** Who speaks, where the words say so. */
export function voiceOf(text: string): string | null {
  const [first] = readMarkup(text);
  return first?.kind === 'tag' && first.tag === 'v' ? first.annotation : null;
}

export function readMarkup(text: string): readonly CueNode[] {
  const reader = createReader();
  const source = seen(text);
  let at = 0;
  for (const { index, 0: whole, 1: slash = '', 2: name = '', 3: rest = '' } of source.matchAll(TAG)) {
    reader.text(source.slice(at, index));
    at = index + whole.length;
    if (slash === '/') reader.close(name.toLowerCase());
    else if (name !== '') reader.open(name.toLowerCase(), rest);
  }
  reader.text(source.slice(at));
  return reader.end();
}

function createReader() {
  type Open = { readonly tag: CueTag; readonly annotation: string; readonly children: CueNode[] };
  const root: CueNode[] = [];
  const open: Open[] = [];
  const here = () => open.at(-1)?.children ?? root;
  const shut = () => {
    const done = open.pop();
    if (done !== undefined && done.children.length > 0) here().push({ kind: 'tag', ...done });
  };
  return {
    text(written: string): void {
      const text = dereferenced(written);
      if (text !== '') here().push({ kind: 'text', text });
    },
    open(name: string, rest: string): void {
      const tag = CUE_TAGS.find((known) => known === name);
      if (tag === undefined || open.length >= MOST_DEPTH) return;
      const annotation = ANNOTATED.includes(tag) ? annotationIn(rest) : '';
      if (tag === 'v' && annotation === '') return;
      if (tag === 'lang' && !LANGUAGE_TAG.test(annotation)) return;
      open.push({ tag, annotation, children: [] });
    },
    close(name: string): void {
      if (!open.some(({ tag }) => tag === name)) return;
      while (open.at(-1)?.tag !== name) shut();
      shut();
    },
    end(): readonly CueNode[] {
      while (open.length > 0) shut();
      return root;
    },
  };
}

/** `v.loud Mary`: classes come first and are not kept. */
function annotationIn(rest: string): string {
  const [, annotation = ''] = /^(?:\.\S*)?\s+(.*)$/s.exec(rest) ?? [];
  return dereferenced(annotation).replace(/\s+/g, ' ').trim().slice(0, MOST_ANNOTATION).trim().toWellFormed();
}

function writeMarkup(nodes: readonly CueNode[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return escaped(node.text);
      const annotation = node.annotation === '' ? '' : ` ${escaped(node.annotation)}`;
      return `<${node.tag}${annotation}>${writeMarkup(node.children)}</${node.tag}>`;
    })
    .join('');
}

function wordsOf(nodes: readonly CueNode[]): string {
  return nodes.map((node) => (node.kind === 'text' ? node.text : wordsOf(node.children))).join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function dereferenced(text: string): string {
  const read = text.replace(REFERENCE, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    // A line break that was written as a number would end the cue for whoever reads the file.
    return code > 0x10ffff || code < 0x20 ? ' ' : String.fromCodePoint(code);
  });
  return seen(read);
}

function seen(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replaceAll('\t', ' ')
    .replace(UNSEEN, '')
    .normalize('NFC');
}

/** No empty lines: one would end the cue. */
function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
