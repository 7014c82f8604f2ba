import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { Id, line } from '#contract/text.ts';

const ofMedia = z.object({ mediaId: Id });

export const suggestCollaborators = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/collaborator-suggestions',
  summary: 'Colleagues to work with, from the second typed character',
  needs: { media: 'media.share' },
  params: ofMedia,
  query: z.object({ search: line(254).pipe(z.string().min(2)) }),
  response: z.object({
    people: z
      .array(z.object({ email: z.string(), name: z.string(), from: z.enum(['worked-with-before', 'account']) }))
      .max(8),
  }),
  problems: ['media.unknown'],
});

export const leaveMedia = endpoint({
  method: 'DELETE',
  path: '/api/v1/media/:mediaId/collaboration',
  summary: 'Stop working on it; your open pages of it close',
  needs: { media: 'media.open' },
  scope: 'media.write',
  params: ofMedia,
  response: z.null(),
  problems: ['media.unknown', 'media.no-collaborator'],
});
