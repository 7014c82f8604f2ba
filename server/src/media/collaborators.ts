import type { Accounts } from '#accounts/service.ts';
import type { Audit } from '#audit/service.ts';
import type { Principal } from '#contract/access/principal.ts';
import type { CollaboratorKind } from '#contract/access/roles.ts';
import { foldEmail } from '#contract/accounts/email.ts';
import type { Clock } from '#infra/clock.ts';
import { type Db, type Tx, transact } from '#infra/db.ts';
import { actorOf, personOf } from '#infra/principal.ts';
import { fieldProblem, Problem } from '#infra/problem.ts';
import type { Notices } from '#notices/service.ts';
import type { Search } from '#search/service.ts';
import type { Settings } from '#settings/service.ts';
import { tellOfAccess, tellOfAccessToEach, tellOfChange } from './news.ts';
import * as store from './store.ts';

const SUGGESTIONS = 8;

type Deps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly audit: Audit;
  readonly search: Pick<Search, 'follow'>;
  readonly notices: Notices;
  readonly settings: Settings;
};
type Answer = Promise<{ collaborators: store.Collaborator[] }>;

/** Who works on an entry beside its owner, and who owns it. */
export function createCollaborators({ db, clock, accounts, audit, notices, search, settings }: Deps) {
  return { list, add, remove, leave, transfer, handOver, suggest };

  async function list(mediaId: string): Answer {
    return answer(db, mediaId);
  }

  async function add(
    mediaId: string,
    { email, kind }: { readonly email: string; readonly kind: CollaboratorKind },
    by: Principal,
  ): Answer {
    const personId = await personAt(email);
    return transact(db, async (tx) => {
      const { ownerId } = await lock(tx, mediaId);
      if (personId === ownerId) throw new Problem('request.invalid', { fields: [OWNER_ALREADY] });
      if (await store.isCollaborator(tx, { mediaId, personId, kind })) return answer(tx, mediaId);
      const before = await store.listCollaborators(tx, mediaId);
      await store.putCollaborator(tx, { mediaId, personId, kind, addedAt: clock.now() });
      await audit.record(tx, {
        action: 'media.collaborator-added',
        actor: actorOf(by),
        mediaId,
        subjectId: personId,
        facts: { kind },
      });
      await tellOfAccess(tx, mediaId, personId);
      if (!before.some((known) => known.personId === personId)) {
        const { personId: byId } = personOf(by);
        await notices.entries.tell(tx, { kind: 'collaborator-added', mediaId, byId, personIds: [personId] });
      }
      return answer(tx, mediaId);
    });
  }

  async function remove(
    { mediaId, personId }: { readonly mediaId: string; readonly personId: string },
    by: Principal,
  ): Answer {
    return transact(db, async (tx) => {
      await lock(tx, mediaId);
      if (await store.deleteCollaborator(tx, { mediaId, personId })) {
        await audit.record(tx, {
          action: 'media.collaborator-removed',
          actor: actorOf(by),
          mediaId,
          subjectId: personId,
        });
        await tellOfAccess(tx, mediaId, personId);
      }
      return answer(tx, mediaId);
    });
  }

  /** By oneself. The owner cannot: somebody has to own it. */
  async function leave(mediaId: string, by: Principal): Promise<null> {
    const { personId } = by;
    if (personId === null) throw new Problem('media.no-collaborator');
    return transact(db, async (tx) => {
      await lock(tx, mediaId);
      if (!(await store.deleteCollaborator(tx, { mediaId, personId }))) throw new Problem('media.no-collaborator');
      await audit.record(tx, { action: 'media.collaborator-left', actor: actorOf(by), mediaId, subjectId: personId });
      await tellOfAccess(tx, mediaId, personId);
      await tellOfChange(tx, mediaId);
      return null;
    });
  }

  /** All media of somebody who goes, also what is in the recycle bin (3.4). */
  async function handOver(
    tx: Tx,
    { fromId, toId, by }: { readonly fromId: string; readonly toId: string; readonly by: Principal },
  ): Promise<void> {
    const mediaIds = await store.updateOwner(tx, { fromId, toId });
    await audit.recordMany(
      tx,
      mediaIds.map((mediaId) => ({
        action: 'media.transferred',
        actor: actorOf(by),
        mediaId,
        subjectId: toId,
        facts: { from: fromId },
      })),
    );
    await tellOfAccessToEach(tx, mediaIds);
    await accounts.tellOfRights(tx, [fromId, toId]);
  }

  /** Colleagues one has worked with, and whose exact address one knows; all accounts only where that is switched on (4.2). */
  async function suggest(mediaId: string, search: string, by: Principal) {
    const { personId } = personOf(by);
    const { suggestAccounts } = await settings.get('invites');
    const reach = suggestAccounts ? 'everybody' : 'exact';
    const known = await accounts.findColleagues({ search, searcherId: personId, reach, limit: SUGGESTIONS });
    const before = await store.listColleagues(db, { personId, search, limit: SUGGESTIONS });
    const people = [
      ...before.map((colleague) => ({ ...colleague, from: 'worked-with-before' as const })),
      ...known.map(({ email, firstName, lastName }) => ({
        email,
        name: `${firstName} ${lastName}`,
        from: 'account' as const,
      })),
    ].filter(({ email }, at, all) => all.findIndex((other) => other.email === email) === at);
    const shown = people.slice(0, SUGGESTIONS);
    await audit.record(db, {
      action: 'media.colleagues-searched',
      actor: actorOf(by),
      mediaId,
      facts: { found: shown.length },
    });
    return { people: shown };
  }

  /** The old owner stays as co-owner, whoever made the change. */
  async function transfer(mediaId: string, email: string, by: Principal): Answer {
    const personId = await personAt(email);
    return transact(db, async (tx) => {
      const { ownerId } = await lock(tx, mediaId);
      if (personId === ownerId) return answer(tx, mediaId);
      await store.deleteCollaborator(tx, { mediaId, personId });
      await store.updateEntry(tx, mediaId, { ownerId: personId });
      await store.putCollaborator(tx, { mediaId, personId: ownerId, kind: 'co-owner', addedAt: clock.now() });
      await audit.record(tx, {
        action: 'media.transferred',
        actor: actorOf(by),
        mediaId,
        subjectId: personId,
        facts: { from: ownerId },
      });
      await search.follow(tx, mediaId);
      await tellOfAccess(tx, mediaId, personId, ownerId);
      await tellOfChange(tx, mediaId);
      const { personId: byId } = personOf(by);
      if (byId !== personId)
        await notices.entries.tell(tx, { kind: 'owner-made', mediaId, byId, personIds: [personId] });
      return answer(tx, mediaId);
    });
  }

  async function personAt(email: string): Promise<string> {
    const person = await accounts.findByEmail(foldEmail(email) ?? email);
    if (person === undefined) throw fieldProblem('accounts.unknown', 'email');
    return person.id;
  }

  async function lock(tx: Tx, mediaId: string): Promise<store.MediaEntry> {
    const entry = await store.lockEntry(tx, mediaId);
    if (entry === undefined || entry.deletedAt !== null) throw new Problem('media.unknown');
    return entry;
  }
}

const OWNER_ALREADY = { field: 'email', message: 'This person owns it already.' };

async function answer(db: Db, mediaId: string): Answer {
  return { collaborators: [...(await store.listCollaborators(db, mediaId))] };
}
