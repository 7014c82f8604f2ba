import { randomUUID } from 'node:crypto';
import type { Databases } from './database.ts';

/** An invitation somebody is about to join: the page was opened, and the browser has its device. */
export type Place = {
  readonly publicId: string;
  readonly linkDigest: string | Buffer;
  readonly deviceDigest: string | Buffer;
  readonly email: string;
  /** The invitee's key of the audit log, which inviting made; sealed for the id it belongs to. */
  readonly sealedKeyFor: (inviteeId: string) => Buffer;
};

type Wanted = { readonly database: string; readonly mediaId: string; readonly places: readonly Place[] };

/** Writes what inviting and opening write, all at once; neither is what is measured. */
export async function fillPlaces(databases: Databases, { database, mediaId, places }: Wanted): Promise<void> {
  const rows = places.map(({ sealedKeyFor, ...place }) => {
    const inviteeId = randomUUID();
    const ids = { id: randomUUID(), secretId: randomUUID(), deviceId: randomUUID(), inviteeId };
    return { ...place, ...ids, sealedKey: sealedKeyFor(inviteeId) };
  });
  const column = <K extends keyof (typeof rows)[number]>(name: K) => rows.map((row) => row[name]);
  await databases.query(
    database,
    `
    with place as (
      select * from unnest($2::text[], $3::bytea[], $4::bytea[], $5::text[], $6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[], $10::bytea[])
        as p (public_id, link_digest, device_digest, email, id, secret_id, device_id, invitee_id, sealed_key)
    ), invitee as (
      insert into invitees (id, email_folded) select invitee_id, email from place returning id
    ), invite as (
      insert into invites (id, public_id, media_id, inviter_id, invitee_id, email, first_name, last_name, role, language, max_uses, expires_at, opened_at)
      select p.id, p.public_id, m.id, m.owner_id, p.invitee_id, p.email, 'Grace', 'Hopper', 'viewer', 'en', 1, now() + interval '2 days', now()
      from place p join media m on m.id = $1
      returning id
    ), secret as (
      insert into invite_secrets (id, invite_id, digest, via) select secret_id, id, link_digest, 'mailed' from place returning id
    ), audit_key as (
      insert into audit_keys (subject_id, sealed_key) select invitee_id, sealed_key from place returning subject_id
    ), device as (
      insert into devices (id, secret_digest, label) select device_id, device_digest, 'Firefox on Linux' from place returning id
    )
    insert into invite_openings (invite_id, device_id, secret_id, expires_at)
    select id, device_id, secret_id, now() + interval '1 day' from place
    `,
    [
      mediaId,
      column('publicId'),
      column('linkDigest'),
      column('deviceDigest'),
      column('email'),
      column('id'),
      column('secretId'),
      column('deviceId'),
      column('inviteeId'),
      column('sealedKey'),
    ],
  );
  await databases.query(database, 'vacuum analyze');
  await databases.query(database, 'checkpoint');
}
