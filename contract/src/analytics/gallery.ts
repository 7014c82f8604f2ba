import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { Form } from '#contract/media/endpoints.ts';
import { Id } from '#contract/text.ts';
import { Day, Period } from './endpoints.ts';

const ofGallery = z.object({ galleryId: Id });

export const GalleryAnalyticsView = z.object({
  plays: z.number().int(),
  /** Different people, invitees and guests over all of it. */
  viewers: z.number().int(),
  minutes: z.number(),
  days: z.array(Day),
  /** What is published in it, most plays first. */
  media: z.array(
    z.object({
      mediaId: Id,
      title: z.string(),
      form: Form,
      plays: z.number().int(),
      viewers: z.number().int(),
      minutes: z.number(),
      /** The share a viewer has seen on average; null while nobody has, or where there is no length. */
      completion: z.number().nullable(),
    }),
  ),
});
export type GalleryAnalyticsView = z.infer<typeof GalleryAnalyticsView>;

/** Without names: who manages a place sees what is watched in it, its entries' owners see by whom. */
export const getGalleryAnalytics = endpoint({
  method: 'GET',
  path: '/api/v1/galleries/:galleryId/analytics',
  summary: 'What is watched of the entries published in a gallery',
  needs: { gallery: 'gallery.manage' },
  scope: 'media.read',
  params: ofGallery,
  query: Period,
  response: GalleryAnalyticsView,
  problems: ['galleries.unknown', 'analytics.zone-unknown'],
});

export const exportGalleryAnalytics = endpoint({
  method: 'GET',
  path: '/api/v1/galleries/:galleryId/analytics.csv',
  summary: 'The entries with their figures as a file for spreadsheets: UTF-8 with BOM, RFC 4180, no cell is a formula',
  needs: { gallery: 'gallery.manage' },
  scope: 'media.read',
  params: ofGallery,
  query: Period,
  file: 'text/csv; charset=utf-8',
  response: z.string(),
  problems: ['galleries.unknown', 'analytics.zone-unknown'],
});
