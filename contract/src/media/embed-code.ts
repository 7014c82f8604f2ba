import type { Form } from './endpoints.ts';

/** As large as what it shows: pages stand higher than films, and sound needs no more than its controls. */
const RATIO: Readonly<Record<Form, { readonly height: number; readonly words: string }>> = {
  video: { height: 9 / 16, words: '16/9' },
  image: { height: 9 / 16, words: '16/9' },
  document: { height: 4 / 3, words: '3/4' },
  audio: { height: 1 / 3, words: '3/1' },
};

type Embedded = {
  readonly origin: string;
  readonly mediaId: string;
  readonly title: string;
  readonly form: Form;
  /** In pixels; or as wide as its place. */
  readonly width: number | 'responsive';
  readonly startsAtSeconds: number | null;
};

export function embedHeight(form: Form, width: number): number {
  return Math.round(width * RATIO[form].height);
}

/** A frame for other sites; whoever looks at it there needs the same right as here. */
export function embedCode({ origin, mediaId, title, form, width, startsAtSeconds }: Embedded): string {
  const address = `${origin}/embed/media/${mediaId}${startsAtSeconds === null ? '' : `?t=${startsAtSeconds}`}`;
  const size =
    width === 'responsive'
      ? `style="border:0;width:100%;aspect-ratio:${RATIO[form].words}"`
      : `width="${width}" height="${embedHeight(form, width)}" style="border:0"`;
  return `<iframe src="${address}" title="${escaped(title)}" ${size} allow="fullscreen; picture-in-picture; clipboard-write" loading="lazy"></iframe>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
