/** Every page the application draws, by its address; any other is not found, on a page that says so. */
export const APP_PAGES = [
  '/',
  '/sign-in',
  '/welcome/:setUpId',
  '/my-media',
  '/search',
  '/media/:mediaId/editor',
  '/media/:mediaId',
  '/media/:mediaId/captions',
  '/media/:mediaId/edit',
  '/media/:mediaId/analytics',
  '/media/:mediaId/quiz',
  '/media/:mediaId/quiz/reports',
  '/galleries',
  '/galleries/:galleryId',
  '/notices/:noticeId',
  '/account',
  '/console',
  '/console/invites',
  '/console/theming',
  '/console/templates',
  '/console/mail',
  '/console/media',
  '/console/bin',
  '/console/groups',
  '/console/people',
  '/console/audit',
  '/console/webhooks',
  '/dev/ui',
] as const;

/** What stands behind a link with a secret: drawn by the landing, whose small script comes without the application. */
export const LANDING_PAGES = ['/i/:publicId', '/g/:publicId', '/w/:moveId'] as const;

/** Pages that stand in a frame on another site. */
export const EMBED_PAGES = ['/embed/media/:mediaId'] as const;

export type PageAddress = (typeof APP_PAGES | typeof EMBED_PAGES)[number];
