import { z } from 'zod';
import { GalleryAbility, GalleryRole, GalleryVisibility } from '#contract/access/roles.ts';
import { endpoint } from '#contract/endpoint.ts';
import { Id, line, Moment, optionalLine, Page, paragraph } from '#contract/text.ts';

/** What somebody sees of a gallery they may open. */
export const GalleryView = z.object({
  id: Id,
  name: z.string(),
  description: z.string(),
  visibility: GalleryVisibility,
  /** What contributors publish waits until a moderator has looked at it. */
  moderated: z.boolean(),
  mediaCount: z.number().int(),
  /** What waits for a moderator; null for who is none. */
  waitingCount: z.number().int().nullable(),
  createdAt: Moment,
  /** The highest role this person has in it; null for who is here because everyone may be. */
  role: GalleryRole.nullable(),
  abilities: z.array(GalleryAbility),
});
export type GalleryView = z.infer<typeof GalleryView>;

export const ofGallery = z.object({ galleryId: Id });

const fields = {
  name: line(100),
  description: paragraph(2000),
  visibility: GalleryVisibility,
  moderated: z.boolean(),
};

export const listGalleries = endpoint({
  method: 'GET',
  path: '/api/v1/galleries',
  summary: 'Galleries you may open, by name',
  needs: 'person',
  scope: 'media.read',
  query: Page.extend({ search: optionalLine(100).default(''), after: Id.optional() }),
  response: z.object({ galleries: z.array(GalleryView), next: z.string().nullable() }),
  problems: [],
});

export const createGallery = endpoint({
  method: 'POST',
  path: '/api/v1/galleries',
  summary: 'Open a gallery; you are its first manager',
  needs: { site: 'galleries.create' },
  scope: 'media.write',
  body: z.object({ ...fields, description: fields.description.default('') }),
  response: GalleryView,
  problems: [],
});

export const getGallery = endpoint({
  method: 'GET',
  path: '/api/v1/galleries/:galleryId',
  summary: 'One gallery, with what you may do in it',
  needs: { gallery: 'gallery.open' },
  scope: 'media.read',
  params: ofGallery,
  response: GalleryView,
  problems: ['galleries.unknown'],
});

export const changeGallery = endpoint({
  method: 'PATCH',
  path: '/api/v1/galleries/:galleryId',
  summary: 'Change its name, its description, who sees it, and whether it is moderated',
  needs: { gallery: 'gallery.manage' },
  scope: 'media.write',
  params: ofGallery,
  body: z.object({
    name: fields.name.optional(),
    description: fields.description.optional(),
    visibility: fields.visibility.optional(),
    moderated: fields.moderated.optional(),
  }),
  response: GalleryView,
  problems: ['galleries.unknown', 'galleries.everyone-denied'],
});

export const deleteGallery = endpoint({
  method: 'DELETE',
  path: '/api/v1/galleries/:galleryId',
  summary: 'Close a gallery for good; what was published in it stays with its owners',
  needs: { gallery: 'gallery.manage' },
  scope: 'media.write',
  params: ofGallery,
  response: z.null(),
  problems: ['galleries.unknown'],
});
