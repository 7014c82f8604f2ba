import { FALLBACK_LANGUAGE } from '#contract/languages.ts';
import type { EntryNoticeKind } from '#contract/notices/endpoints.ts';
import { type Announcement, announce } from '#infra/announce.ts';
import type { Clock } from '#infra/clock.ts';
import { type Db, type Tx, transact } from '#infra/db.ts';
import { Secret } from '#infra/secret.ts';
import type { Mail } from '#mail/service.ts';
import * as store from './entries-store.ts';
import { DECIDED_ELSEWHERE } from './policy.ts';

const LETTER_WAITS_MILLISECONDS = 3 * 24 * 3_600_000;
const READ_NEWS_KEPT_MILLISECONDS = 30 * 24 * 3_600_000;

type Deps = { readonly db: Db; readonly clock: Clock; readonly mail: Mail; readonly publicUrl: string };

/** What happened with an entry that a colleague has to know. */
type News = {
  readonly kind: EntryNoticeKind;
  readonly mediaId: string;
  readonly personIds: readonly string[];
  /** Whoever did it; null where it is nobody's business. */
  readonly byId: string | null;
  readonly galleryId?: string | null;
  readonly reason?: string | null;
};

/** Tells colleagues of an entry, in the portal and by mail. */
export function createEntryNews({ db, clock, mail, publicUrl }: Deps) {
  return { tell, decided, sweep };

  /** One that is open already is told again instead of a second one. */
  async function tell(
    tx: Tx,
    { kind, mediaId, personIds, byId, galleryId = null, reason = null }: News,
  ): Promise<void> {
    if (personIds.length === 0) return;
    const now = clock.now();
    const about = { kind, mediaId, byId, galleryId, reason, createdAt: now };
    const told = await store.putNotices(tx, { ...about, personIds });
    const { title, byName, galleryName } = await store.getNames(tx, about);
    for (const { id, personId, email } of told) {
      const ordered = await mail.orderLetter(tx, {
        kind,
        language: FALLBACK_LANGUAGE,
        timeZone: null,
        values: { media: title, name: byName ?? '', gallery: galleryName ?? '' },
        rows: { ...(reason === null || reason === '' ? {} : { remark: reason }) },
        to: email,
        personId,
        inviteId: null,
        standsBesideOthers: true,
        url: new Secret(new URL(`/notices/${id}`, publicUrl).href),
        code: null,
        expiresAt: new Date(now.getTime() + LETTER_WAITS_MILLISECONDS),
      });
      if (ordered) await store.putMailed(tx, id, now);
    }
    await announce(tx, ...told.map(({ personId }) => noticesChanged(personId)));
  }

  /** What waited in a gallery waits no more, for no moderator. */
  async function decided(
    tx: Tx,
    about: { readonly mediaIds: readonly string[]; readonly galleryId: string },
  ): Promise<void> {
    const told = await store.putDecided(tx, { ...about, kinds: DECIDED_ELSEWHERE, now: clock.now() });
    if (told.length > 0) await announce(tx, ...told.map(noticesChanged));
  }

  /** News that was read a while ago is over. */
  async function sweep(): Promise<void> {
    const now = clock.now();
    await transact(db, async (tx) => {
      const before = new Date(now.getTime() - READ_NEWS_KEPT_MILLISECONDS);
      await store.putReadDone(tx, { before, except: DECIDED_ELSEWHERE, now });
    });
  }
}

function noticesChanged(personId: string): Announcement {
  return { topic: `person:${personId}`, name: 'notices.changed', payload: { personId } };
}
