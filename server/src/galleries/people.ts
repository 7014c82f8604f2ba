import type { Principal } from '#contract/access/principal.ts';
import type { GalleryRole } from '#contract/access/roles.ts';
import { foldEmail } from '#contract/accounts/email.ts';
import type { GalleryPersonView } from '#contract/galleries/people.ts';
import { type Tx, transact } from '#infra/db.ts';
import { actorOf, personOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import type { GalleryDeps } from './deps.ts';
import { tellOfGalleries } from './news.ts';
import * as store from './people-store.ts';

const SUGGESTIONS = 8;

type Line = { readonly galleryId: string; readonly lineId: string };

/** Who is in a gallery and as what: accounts and whole groups. A change reaches open pages at once. */
export function createGalleryPeople({ db, clock, accounts, audit, settings }: GalleryDeps) {
  return { list, add, put, change, remove, suggest };

  async function list(
    galleryId: string,
    { limit, after }: { readonly limit: number; readonly after: string | undefined },
  ) {
    const found = await store.listLines(db, { galleryId, after, limit: limit + 1 });
    const page = found.slice(0, limit);
    return { people: page.map(viewOf), next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
  }

  type Wish = { readonly emails: readonly string[]; readonly groupIds: readonly string[]; readonly role: GalleryRole };

  /** Addresses come as they are pasted; what is none belongs to nobody. */
  async function add(galleryId: string, { emails, groupIds, role }: Wish, by: Principal) {
    const wanted = new Map(emails.map((email) => [foldEmail(email) ?? email.trim(), email.trim()]));
    return transact(db, async (tx) => {
      for (const groupId of groupIds) {
        if (!(await accounts.groups.isThere(tx, groupId))) throw new Problem('groups.unknown');
      }
      const found = await accounts.listByEmail(tx, [...wanted.keys()]);
      const personIds = found.map(({ id }) => id);
      await put(tx, { galleryId, personIds, groupIds, role });
      await audit.record(tx, {
        action: 'galleries.people-added',
        actor: actorOf(by),
        subjectId: galleryId,
        facts: { personIds, groupIds, role },
      });
      const known = new Set(found.map(({ emailFolded }) => emailFolded));
      const unknown = [...wanted].filter(([folded]) => !known.has(folded)).map(([, typed]) => typed);
      return { added: personIds.length + groupIds.length, unknown };
    });
  }

  type Put = Omit<Wish, 'emails'> & { readonly galleryId: string; readonly personIds: readonly string[] };

  async function put(tx: Tx, { galleryId, personIds, groupIds, role }: Put): Promise<void> {
    await store.putLines(tx, { galleryId, personIds, groupIds, role, addedAt: clock.now() });
    await tell(tx, galleryId, { personIds, groupIds });
  }

  async function change({ role, ...line }: Line & { readonly role: GalleryRole }, by: Principal): Promise<null> {
    return transact(db, async (tx) => {
      const changed = await store.updateLine(tx, { ...line, role });
      await recordChange(tx, { changed, line, by, action: 'galleries.person-changed', facts: { role } });
      return null;
    });
  }

  async function remove(line: Line, by: Principal): Promise<null> {
    return transact(db, async (tx) => {
      const changed = await store.deleteLine(tx, line);
      await recordChange(tx, { changed, line, by, action: 'galleries.person-removed', facts: {} });
      return null;
    });
  }

  type Change = {
    readonly changed: store.LineOf | undefined;
    readonly line: Line;
    readonly by: Principal;
    readonly action: string;
    readonly facts: object;
  };

  async function recordChange(tx: Tx, { changed, line: { galleryId }, by, action, facts }: Change): Promise<void> {
    if (changed === undefined) throw new Problem('galleries.nobody-here');
    const { personId, groupId } = changed;
    await audit.record(tx, {
      action,
      actor: actorOf(by),
      subjectId: galleryId,
      facts: { ...facts, personId, groupId },
    });
    await tell(tx, galleryId, {
      personIds: personId === null ? [] : [personId],
      groupIds: groupId === null ? [] : [groupId],
    });
  }

  type Whom = { readonly personIds: readonly string[]; readonly groupIds: readonly string[] };

  async function tell(tx: Tx, galleryId: string, { personIds, groupIds }: Whom): Promise<void> {
    const ofGroups = groupIds.length === 0 ? [] : await accounts.groups.memberIds(tx, groupIds);
    await accounts.tellOfRights(tx, [...new Set([...personIds, ...ofGroups])]);
    await tellOfGalleries(tx, [galleryId]);
  }

  async function suggest(galleryId: string, search: string, by: Principal) {
    const { suggestAccounts } = await settings.get('invites');
    const { personId: searcherId } = personOf(by);
    const [people, groups] = await Promise.all([
      accounts.findColleagues({
        search,
        searcherId,
        reach: suggestAccounts ? 'everybody' : 'exact',
        limit: SUGGESTIONS,
      }),
      accounts.groups.suggest(search, SUGGESTIONS),
    ]);
    await audit.record(db, {
      action: 'galleries.searched',
      actor: actorOf(by),
      subjectId: galleryId,
      facts: { found: people.length },
    });
    return {
      people: people.map(({ email, firstName, lastName }) => ({ email, name: `${firstName} ${lastName}` })),
      groups: [...groups],
    };
  }
}

function viewOf({ id, groupId, name, email, memberCount, role }: store.Line): GalleryPersonView {
  return groupId === null
    ? { kind: 'person', id, name, email: email ?? '', role }
    : { kind: 'group', id, name, memberCount, role };
}
