import { type SqlBool, sql } from 'kysely';
import type { KeptScore } from '#contract/quiz/score.ts';
import type { Db, Tx } from '#infra/db.ts';
import type { TakerKeys, TakerKind } from './policy.ts';

export type Taker = TakerKeys & {
  readonly id: string;
  readonly mediaId: string;
  readonly number: number;
  readonly kind: TakerKind;
  readonly keptPercent: number | null;
  readonly keptWaiting: number;
};

const columns = [
  'id',
  'mediaId',
  'number',
  'personId',
  'addressFolded',
  'guestId',
  'kind',
  'keptPercent',
  'keptWaiting',
] as const;

/** All that any of the keys names, the first of them first. */
export function listTakersBy(
  db: Db,
  { mediaId, personId, addressFolded, guestId }: TakerKeys & { readonly mediaId: string },
): Promise<readonly Taker[]> {
  return db
    .selectFrom('quizTakers')
    .select(columns)
    .where('mediaId', '=', mediaId)
    .where(
      sql<SqlBool>`(person_id = ${personId}::uuid or address_folded = ${addressFolded}::text or guest_id = ${guestId}::uuid)`,
    )
    .orderBy('number')
    .execute();
}

export function lockTaker(tx: Tx, id: string): Promise<Taker | undefined> {
  return tx.selectFrom('quizTakers').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
}

export type NewTaker = TakerKeys & Pick<Taker, 'id' | 'mediaId' | 'kind'> & { readonly name: string };

/** The number is the next of this quiz, which the caller holds. */
export async function insertTaker(tx: Tx, taker: NewTaker): Promise<void> {
  const { takers: number } = await tx
    .updateTable('quizzes')
    .set((set) => ({ takers: set('takers', '+', 1) }))
    .where('mediaId', '=', taker.mediaId)
    .returning('takers')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('quizTakers')
    .values({ ...taker, number })
    .execute();
}

export type TakerChange = TakerKeys & Pick<Taker, 'kind'> & { readonly name: string };

export async function updateTaker(tx: Tx, id: string, change: TakerChange): Promise<void> {
  await tx.updateTable('quizTakers').set(change).where('id', '=', id).execute();
}

/** What the others did is from now on this one's. */
export async function mergeTakers(tx: Tx, id: string, otherIds: readonly string[]): Promise<void> {
  if (otherIds.length === 0) return;
  await tx
    .updateTable('quizAttempts')
    .set({ takerId: id })
    .where('takerId', 'in', [...otherIds])
    .execute();
  await tx
    .deleteFrom('quizTakers')
    .where('id', 'in', [...otherIds])
    .execute();
}

export async function putKept(tx: Tx, id: string, kept: KeptScore | null): Promise<void> {
  await tx
    .updateTable('quizTakers')
    .set({ keptPercent: kept?.percent ?? null, keptWaiting: kept?.waiting ?? 0 })
    .where('id', '=', id)
    .execute();
}

/** With the last attempt its taker goes: nobody is kept for nothing. */
export async function deleteTakerWithoutAttempts(tx: Tx, id: string): Promise<void> {
  await sql`
    delete from quiz_takers t where t.id = ${id} and not exists (select from quiz_attempts a where a.taker_id = t.id)
  `.execute(tx);
}

export async function listTakerIds(db: Db, mediaId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('quizTakers')
    .select('id')
    .where('mediaId', '=', mediaId)
    .orderBy('number')
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * The address as long as nobody else is here by it: an account keeps its own, and so does a guest or an invited person
 * who has the same one.
 */
export async function forgetTakersOfInvitee(tx: Tx, inviteeId: string, now: Date): Promise<void> {
  await sql`
    update quiz_takers t set name = '', address_folded = null, forgotten_at = ${now}
    from invitees e
    where e.id = ${inviteeId} and t.address_folded = e.email_folded and t.person_id is null
      and not exists (
        select from guests u where u.email_folded = e.email_folded and u.media_id = t.media_id and u.forgotten_at is null
      )
  `.execute(tx);
}

export async function forgetTakersOfGuest(tx: Tx, guestId: string, now: Date): Promise<void> {
  await sql`
    update quiz_takers t set name = '', address_folded = null, guest_id = null, forgotten_at = ${now}
    from guests u
    where u.id = ${guestId} and t.media_id = u.media_id and t.person_id is null
      and (t.guest_id = u.id or t.address_folded = u.email_folded)
      and not exists (
        select from invitees e join invites i on i.invitee_id = e.id
        where e.email_folded = t.address_folded and i.media_id = t.media_id and e.forgotten_at is null
      )
      and not exists (
        select from guests o
        where o.email_folded = t.address_folded and o.media_id = t.media_id and o.id <> u.id and o.forgotten_at is null
      )
  `.execute(tx);
}
