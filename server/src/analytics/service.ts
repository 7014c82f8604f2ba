import type { Access } from '#access/service.ts';
import type { Principal } from '#contract/access/principal.ts';
import type { AnalyticsView, Beat, ViewerView } from '#contract/analytics/endpoints.ts';
import type { GalleryAnalyticsView } from '#contract/analytics/gallery.ts';
import type { Clock } from '#infra/clock.ts';
import { BYTE_ORDER_MARK, csvRow } from '#infra/csv.ts';
import { type Db, transact } from '#infra/db.ts';
import { type Limit, takeAttempt } from '#infra/limits.ts';
import { fieldProblem, Problem } from '#infra/problem.ts';
import { added, completionOf, curvesOf, type Viewer } from './policy.ts';
import * as store from './store.ts';

type Deps = { readonly db: Db; readonly clock: Clock; readonly access: Pick<Access, 'identityOn'> };

/** Days as they come in a query. */
export type Asked = { readonly from?: string | undefined; readonly to?: string | undefined; readonly zone: string };

export type Analytics = ReturnType<typeof createAnalytics>;

/** A page sends four a minute; some have many open, and some share an account. */
const BATCHES: Limit = { max: 120, perSeconds: 60 };
const COUNTED_AT_ONCE = 2000;

/** Who looked at what: beats are stored as they come, and counted by a job. */
export function createAnalytics({ db, clock, access }: Deps) {
  return { report, count, view, viewers, exported, ofGallery, exportedOfGallery };

  async function report(
    { mediaId, viewId, beats }: { readonly mediaId: string; readonly viewId: string; readonly beats: readonly Beat[] },
    caller: Principal,
  ): Promise<null> {
    const viewer = await viewerOf(caller, mediaId);
    if (!(await takeAttempt(db, `beats ${viewer.viewerId}`, BATCHES, clock.now())))
      throw new Problem('request.too-many');
    const beatenAt = clock.now();
    await store.insertBeats(
      db,
      beats.map(({ number, from, to, seconds }) => ({
        ...viewer,
        mediaId,
        viewId,
        number,
        fromAt: from,
        toAt: to,
        seconds,
        beatenAt,
      })),
    );
    return null;
  }

  async function viewerOf(caller: Principal, mediaId: string): Promise<Viewer> {
    const identity = await access.identityOn(caller, mediaId);
    if (identity === null) throw new Problem('media.unknown');
    switch (identity.kind) {
      case 'account':
        return { kind: 'person', viewerId: identity.personId };
      case 'guest':
        return { kind: 'guest', viewerId: identity.guestId };
      case 'invitee': {
        const viewerId = await store.findInviteeId(db, identity.addressFolded);
        if (viewerId === undefined) throw new Problem('media.unknown');
        return { kind: 'invitee', viewerId };
      }
    }
  }

  /** Adds what came since the last time to its views. Taken and counted in one transaction: a crash counts nothing twice. */
  async function count(): Promise<void> {
    for (;;) {
      const taken = await transact(db, async (tx) => {
        const beats = await store.takeBeats(tx, COUNTED_AT_ONCE);
        const views = Map.groupBy(beats, ({ mediaId, viewerId, viewId }) => `${mediaId} ${viewerId} ${viewId}`);
        // Everybody locks in the same order.
        for (const key of Array.from(views.keys()).sort()) await addTo(tx, views.get(key) ?? []);
        return beats.length;
      });
      if (taken < COUNTED_AT_ONCE) return;
    }
  }

  async function addTo(tx: Parameters<typeof store.lockView>[0], beats: readonly store.StoredBeat[]): Promise<void> {
    const [first] = beats;
    if (first === undefined) return;
    const { mediaId, viewerId, viewId, kind } = first;
    const length = await store.findLength(tx, mediaId);
    if (length === undefined) return;
    const earlier = await store.lockView(tx, { mediaId, viewerId, viewId });
    // Seconds of an earlier version are others.
    const isSame = earlier === undefined || earlier.version === length.version;
    const watched = added(isSame ? (earlier ?? null) : { ...earlier, parts: [] }, beats, amountOf(length));
    if (watched === null) return;
    await store.putView(tx, { mediaId, viewerId, viewId, kind, version: length.version, ...watched });
  }

  async function view(mediaId: string, asked: Asked): Promise<AnalyticsView> {
    const span = await spanOf(asked);
    const [length, plays, rows, days] = await Promise.all([
      store.findLength(db, mediaId),
      store.countPlays(db, mediaId, span),
      store.listViewers(db, mediaId, span),
      store.listDays(db, [mediaId], span),
    ]);
    if (length === undefined) throw new Problem('media.unknown');
    const amount = amountOf(length);
    const ofKind = (kind: Viewer['kind']) => rows.filter((row) => row.kind === kind).length;
    return {
      plays,
      viewers: { people: ofKind('person'), invitees: ofKind('invitee'), guests: ofKind('guest') },
      minutes: rows.reduce((sum, { seconds }) => sum + seconds, 0) / 60,
      ...curvesOf(amount === null ? [] : rows.map(({ parts }) => parts).filter((parts) => parts.length > 0)),
      length: amount === null ? null : { of: length.form === 'document' ? 'pages' : 'seconds', amount },
      days: [...days],
    };
  }

  type Paged = Asked & { readonly mediaId: string; readonly limit: number; readonly after: string | undefined };

  async function viewers({ mediaId, limit, after, ...asked }: Paged) {
    const all = await viewersIn(mediaId, asked);
    const start = after === undefined ? 0 : all.findIndex(({ viewerId }) => viewerId === after) + 1;
    const page = all.slice(start, start + limit);
    return { viewers: page, next: start + limit < all.length ? (page.at(-1)?.viewerId ?? null) : null };
  }

  async function viewersIn(mediaId: string, asked: Asked): Promise<ViewerView[]> {
    const rows = await store.listViewers(db, mediaId, await spanOf(asked));
    const ids = rows.map(({ viewerId }) => viewerId);
    const known = new Map((await store.listKnown(db, mediaId, ids)).map((each) => [each.viewerId, each]));
    return rows.map(({ viewerId, kind, views, seconds, parts, firstAt, lastAt }) => ({
      viewerId,
      kind,
      name: known.get(viewerId)?.name ?? null,
      email: known.get(viewerId)?.email ?? null,
      proof: known.get(viewerId)?.proof ?? null,
      views,
      minutes: seconds / 60,
      completion: parts.length === 0 ? null : completionOf(parts),
      firstAt: firstAt.toISOString(),
      lastAt: lastAt.toISOString(),
      heat: [...parts],
    }));
  }

  async function exported(mediaId: string, asked: Asked): Promise<readonly string[]> {
    const all = await viewersIn(mediaId, asked);
    return [BYTE_ORDER_MARK + csvRow(COLUMNS), ...all.map((viewer) => csvRow(cellsOf(viewer)))];
  }

  async function ofGallery(galleryId: string, asked: Asked): Promise<GalleryAnalyticsView> {
    const span = await spanOf(asked);
    const entries = await store.listOfGallery(db, galleryId, span);
    const ids = entries.map(({ mediaId }) => mediaId);
    const [viewers, days] = await Promise.all([store.countViewers(db, ids, span), store.listDays(db, ids, span)]);
    return {
      plays: entries.reduce((sum, { plays }) => sum + plays, 0),
      viewers,
      minutes: entries.reduce((sum, { seconds }) => sum + seconds, 0) / 60,
      days: [...days],
      media: entries.map(({ seconds, ...entry }) => ({ ...entry, minutes: seconds / 60 })),
    };
  }

  async function exportedOfGallery(galleryId: string, asked: Asked): Promise<readonly string[]> {
    const { media } = await ofGallery(galleryId, asked);
    return [
      BYTE_ORDER_MARK + csvRow(ENTRY_COLUMNS),
      ...media.map(({ title, form, plays, viewers, minutes, completion }) =>
        csvRow([title, form, String(plays), String(viewers), minutes.toFixed(1), percentOf(completion)]),
      ),
    ];
  }

  async function spanOf({ from, to, zone }: Asked): Promise<store.Span> {
    if (!(await store.isZone(db, zone))) throw fieldProblem('analytics.zone-unknown', 'zone');
    return { zone, from: from ?? null, to: to ?? null };
  }
}

const ENTRY_COLUMNS = ['Title', 'Kind', 'Plays', 'Viewers', 'Minutes', 'Seen (%)'];
const COLUMNS = ['Name', 'Email', 'Kind', 'Proof', 'Views', 'Minutes', 'Seen (%)', 'First', 'Last'];

function cellsOf({ name, email, kind, proof, views, minutes, completion, firstAt, lastAt }: ViewerView): string[] {
  const seen = percentOf(completion);
  return [name ?? '', email ?? '', kind, proof ?? '', String(views), minutes.toFixed(1), seen, firstAt, lastAt];
}

function percentOf(share: number | null): string {
  return share === null ? '' : String(Math.round(share * 100));
}

/** null for what has no length, such as an image. */
function amountOf({ form, durationSeconds, pages }: store.Length): number | null {
  switch (form) {
    case 'video':
    case 'audio':
      return durationSeconds;
    case 'document':
      return pages === 0 ? null : pages;
    case 'image':
      return null;
  }
}
