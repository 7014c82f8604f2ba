import type { MediaAbility } from '#contract/access/roles.ts';
import type { Choice, DownloadView } from '#contract/downloads/endpoints.ts';
import type { Downloads } from '#contract/media/endpoints.ts';
import { oneLine } from '#contract/text.ts';

/** Where what is put together on request lies: not beside what any signed path may name. */
export const DOWNLOADS_FOLDER = 'downloads';
/** Made again when somebody asks again. */
export const KEPT_DAYS = 7;

type File = { readonly name: string; readonly bytes: number };

/** What lies in the folder of an entry's version. */
export type Offer = Pick<DownloadView, 'choice' | 'kind' | 'height' | 'ending' | 'bytes'> & {
  /** The file itself, or what it is put together of. */
  readonly from:
    | { readonly kind: 'file'; readonly name: string }
    | { readonly kind: 'renditions'; readonly names: readonly string[] };
};

/** All that can be kept, best first. The source comes last: it is not what most people look for. */
export function offersIn(files: readonly File[], sourceEnding: string | null): readonly Offer[] {
  const videos = renditionsIn(files, /^(v(\d{2,4}))\.m3u8$/);
  const audios = renditionsIn(files, /^(a(\d))\.m3u8$/);
  return [
    ...(videos.length > 0
      ? videos.sort((a, b) => b.number - a.number).map((video) => asVideo(files, video, audios))
      : []),
    ...(videos.length === 0 ? audios.slice(0, 1).map((audio) => asAudio(files, audio)) : []),
    ...largestImage(files),
    ...files.filter(({ name }) => name === 'document.pdf').map(asDocument),
    ...files.filter(({ name }) => name === 'source').map((file) => asSource(file, sourceEnding)),
  ];
}

/** The one who edits has the source anyhow. */
export function mayKeep(
  { choice }: Pick<Offer, 'choice'>,
  { downloads, abilities }: { readonly downloads: Downloads; readonly abilities: readonly MediaAbility[] },
): boolean {
  if (abilities.includes('media.edit')) return true;
  if (!abilities.includes('media.download')) return false;
  return choice === 'source' ? downloads === 'source' : downloads !== 'nothing';
}

/** "Photosynthesis 720p.mp4": what it is called on the disk of whoever keeps it. */
export function nameOf({ kind, height, ending }: Pick<Offer, 'kind' | 'height' | 'ending'>, title: string): string {
  const detail = kind === 'video' && height !== null ? ` ${height}p` : '';
  const plain = oneLine(title)
    .replace(/[\\/:*?"<>|]/g, ' ')
    .slice(0, 120)
    .trim();
  return `${plain === '' ? 'media' : plain}${detail}.${ending}`;
}

export function isChoice(text: string): text is Choice {
  return /^(?:v\d{2,4}|a\d|image|document|source)$/.test(text);
}

// ---- from files to offers

type Rendition = { readonly name: string; readonly number: number };

function renditionsIn(files: readonly File[], pattern: RegExp): Rendition[] {
  return files.flatMap(({ name: file }) => {
    const [, name, number] = pattern.exec(file) ?? [];
    return name === undefined ? [] : [{ name, number: Number(number) }];
  });
}

function bytesOf(files: readonly File[], { name }: Rendition): number {
  return files.filter((file) => file.name.startsWith(`${name}_`)).reduce((sum, { bytes }) => sum + bytes, 0);
}

function asVideo(files: readonly File[], video: Rendition, audios: readonly Rendition[]): Offer {
  const parts = [video, ...audios];
  return {
    choice: video.name,
    kind: 'video',
    height: video.number,
    ending: 'mp4',
    bytes: parts.reduce((sum, part) => sum + bytesOf(files, part), 0),
    from: { kind: 'renditions', names: parts.map(({ name }) => name) },
  };
}

function asAudio(files: readonly File[], audio: Rendition): Offer {
  return {
    choice: audio.name,
    kind: 'audio',
    height: null,
    ending: 'm4a',
    bytes: bytesOf(files, audio),
    from: { kind: 'renditions', names: [audio.name] },
  };
}

function largestImage(files: readonly File[]): Offer[] {
  const images = files.flatMap((file) => {
    const [, side, ending] = /^image-(\d{1,5})\.(jpg|png)$/.exec(file.name) ?? [];
    return ending === undefined ? [] : [{ ...file, ending, side: Number(side) }];
  });
  const [largest] = images.sort((a, b) => b.side - a.side);
  if (largest === undefined) return [];
  const { name, bytes, ending } = largest;
  return [{ choice: 'image', kind: 'image', height: null, ending, bytes, from: { kind: 'file', name } }];
}

function asDocument({ name, bytes }: File): Offer {
  return { choice: 'document', kind: 'document', height: null, ending: 'pdf', bytes, from: { kind: 'file', name } };
}

function asSource({ name, bytes }: File, ending: string | null): Offer {
  return {
    choice: 'source',
    kind: 'source',
    height: null,
    ending: ending ?? 'bin',
    bytes,
    from: { kind: 'file', name },
  };
}
