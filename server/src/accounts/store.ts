import { sql } from 'kysely';
import type { Scope } from '#contract/access/principal.ts';
import type { SiteRole } from '#contract/access/roles.ts';
import type { Db, Tx } from '#infra/db.ts';

export type PersonRow = {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly siteRole: SiteRole;
  readonly createdAt: Date;
  readonly deactivatedAt: Date | null;
};

const columns = ['id', 'email', 'firstName', 'lastName', 'siteRole', 'createdAt', 'deactivatedAt'] as const;

export function findPerson(db: Db, id: string): Promise<PersonRow | undefined> {
  return db.selectFrom('people').select(columns).where('id', '=', id).executeTakeFirst();
}

export function findActivePersonByEmail(db: Db, emailFolded: string): Promise<PersonRow | undefined> {
  return db
    .selectFrom('people')
    .select(columns)
    .where('emailFolded', '=', emailFolded)
    .where('deactivatedAt', 'is', null)
    .executeTakeFirst();
}

/** The accounts of these folded addresses that are not switched off. */
export async function listActiveByEmail(
  db: Db,
  emailsFolded: readonly string[],
): Promise<readonly { readonly id: string; readonly emailFolded: string }[]> {
  const { rows } = await sql<{ id: string; emailFolded: string }>`
    select id, email_folded from people where email_folded = any(${emailsFolded}) and deactivated_at is null
  `.execute(db);
  return rows;
}

export function findCredentials(
  db: Db,
  emailFolded: string,
): Promise<{ readonly id: string; readonly passwordHash: string | null } | undefined> {
  return db
    .selectFrom('people')
    .select(['id', 'passwordHash'])
    .where('emailFolded', '=', emailFolded)
    .where('deactivatedAt', 'is', null)
    .executeTakeFirst();
}

export type NewPerson = {
  readonly email: string;
  readonly emailFolded: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly siteRole: SiteRole;
  readonly passwordHash: string | null;
  readonly createdAt: Date;
};

/** Nothing comes back when the address is taken. */
export function insertPerson(db: Db, person: NewPerson): Promise<PersonRow | undefined> {
  return db
    .insertInto('people')
    .values(person)
    .onConflict((conflict) => conflict.column('emailFolded').doNothing())
    .returning(columns)
    .executeTakeFirst();
}

export type PersonChange = {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly siteRole?: SiteRole;
  readonly deactivatedAt?: Date | null;
};

export function updatePerson(tx: Tx, id: string, change: PersonChange): Promise<PersonRow | undefined> {
  return tx.updateTable('people').set(change).where('id', '=', id).returning(columns).executeTakeFirst();
}

export async function putPassword(tx: Tx, id: string, passwordHash: string): Promise<void> {
  await tx.updateTable('people').set({ passwordHash }).where('id', '=', id).execute();
}

/** Locks every administrator that can sign in, so that two changes cannot both take away the last one. */
export async function lockAdministrators(tx: Tx): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('people')
    .select('id')
    .where('siteRole', '=', 'administrator')
    .where('deactivatedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map((row) => row.id);
}

export type ListedPerson = PersonRow & { readonly hasPassword: boolean; readonly ownedCount: number };

type PeopleAsked = {
  readonly search: string;
  readonly ids: readonly string[] | undefined;
  readonly after: string | undefined;
  readonly limit: number;
};

/** By last and first name; `after` is the id of the last one seen. */
export async function listPeople(db: Db, { search, ids, after, limit }: PeopleAsked): Promise<readonly ListedPerson[]> {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<ListedPerson>`
    select id, email, first_name, last_name, site_role, created_at, deactivated_at, password_hash is not null as has_password,
      (select count(*) from media m where m.owner_id = people.id) as owned_count
    from people
    where (first_name || ' ' || last_name ilike ${pattern} or email ilike ${pattern})
      and (${ids ?? null}::uuid[] is null or id = any(${ids ?? null}::uuid[]))
      and (${after ?? null}::uuid is null
        or (lower(last_name), lower(first_name), id) > (select lower(last_name), lower(first_name), id from people where id = ${after ?? null}::uuid))
    order by lower(last_name), lower(first_name), id limit ${limit}
  `.execute(db);
  return rows;
}

/** At most `limit` accounts whose name or address begins or contains what was typed. */
export async function suggestPeople(db: Db, search: string, limit: number): Promise<readonly PersonRow[]> {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return db
    .selectFrom('people')
    .select(columns)
    .where('deactivatedAt', 'is', null)
    .where((where) =>
      where.or([
        where('email', 'ilike', pattern),
        where(sql<string>`first_name || ' ' || last_name`, 'ilike', pattern),
      ]),
    )
    .orderBy('lastName')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function countPeople(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('people')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export type SetUpLink = {
  readonly id: string;
  readonly purpose: 'first-administrator' | 'password';
  readonly personId: string | null;
  readonly secretDigest: Buffer;
};

export async function insertSetUpLink(
  tx: Tx,
  link: Omit<SetUpLink, 'id'> & { readonly expiresAt: Date },
): Promise<string> {
  const { id } = await tx.insertInto('setUpLinks').values(link).returning('id').executeTakeFirstOrThrow();
  return id;
}

const liveLink = (db: Db, id: string, now: Date) =>
  db
    .selectFrom('setUpLinks')
    .select(['id', 'purpose', 'personId', 'secretDigest'])
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now);

export function findSetUpLink(db: Db, id: string, now: Date): Promise<SetUpLink | undefined> {
  return liveLink(db, id, now).executeTakeFirst();
}

/** Held until commit, so that two pages cannot both use it. */
export function lockSetUpLink(tx: Tx, id: string, now: Date): Promise<SetUpLink | undefined> {
  return liveLink(tx, id, now).forUpdate().executeTakeFirst();
}

/** Ends every link of this person, or of the first administrator when `personId` is null. */
export async function endSetUpLinks(tx: Tx, personId: string | null, now: Date): Promise<void> {
  await tx
    .updateTable('setUpLinks')
    .set({ endedAt: now })
    .where('endedAt', 'is', null)
    .where((where) =>
      personId === null ? where('purpose', '=', 'first-administrator') : where('personId', '=', personId),
    )
    .execute();
}

export type ApiKeyRow = {
  readonly id: string;
  readonly name: string;
  readonly scopes: Scope[];
  readonly createdAt: Date;
};
const keyColumns = ['id', 'name', 'scopes', 'createdAt'] as const;

export function listApiKeys(db: Db, personId: string): Promise<readonly ApiKeyRow[]> {
  return db
    .selectFrom('apiKeys')
    .select(keyColumns)
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(100)
    .execute();
}

export function insertApiKey(
  tx: Tx,
  key: {
    readonly personId: string;
    readonly name: string;
    readonly scopes: readonly Scope[];
    readonly secretDigest: Buffer;
    readonly createdAt: Date;
  },
): Promise<ApiKeyRow> {
  return tx
    .insertInto('apiKeys')
    .values({ ...key, scopes: [...key.scopes] })
    .returning(keyColumns)
    .executeTakeFirstOrThrow();
}

export async function endApiKey(
  tx: Tx,
  { id, personId, now }: { readonly id: string; readonly personId: string; readonly now: Date },
): Promise<boolean> {
  const ended = await tx
    .updateTable('apiKeys')
    .set({ endedAt: now })
    .where('id', '=', id)
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}
