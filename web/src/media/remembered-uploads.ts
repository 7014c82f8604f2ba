import { z } from 'zod';

const PLACE = 'usher.uploads';
/** The server drops what nobody continued for a while; so do we. */
const KEPT_FOR_MS = 7 * 24 * 60 * 60 * 1000;
const MOST = 50;

const RememberedUpload = z.object({
  fingerprint: z.string(),
  mediaId: z.uuid(),
  /** Where the server takes further bytes. */
  uploadUrl: z.string(),
  fileName: z.string(),
  startedAtMs: z.number(),
});
export type RememberedUpload = z.infer<typeof RememberedUpload>;

/** Tells a file from others without reading it: what remains of it after a reload is not even its path. */
export function fingerprintOf({ name, size, type, lastModified }: File): string {
  return [name, size, type, lastModified].join('|');
}

/** Uploads that were begun in this browser and not finished. None where the browser keeps nothing, as in some frames. */
export function rememberedUploads(): readonly RememberedUpload[] {
  try {
    const kept = z.array(RememberedUpload).safeParse(JSON.parse(localStorage.getItem(PLACE) ?? '[]'));
    const oldest = Date.now() - KEPT_FOR_MS;
    return kept.success ? kept.data.filter(({ startedAtMs }) => startedAtMs > oldest) : [];
  } catch {
    return [];
  }
}

export function rememberUpload(upload: RememberedUpload): void {
  keep([upload, ...rememberedUploads().filter(({ mediaId }) => mediaId !== upload.mediaId)]);
}

export function forgetUpload(mediaId: string): void {
  keep(rememberedUploads().filter((upload) => upload.mediaId !== mediaId));
}

function keep(uploads: readonly RememberedUpload[]): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify(uploads.slice(0, MOST)));
  } catch {
    // Without storage an upload lasts as long as its page.
  }
}
