import type { Audit } from '#audit/service.ts';
import type { Person } from '#contract/access/principal.ts';
import { foldEmail } from '#contract/accounts/email.ts';
import type { GroupView } from '#contract/accounts/groups.ts';
import type { Clock } from '#infra/clock.ts';
import { type Db, type Tx, transact } from '#infra/db.ts';
import { actorOf } from '#infra/principal.ts';
import { fieldProblem, Problem } from '#infra/problem.ts';
import * as store from './groups-store.ts';
import { tellOfRights } from './news.ts';
import { listActiveByEmail } from './store.ts';

type Deps = { readonly db: Db; readonly clock: Clock; readonly audit: Audit };
type Listed = { readonly limit: number; readonly after: string | undefined };

/** People who are meant together. What a group opens for somebody opens and closes with their place in it, at once. */
export function createGroups({ db, clock, audit }: Deps) {
  return {
    list,
    create,
    rename,
    remove,
    members,
    add,
    removeMember,
    suggest: (search: string, limit: number) => store.listGroups(db, { search, after: undefined, limit }),
    isThere: async (at: Db, groupId: string) => (await store.findGroup(at, groupId)) !== undefined,
    memberIds: store.listMemberIds,
  };

  async function list({ search, limit, after }: Listed & { readonly search: string }) {
    const found = await store.listGroups(db, { search, after, limit: limit + 1 });
    const groups = found.slice(0, limit);
    return { groups: [...groups], next: found.length > limit ? (groups.at(-1)?.id ?? null) : null };
  }

  async function create(name: string, by: Person): Promise<GroupView> {
    return transact(db, async (tx) => {
      const id = await store.insertGroup(tx, name, clock.now());
      if (id === undefined) throw fieldProblem('groups.name-taken', 'name');
      await audit.record(tx, { action: 'groups.created', actor: actorOf(by), subjectId: id, facts: { name } });
      return { id, name, memberCount: 0 };
    });
  }

  async function rename(id: string, name: string, by: Person): Promise<GroupView> {
    return transact(db, async (tx) => {
      await lock(tx, id);
      if (await store.isNameTaken(tx, { id, name })) throw fieldProblem('groups.name-taken', 'name');
      await store.updateGroup(tx, { id, name });
      await audit.record(tx, { action: 'groups.renamed', actor: actorOf(by), subjectId: id, facts: { name } });
      const group = await store.findGroup(tx, id);
      if (group === undefined) throw new Error('A group that is held is gone.');
      return group;
    });
  }

  async function remove(id: string, by: Person): Promise<null> {
    return transact(db, async (tx) => {
      await lock(tx, id);
      const members = await store.listMemberIds(tx, [id]);
      await store.deleteGroup(tx, id);
      await audit.record(tx, {
        action: 'groups.deleted',
        actor: actorOf(by),
        subjectId: id,
        facts: { members: members.length },
      });
      await tellOfRights(tx, members);
      return null;
    });
  }

  async function members(groupId: string, { limit, after }: Listed) {
    if ((await store.findGroup(db, groupId)) === undefined) throw new Problem('groups.unknown');
    const found = await store.listMembers(db, { groupId, after, limit: limit + 1 });
    const page = found.slice(0, limit);
    return { members: [...page], next: found.length > limit ? (page.at(-1)?.personId ?? null) : null };
  }

  /** Addresses come as they are pasted; what is none belongs to nobody. */
  async function add(groupId: string, emails: readonly string[], by: Person) {
    const wanted = new Map(emails.map((email) => [foldEmail(email) ?? email.trim(), email.trim()]));
    return transact(db, async (tx) => {
      await lock(tx, groupId);
      const found = await listActiveByEmail(tx, [...wanted.keys()]);
      const personIds = found.map(({ id }) => id);
      const added = await store.insertMembers(tx, { groupId, personIds, addedAt: clock.now() });
      const known = new Set(found.map(({ emailFolded }) => emailFolded));
      const unknown = [...wanted].filter(([folded]) => !known.has(folded)).map(([, typed]) => typed);
      await audit.record(tx, {
        action: 'groups.people-added',
        actor: actorOf(by),
        subjectId: groupId,
        facts: { personIds: added },
      });
      await tellOfRights(tx, added);
      return { added: added.length, already: found.length - added.length, unknown };
    });
  }

  async function removeMember(
    { groupId, personId }: { readonly groupId: string; readonly personId: string },
    by: Person,
  ): Promise<null> {
    return transact(db, async (tx) => {
      await lock(tx, groupId);
      if (!(await store.deleteMember(tx, { groupId, personId }))) return null;
      await audit.record(tx, {
        action: 'groups.person-removed',
        actor: actorOf(by),
        subjectId: groupId,
        facts: { personId },
      });
      await tellOfRights(tx, [personId]);
      return null;
    });
  }

  async function lock(tx: Tx, id: string): Promise<void> {
    if (!(await store.lockGroup(tx, id))) throw new Problem('groups.unknown');
  }
}
