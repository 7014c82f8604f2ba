import type { AnswerInput } from '#contract/endpoint.ts';
import { embedCode, embedHeight } from '#contract/media/embed-code.ts';
import type { getOembed } from '#contract/media/oembed.ts';
import type { Clock } from '#infra/clock.ts';
import type { Db } from '#infra/db.ts';
import { Problem } from '#infra/problem.ts';
import type { Settings } from '#settings/service.ts';
import { findForEveryone } from './oembed-store.ts';
import { isId } from './policy.ts';

type Deps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly publicUrl: string;
};

type Asked = {
  readonly url: string;
  readonly maxwidth?: number | undefined;
  readonly maxheight?: number | undefined;
};

const USUAL_WIDTH = 640;
const KEPT_SECONDS = 3600;

/** Tells other programs the title and the frame of what everyone may open; of all else, not even that it is there. */
export function createOembed({ db, clock, settings, publicUrl }: Deps) {
  return { of };

  async function of({ url, maxwidth, maxheight }: Asked): Promise<AnswerInput<typeof getOembed>> {
    const mediaId = mediaIdIn(url);
    const entry = mediaId === null ? undefined : await findForEveryone(db, { mediaId, now: clock.now() });
    if (mediaId === null || entry === undefined) throw new Problem('media.unknown');
    const { title, form, ownerName } = entry;
    const { origin } = new URL(publicUrl);
    const width = widthWithin(maxwidth, maxheight, (wide) => embedHeight(form, wide));
    const { name } = await settings.get('theming');
    return {
      version: '1.0',
      type: form === 'video' ? 'video' : 'rich',
      title,
      author_name: ownerName,
      provider_name: name,
      provider_url: origin,
      cache_age: KEPT_SECONDS,
      html: embedCode({ origin, mediaId, title, form, width, startsAtSeconds: null }),
      width,
      height: embedHeight(form, width),
    };
  }

  /** Only addresses of our own media pages. */
  function mediaIdIn(url: string): string | null {
    const { origin, pathname } = new URL(url);
    if (origin !== new URL(publicUrl).origin) return null;
    const [, id = ''] = /^\/media\/([^/]+)$/.exec(pathname) ?? [];
    return isId(id) ? id : null;
  }
}

function widthWithin(
  maxWidth: number | undefined,
  maxHeight: number | undefined,
  heightOf: (width: number) => number,
): number {
  const width = Math.min(USUAL_WIDTH, maxWidth ?? USUAL_WIDTH);
  if (maxHeight === undefined || heightOf(width) <= maxHeight) return width;
  return Math.max(1, Math.floor((width * maxHeight) / heightOf(width)));
}
