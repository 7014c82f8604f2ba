import { getPlayback } from '#contract/media/endpoints.ts';
import { type App, sendBytes, serve } from '#infra/http.ts';
import type { FileKind } from './policy.ts';
import type { Playback } from './service.ts';

const CONTENT_TYPES: Readonly<Record<FileKind, string>> = {
  playlist: 'application/vnd.apple.mpegurl',
  segment: 'video/mp4',
  picture: 'image/jpeg',
  drawing: 'image/png',
  cues: 'text/vtt; charset=utf-8',
  facts: 'application/json; charset=utf-8',
};
/** Private, because the address names a session. */
const CACHE_CONTROL: Readonly<Record<FileKind, string>> = {
  playlist: 'private, no-store',
  segment: 'private, max-age=3600, immutable',
  picture: 'private, max-age=3600, immutable',
  drawing: 'private, max-age=3600, immutable',
  cues: 'private, max-age=3600, immutable',
  facts: 'private, max-age=3600, immutable',
};

type Path = {
  Params: { readonly mediaId: string; readonly ticket: string; readonly version: string; readonly file: string };
};

export function playbackRoutes(app: App, playback: Playback): void {
  serve(app, getPlayback, ({ params, caller }) => playback.pathsFor(params.mediaId, caller));

  app.get<Path>('/m/:mediaId/:ticket/:version/:file', async (request, reply) => {
    const { kind, bytes } = await playback.open(request.params);
    reply.type(CONTENT_TYPES[kind]).header('cache-control', CACHE_CONTROL[kind]);
    return sendBytes(request, reply, bytes);
  });
}
