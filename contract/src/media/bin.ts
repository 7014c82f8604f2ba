import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { Id, Moment, optionalLine, Page } from '#contract/text.ts';
import { MediaRow } from './endpoints.ts';

/** An entry in the recycle bin, as administrators see it. */
export const BinRow = MediaRow.extend({ deletedAt: Moment, goneAt: Moment, ownerEmail: z.string() });
export type BinRow = z.infer<typeof BinRow>;

export const listBin = endpoint({
  method: 'GET',
  path: '/api/v1/bin',
  summary: "Everybody's deleted entries, deleted last first",
  needs: { site: 'console.open' },
  query: Page.extend({ search: optionalLine(100).default('') }),
  response: z.object({ media: z.array(BinRow), next: z.string().nullable() }),
  problems: [],
});

export const purgeMedia = endpoint({
  method: 'DELETE',
  path: '/api/v1/bin/:binnedId',
  summary: 'Delete an entry of the recycle bin for good, now',
  needs: { site: 'console.open' },
  params: z.object({ binnedId: Id }),
  response: z.null(),
  problems: ['media.not-in-bin'],
});
