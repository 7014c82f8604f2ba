import { z } from 'zod';
import { InvitedAs } from '#contract/access/invited-as.ts';
import { CollaboratorKind, EventRole, MediaAbility } from '#contract/access/roles.ts';
import { EmailAddress } from '#contract/accounts/email.ts';
import { endpoint } from '#contract/endpoint.ts';
import { Id, line, Moment, optionalLine, paragraph } from '#contract/text.ts';
import { Availability } from './availability.ts';

/** What the bytes of an entry are: decided by what is in them, once they are here. */
export const FORMS = ['video', 'audio', 'document', 'image'] as const;
export const Form = z.enum(FORMS);
export type Form = z.infer<typeof Form>;

/** What an entry is for people (2.1): its form, or a quiz on a video or audio. */
export const MEDIA_TYPES = [...FORMS, 'quiz'] as const;
export const MediaType = z.enum(MEDIA_TYPES);
export type MediaType = z.infer<typeof MediaType>;

export const PUBLISH_STATUSES = ['private', 'unlisted', 'published'] as const;
export const PublishStatus = z.enum(PUBLISH_STATUSES);
export type PublishStatus = z.infer<typeof PublishStatus>;

/** What people may keep of an entry: nothing, what is made of its file, or the file as it was uploaded as well. */
export const DOWNLOADS = ['nothing', 'renditions', 'source'] as const;
export const Downloads = z.enum(DOWNLOADS);
export type Downloads = z.infer<typeof Downloads>;

/** Why nothing could be made of a file; the web has words for each. */
export const FAILURES = [
  'empty',
  'unknown-kind',
  'drawing',
  'broken',
  'nothing-to-play',
  'unsupported-codec',
  'too-long',
  'too-large',
  'too-many-streams',
  'password-protected',
  'too-many-pages',
  'no-converter',
  'took-too-long',
  'our-fault',
] as const;
export const Failure = z.enum(FAILURES);
export type Failure = z.infer<typeof Failure>;

/**
 * Where an entry stands: bytes still arriving, waiting or being encoded (`playable` as soon as a first rendition
 * is there), ready, or refused for a reason.
 */
export const MediaState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('uploading') }),
  z.object({ kind: z.literal('processing'), percent: z.number(), playable: z.boolean() }),
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('failed'), because: Failure }),
]);
export type MediaState = z.infer<typeof MediaState>;

const Collaboration = z.union([z.literal('owner'), CollaboratorKind]);

const Tags = z.array(line(40)).max(20);

export const MediaView = z.object({
  id: Id,
  type: MediaType,
  form: Form,
  title: z.string(),
  description: z.string(),
  /** Says what a picture shows to who does not see it; empty: the title does. */
  alternativeText: z.string(),
  tags: z.array(z.string()),
  ownerName: z.string(),
  status: PublishStatus,
  /** Published, but no moderator has let it into a gallery yet. */
  waitsForApproval: z.boolean(),
  availability: Availability,
  downloads: Downloads,
  state: MediaState,
  durationSeconds: z.number().nullable(),
  plays: z.number().int(),
  createdAt: Moment,
  abilities: z.array(MediaAbility),
  /** What this person is to it. */
  collaboration: Collaboration.nullable(),
  /** The highest role that invitations give here, and as whom this browser is here by one or by a guest link. */
  eventRole: EventRole.nullable(),
  invitedAs: InvitedAs.nullable(),
});
export type MediaView = z.infer<typeof MediaView>;

export const MediaRow = MediaView.pick({
  id: true,
  type: true,
  form: true,
  title: true,
  ownerName: true,
  status: true,
  waitsForApproval: true,
  availability: true,
  state: true,
  durationSeconds: true,
  plays: true,
  createdAt: true,
  abilities: true,
}).extend({
  deletedAt: Moment.nullable(),
  /** When it goes for good; null for what is not in the recycle bin. */
  goneAt: Moment.nullable(),
  /** A signed path that lasts a few minutes; null until there is a picture. */
  thumbnailUrl: z.string().nullable(),
});
export type MediaRow = z.infer<typeof MediaRow>;

const ofMedia = z.object({ mediaId: Id });

export const createMedia = endpoint({
  method: 'POST',
  path: '/api/v1/media',
  summary: 'Make an entry whose bytes follow by tus at /api/v1/uploads with the metadata `mediaId`',
  needs: { site: 'media.create' },
  scope: 'media.write',
  /** The form as far as the file's name tells; what is in it decides. */
  body: z.object({ form: Form, title: line(200), byteSize: z.number().int().min(0) }),
  response: z.object({ mediaId: Id, uploadUrl: z.string() }),
  problems: ['media.too-large'],
});

export const getMedia = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId',
  summary: 'One entry, with what you may do on it',
  needs: { media: 'media.open' },
  scope: 'media.read',
  params: ofMedia,
  response: MediaView,
  problems: ['media.unknown', 'media.is-deleted', 'media.not-open-yet', 'media.no-longer-open'],
});

export const changeMedia = endpoint({
  method: 'PATCH',
  path: '/api/v1/media/:mediaId',
  summary: 'Edit title, description, tags, and the words for who does not see a picture',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofMedia,
  body: z.object({
    title: line(200).optional(),
    description: paragraph(10_000).optional(),
    tags: Tags.optional(),
    alternativeText: optionalLine(500).optional(),
  }),
  response: MediaView,
  problems: ['media.unknown', 'media.is-deleted'],
});

/** Published in these galleries and in no others (2.3). */
export const Publication = z.discriminatedUnion('status', [
  z.object({ status: z.enum(['private', 'unlisted']) }),
  z.object({ status: z.literal('published'), galleryIds: z.array(Id).min(1).max(50) }),
]);
export type Publication = z.infer<typeof Publication>;

export const setPublishStatus = endpoint({
  method: 'PUT',
  path: '/api/v1/media/:mediaId/status',
  summary: 'Private; unlisted: for everyone signed in who has its address; or published in the named galleries',
  needs: { media: 'media.publish' },
  scope: 'media.write',
  params: ofMedia,
  body: Publication,
  response: MediaView,
  problems: ['media.unknown', 'media.is-deleted', 'galleries.may-not-contribute'],
});

export const setAvailability = endpoint({
  method: 'PUT',
  path: '/api/v1/media/:mediaId/availability',
  summary: 'From when until when it opens for those who do not work on it; null for no bound',
  needs: { media: 'media.publish' },
  scope: 'media.write',
  params: ofMedia,
  body: Availability,
  response: MediaView,
  problems: ['media.unknown', 'media.is-deleted'],
});

export const setDownloads = endpoint({
  method: 'PUT',
  path: '/api/v1/media/:mediaId/downloads',
  summary: 'What people may keep of it; who may no longer is cut off within two seconds',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofMedia,
  body: z.object({ downloads: Downloads }),
  response: MediaView,
  problems: ['media.unknown', 'media.is-deleted'],
});

export const deleteMedia = endpoint({
  method: 'DELETE',
  path: '/api/v1/media/:mediaId',
  summary: 'Move to the recycle bin; its invitations stop at once',
  needs: { media: 'media.delete' },
  scope: 'media.write',
  params: ofMedia,
  response: z.null(),
  problems: ['media.unknown'],
});

export const restoreMedia = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/restorations',
  summary: 'Take it out of the recycle bin; its invitations work again',
  needs: { media: 'media.delete' },
  scope: 'media.write',
  params: ofMedia,
  response: MediaView,
  problems: ['media.unknown'],
});

/** The signed paths of one viewing session; the player asks again before they end. */
export const getPlayback = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/playback',
  summary: 'Where the player finds the stream, its poster and its preview pictures',
  needs: { media: 'media.open' },
  params: ofMedia,
  response: z.object({
    streamUrl: z.string(),
    /** Signed, and without a slash at its end: other files of the entry are named after it. */
    folderUrl: z.string(),
    posterUrl: z.string().nullable(),
    previewsUrl: z.string().nullable(),
    endsAt: Moment,
  }),
  problems: ['media.unknown', 'media.not-ready'],
});

export const countPlay = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/plays',
  summary: 'It really played: counted once a session',
  needs: { media: 'media.open' },
  params: ofMedia,
  response: z.null(),
  problems: ['media.unknown'],
});

const CollaboratorView = z.object({
  personId: Id,
  name: z.string(),
  email: z.string(),
  kind: Collaboration,
});
const CollaboratorsView = z.object({ collaborators: z.array(CollaboratorView) });

export const listCollaborators = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/collaborators',
  summary: 'The owner and who works on it with them',
  needs: { media: 'media.share' },
  scope: 'media.read',
  params: ofMedia,
  response: CollaboratorsView,
  problems: ['media.unknown'],
});

export const addCollaborator = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/collaborators',
  summary: 'Add a colleague by address, or change what they are',
  needs: { media: 'media.share' },
  scope: 'media.write',
  params: ofMedia,
  body: z.object({ email: EmailAddress, kind: CollaboratorKind }),
  response: CollaboratorsView,
  problems: ['media.unknown', 'accounts.unknown'],
});

export const removeCollaborator = endpoint({
  method: 'DELETE',
  path: '/api/v1/media/:mediaId/collaborators/:personId',
  summary: 'Take a colleague off; their open pages close',
  needs: { media: 'media.share' },
  scope: 'media.write',
  params: ofMedia.extend({ personId: Id }),
  response: CollaboratorsView,
  problems: ['media.unknown'],
});

export const transferMedia = endpoint({
  method: 'PUT',
  path: '/api/v1/media/:mediaId/owner',
  summary: 'Make a colleague the owner; you stay as co-owner',
  needs: { media: 'media.transfer' },
  scope: 'media.write',
  params: ofMedia,
  body: z.object({ email: EmailAddress }),
  response: CollaboratorsView,
  problems: ['media.unknown', 'accounts.unknown'],
});
