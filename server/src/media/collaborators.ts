import type { Accounts } from '#accounts/service.ts';
import type { Audit } from '#audit/service.ts';
import type { Principal } from '#contract/access/principal.ts';
import type { CollaboratorKind } from '#contract/access/roles.ts';
import { foldEmail } from '#contract/accounts/email.ts';
import type { Clock } from '#infra/clock.ts';
import { type Db, type Tx, transact } from '#infra/db.ts';
import { actorOf } from '#infra/principal.ts';
import { fieldProblem, Problem } from '#infra/problem.ts';
import type { Search } from '#search/service.ts';
import { tellOfAccess, tellOfChange } from './news.ts';
import * as store from './store.ts';

type Deps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly audit: Audit;
  readonly search: Pick<Search, 'follow'>;
};
type Answer = Promise<{ collaborators: store.Collaborator[] }>;

/** Who works on an entry beside its owner, and who owns it. */
export function createCollaborators({ db, clock, accounts, audit, search }: Deps) {
  return { list, add, remove, transfer };

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
      await store.putCollaborator(tx, { mediaId, personId, kind, addedAt: clock.now() });
      await audit.record(tx, {
        action: 'media.collaborator-added',
        actor: actorOf(by),
        mediaId,
        subjectId: personId,
        facts: { kind },
      });
      await tellOfAccess(tx, mediaId, personId);
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
