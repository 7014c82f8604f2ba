import { z } from 'zod';
import { GalleryVisibility } from '#contract/access/roles.ts';
import { endpoint } from '#contract/endpoint.ts';
import { MediaRow, PublishStatus } from '#contract/media/endpoints.ts';
import { Id, Moment, optionalLine, Page } from '#contract/text.ts';
import { ofGallery } from './endpoints.ts';

/** Where an entry stands in one gallery. */
export const PLACE_STATES = ['waiting', 'published', 'rejected'] as const;
export const PlaceState = z.enum(PLACE_STATES);
export type PlaceState = z.infer<typeof PlaceState>;

export const GALLERY_ORDERS = ['newest', 'title', 'plays'] as const;
export type GalleryOrder = (typeof GALLERY_ORDERS)[number];

/** An entry on a gallery's page. */
export const GalleryMediaRow = MediaRow.extend({ placedAt: Moment, placedByName: z.string().nullable() });
export type GalleryMediaRow = z.infer<typeof GalleryMediaRow>;

const Rows = z.object({ media: z.array(GalleryMediaRow), next: z.string().nullable() });

export const listGalleryMedia = endpoint({
  method: 'GET',
  path: '/api/v1/galleries/:galleryId/media',
  summary: 'What is published in a gallery and open now',
  needs: { gallery: 'gallery.open' },
  scope: 'media.read',
  params: ofGallery,
  query: Page.extend({ order: z.enum(GALLERY_ORDERS).default('newest'), after: Id.optional() }),
  response: Rows,
  problems: ['galleries.unknown'],
});

export const listWaitingMedia = endpoint({
  method: 'GET',
  path: '/api/v1/galleries/:galleryId/waiting-media',
  summary: 'What waits for a moderator, what waits longest first',
  needs: { gallery: 'gallery.moderate' },
  scope: 'media.read',
  params: ofGallery,
  query: Page.extend({ after: Id.optional() }),
  response: Rows,
  problems: ['galleries.unknown'],
});

export const addGalleryMedia = endpoint({
  method: 'POST',
  path: '/api/v1/galleries/:galleryId/media',
  summary: 'Publish entries into a gallery; what you may not publish is left out and told',
  needs: { gallery: 'gallery.contribute' },
  scope: 'media.write',
  params: ofGallery,
  body: z.object({ mediaIds: z.array(Id).min(1).max(50) }),
  response: z.object({
    published: z.number().int(),
    waiting: z.number().int(),
    /** These are not yours to publish, deleted, or not there at all. */
    refused: z.array(Id),
  }),
  problems: ['galleries.unknown'],
});

export const removeGalleryMedia = endpoint({
  method: 'DELETE',
  path: '/api/v1/galleries/:galleryId/media/:mediaId',
  summary: 'Take an entry out of a gallery, and say why to its owner',
  needs: { gallery: 'gallery.moderate' },
  scope: 'media.write',
  params: ofGallery.extend({ mediaId: Id }),
  body: z.object({ reason: optionalLine(500).default('') }),
  response: z.null(),
  problems: ['galleries.unknown', 'galleries.not-there'],
});

export const decideGalleryMedia = endpoint({
  method: 'POST',
  path: '/api/v1/galleries/:galleryId/media/:mediaId/decisions',
  summary: 'Approve or turn down what waits; its owner is told, with the reason',
  needs: { gallery: 'gallery.moderate' },
  scope: 'media.write',
  params: ofGallery.extend({ mediaId: Id }),
  body: z.object({ verdict: z.enum(['approve', 'reject']), reason: optionalLine(500).default('') }),
  response: z.null(),
  problems: ['galleries.unknown', 'galleries.not-there'],
});

export const PublicationView = z.object({
  status: PublishStatus,
  places: z.array(
    z.object({
      galleryId: Id,
      name: z.string(),
      visibility: GalleryVisibility,
      state: PlaceState,
      /** Why a moderator turned it down, where they said so. */
      reason: z.string().nullable(),
    }),
  ),
  /** Galleries into which this person may publish; `waits`: a moderator looks at it first. */
  choices: z.array(z.object({ galleryId: Id, name: z.string(), visibility: GalleryVisibility, waits: z.boolean() })),
});
export type PublicationView = z.infer<typeof PublicationView>;

export const getPublication = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/publication',
  summary: 'Where an entry is published, and where you may publish it',
  needs: { media: 'media.publish' },
  scope: 'media.read',
  params: z.object({ mediaId: Id }),
  response: PublicationView,
  problems: ['media.unknown'],
});
