import { z } from 'zod';
import { GalleryRole } from '#contract/access/roles.ts';
import { endpoint } from '#contract/endpoint.ts';
import { Id, line, Page } from '#contract/text.ts';
import { ofGallery } from './endpoints.ts';

/** One line of a gallery's list of people: an account or a whole group. */
export const GalleryPersonView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), id: Id, name: z.string(), email: z.string(), role: GalleryRole }),
  z.object({ kind: z.literal('group'), id: Id, name: z.string(), memberCount: z.number().int(), role: GalleryRole }),
]);
export type GalleryPersonView = z.infer<typeof GalleryPersonView>;

/** By the line's own id, since a person may be in it by a group as well. */
const ofLine = ofGallery.extend({ lineId: Id });

export const listGalleryPeople = endpoint({
  method: 'GET',
  path: '/api/v1/galleries/:galleryId/people',
  summary: 'Who is in a gallery, those with the highest role first',
  needs: { gallery: 'gallery.manage' },
  scope: 'media.read',
  params: ofGallery,
  query: Page.extend({ after: Id.optional() }),
  response: z.object({ people: z.array(GalleryPersonView), next: z.string().nullable() }),
  problems: ['galleries.unknown'],
});

export const addGalleryPeople = endpoint({
  method: 'POST',
  path: '/api/v1/galleries/:galleryId/people',
  summary: 'Add accounts by their addresses, and groups; says which addresses have no account',
  needs: { gallery: 'gallery.manage' },
  scope: 'media.write',
  params: ofGallery,
  body: z.object({
    emails: z.array(z.string().max(254)).max(500).default([]),
    groupIds: z.array(Id).max(50).default([]),
    role: GalleryRole,
  }),
  response: z.object({ added: z.number().int(), unknown: z.array(z.string()) }),
  problems: ['galleries.unknown', 'groups.unknown'],
  maxBodyBytes: 256 * 1024,
});

export const changeGalleryPerson = endpoint({
  method: 'PATCH',
  path: '/api/v1/galleries/:galleryId/people/:lineId',
  summary: 'Give a person or a group another role',
  needs: { gallery: 'gallery.manage' },
  scope: 'media.write',
  params: ofLine,
  body: z.object({ role: GalleryRole }),
  response: z.null(),
  problems: ['galleries.unknown', 'galleries.nobody-here'],
});

export const removeGalleryPerson = endpoint({
  method: 'DELETE',
  path: '/api/v1/galleries/:galleryId/people/:lineId',
  summary: 'Take a person or a group out; what it opened for them closes at once',
  needs: { gallery: 'gallery.manage' },
  scope: 'media.write',
  params: ofLine,
  response: z.null(),
  problems: ['galleries.unknown', 'galleries.nobody-here'],
});

export const suggestGalleryPeople = endpoint({
  method: 'GET',
  path: '/api/v1/galleries/:galleryId/people-suggestions',
  summary: 'People and groups to add, from the second typed character',
  needs: { gallery: 'gallery.manage' },
  params: ofGallery,
  query: z.object({ search: line(254).pipe(z.string().min(2)) }),
  response: z.object({
    people: z.array(z.object({ email: z.string(), name: z.string() })).max(8),
    groups: z.array(z.object({ id: Id, name: z.string(), memberCount: z.number().int() })).max(8),
  }),
  problems: ['galleries.unknown'],
});
