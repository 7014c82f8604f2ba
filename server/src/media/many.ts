import type { Access } from '#access/service.ts';
import type { Audit } from '#audit/service.ts';
import type { Person } from '#contract/access/principal.ts';
import type { MediaAbility } from '#contract/access/roles.ts';
import {
  CHANGE_REFUSALS,
  CHANGED_AT_ONCE,
  type ChangeRefusal,
  type MediaChange,
  type MediaFilter,
  type MediaTarget,
} from '#contract/media/listing.ts';
import { type Db, transact } from '#infra/db.ts';
import { actorOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import type { Search } from '#search/service.ts';
import type { createCollaborators } from './collaborators.ts';
import * as listing from './listing-store.ts';
import { tellOfChange } from './news.ts';
import { type Retagging, retagged } from './policy.ts';
import * as store from './store.ts';

type Deps = {
  readonly db: Db;
  readonly access: Pick<Access, 'admit'>;
  readonly audit: Audit;
  readonly search: Pick<Search, 'follow'>;
  readonly collaborators: ReturnType<typeof createCollaborators>;
  readonly one: {
    readonly moveToBin: (mediaId: string, by: Person) => Promise<unknown>;
    readonly restore: (mediaId: string, by: Person) => Promise<unknown>;
    readonly setStatus: (mediaId: string, status: 'private' | 'unlisted', by: Person) => Promise<unknown>;
  };
};

/** What somebody must be allowed on an entry, as if they changed that one alone. */
const NEEDED: Record<MediaChange['action'], MediaAbility> = {
  delete: 'media.delete',
  restore: 'media.delete',
  'set-status': 'media.publish',
  'add-tags': 'media.edit',
  'remove-tags': 'media.edit',
  'add-collaborator': 'media.share',
  transfer: 'media.transfer',
};

type Wanted = { readonly target: MediaTarget; readonly change: MediaChange };
type Results = { results: { mediaId: string; problem: ChangeRefusal | null }[]; next: string | null };

/** Many entries at once, each in a transaction of its own, so that one refusal never keeps the others. */
export function createMany({ db, access, audit, search, collaborators, one }: Deps) {
  return async function changeMany({ target, change }: Wanted, by: Person): Promise<Results> {
    const { ids, next } = await chosenBy(target, by);
    const results: Results['results'] = [];
    for (const mediaId of ids) results.push({ mediaId, problem: await attempt(mediaId, change, by) });
    return { results, next };
  };

  async function chosenBy(target: MediaTarget, by: Person): Promise<{ ids: readonly string[]; next: string | null }> {
    if ('mediaIds' in target) return { ids: [...new Set(target.mediaIds)], next: null };
    const filter: MediaFilter = target.matching;
    const asked = { personId: by.personId, filter, after: target.after ?? null, limit: CHANGED_AT_ONCE + 1 };
    const found = await listing.listShelfIds(db, asked);
    const ids = found.slice(0, CHANGED_AT_ONCE);
    return { ids, next: found.length > CHANGED_AT_ONCE ? (ids.at(-1) ?? null) : null };
  }

  async function attempt(mediaId: string, change: MediaChange, by: Person): Promise<ChangeRefusal | null> {
    try {
      const needs = { media: NEEDED[change.action] };
      await access.admit(by, { needs, scope: 'media.write', problems: CHANGE_REFUSALS }, { mediaId });
      await make(mediaId, change, by);
      return null;
    } catch (error) {
      const refusal = error instanceof Problem ? refusalIn(error) : undefined;
      if (refusal === undefined) throw error;
      return refusal;
    }
  }

  async function make(mediaId: string, change: MediaChange, by: Person): Promise<unknown> {
    switch (change.action) {
      case 'delete':
        return one.moveToBin(mediaId, by);
      case 'restore':
        return one.restore(mediaId, by);
      case 'set-status':
        return one.setStatus(mediaId, change.status, by);
      case 'add-tags':
        return retag(mediaId, { add: change.tags, remove: [] }, by);
      case 'remove-tags':
        return retag(mediaId, { add: [], remove: change.tags }, by);
      case 'add-collaborator':
        return collaborators.add(mediaId, change, by);
      case 'transfer':
        return collaborators.transfer(mediaId, change.email, by);
    }
  }

  async function retag(mediaId: string, retagging: Retagging, by: Person): Promise<void> {
    await transact(db, async (tx) => {
      const entry = await store.lockEntry(tx, mediaId);
      if (entry === undefined) throw new Problem('media.unknown');
      if (entry.deletedAt !== null) throw new Problem('media.is-deleted');
      const tags = retagged(entry.tags, retagging);
      if (tags === 'too-many') throw new Problem('media.too-many-tags');
      if (tags === 'unchanged') return;
      await store.updateEntry(tx, mediaId, { tags: [...tags] });
      await audit.record(tx, { action: 'media.changed', actor: actorOf(by), mediaId, facts: { fields: ['tags'] } });
      await search.follow(tx, mediaId);
      await tellOfChange(tx, mediaId);
    });
  }
}

function refusalIn({ code }: Problem): ChangeRefusal | undefined {
  // All that can be wrong with a collaborator beside having no account: being the owner.
  if (code === 'request.invalid') return 'media.owned-already';
  return CHANGE_REFUSALS.find((refusal) => refusal === code);
}
