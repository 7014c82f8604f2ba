import { sql } from 'kysely';
import type { Form } from '#contract/media/endpoints.ts';
import type { Db } from '#infra/db.ts';

export type ForEveryone = { readonly title: string; readonly form: Form; readonly ownerName: string };

/** An entry that is published now in a gallery that everyone sees; any other is as if it were not there. */
export async function findForEveryone(
  db: Db,
  { mediaId, now }: { readonly mediaId: string; readonly now: Date },
): Promise<ForEveryone | undefined> {
  const { rows } = await sql<ForEveryone>`
    select m.title, m.form, p.first_name || ' ' || p.last_name as owner_name
    from media m join people p on p.id = m.owner_id
    where m.id = ${mediaId} and m.status = 'published' and m.deleted_at is null
      and (m.available_from is null or m.available_from <= ${now})
      and (m.available_until is null or m.available_until > ${now})
      and exists (
        select from gallery_media gm join galleries g on g.id = gm.gallery_id
        where gm.media_id = m.id and gm.state = 'published' and g.visibility = 'everyone'
      )
  `.execute(db);
  return rows[0];
}
