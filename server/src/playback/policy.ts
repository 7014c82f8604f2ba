/** Who looks at what, until when: what the signature in a media path vouches for. */
export type Ticket = { readonly mediaId: string; readonly sessionId: string; readonly endsAt: Date };

const LEAST_SECONDS = 10 * 60;
/** Tickets of the same few minutes are the same, so that a browser finds its pictures in its cache. */
const STEP_SECONDS = 5 * 60;

export function ticketFor({
  mediaId,
  sessionId,
  now,
}: {
  readonly mediaId: string;
  readonly sessionId: string;
  readonly now: Date;
}): Ticket {
  const steps = Math.ceil((now.getTime() / 1000 + LEAST_SECONDS) / STEP_SECONDS);
  return { mediaId, sessionId, endsAt: new Date(steps * STEP_SECONDS * 1000) };
}

/** The words that are signed. */
export function claimOf({ mediaId, sessionId, endsAt }: Ticket): string {
  return `${mediaId}/${sessionId}.${secondsOf(endsAt)}`;
}

/** What relative addresses in the playlists inherit, with the number of a version behind it. */
export function pathOf(ticket: Ticket, signature: string): string {
  return `/m/${claimOf(ticket)}.${signature}`;
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const MEDIA_ID = new RegExp(`^${UUID}$`);
const TICKET = new RegExp(`^(${UUID})\\.([1-9]\\d{0,11})\\.([A-Za-z0-9_-]{43})$`);

/** Reads both parts of a path; null for what we never write. */
export function readTicket(
  mediaId: string,
  text: string,
): { readonly ticket: Ticket; readonly signature: string } | null {
  const [, sessionId, seconds, signature] = TICKET.exec(text) ?? [];
  if (!MEDIA_ID.test(mediaId) || sessionId === undefined || signature === undefined) return null;
  return { ticket: { mediaId, sessionId, endsAt: new Date(Number(seconds) * 1000) }, signature };
}

export function isVersion(text: string): boolean {
  return /^[1-9]\d{0,6}$/.test(text);
}

export type FileKind = 'playlist' | 'segment' | 'picture' | 'drawing' | 'cues' | 'facts';
const KINDS: Readonly<Record<string, FileKind>> = {
  m3u8: 'playlist',
  mp4: 'segment',
  m4s: 'segment',
  jpg: 'picture',
  png: 'drawing',
  vtt: 'cues',
  json: 'facts',
};

/** What a file of an entry is, by its name; null for every name that we never write. */
export function fileKindOf(name: string): FileKind | null {
  const [, ending] = /^[a-z0-9_-]{1,60}\.(m3u8|mp4|m4s|jpg|png|vtt|json)$/.exec(name) ?? [];
  return ending === undefined ? null : (KINDS[ending] ?? null);
}

function secondsOf(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}
