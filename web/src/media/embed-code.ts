import type { Form } from '#contract/media/endpoints.ts';

export const EMBED_WIDTHS = ['480', '640', '960', 'responsive'] as const;
export type EmbedWidth = (typeof EMBED_WIDTHS)[number];

/** As large as what it shows: pages stand higher than films, and sound needs no more than its controls. */
const RATIO: Readonly<Record<Form, number>> = { video: 9 / 16, image: 9 / 16, document: 4 / 3, audio: 1 / 3 };

type Embedded = {
  readonly origin: string;
  readonly mediaId: string;
  readonly title: string;
  readonly form: Form;
  readonly width: EmbedWidth;
  readonly startsAtSeconds: number | null;
};

/** A frame for other sites; whoever looks at it there needs the same right as here. */
export function embedCode({ origin, mediaId, title, form, width, startsAtSeconds }: Embedded): string {
  const address = `${origin}/embed/media/${mediaId}${startsAtSeconds === null ? '' : `?t=${startsAtSeconds}`}`;
  const size =
    width === 'responsive'
      ? `style="border:0;width:100%;aspect-ratio:${ratioWords(form)}"`
      : `width="${width}" height="${Math.round(Number(width) * RATIO[form])}" style="border:0"`;
  return `<iframe src="${address}" title="${escaped(title)}" ${size} allow="fullscreen; picture-in-picture; clipboard-write" loading="lazy"></iframe>`;
}

function ratioWords(form: Form): string {
  return { video: '16/9', image: '16/9', document: '3/4', audio: '3/1' }[form];
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
