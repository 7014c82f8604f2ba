import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { Id, line, Moment } from '#contract/text.ts';
import { Chapter, MOST_CHAPTERS, WrittenChapters } from './chapters.ts';
import { Cue, MOST_CAPTIONS, MOST_CUES, MOST_FILE_BYTES, WrittenCue } from './cues.ts';

const ofMedia = z.object({ mediaId: Id });
const ofCaptions = ofMedia.extend({ captionsId: Id });
const ofTranscription = ofMedia.extend({ transcriptionId: Id });

/** BCP 47, as the `srclang` of a track. */
export const CaptionLanguage = z
  .string()
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}$/)
  .meta({ example: 'en' });

/** Where they came from: a file, somebody's writing here, or a machine that listened. */
export const CAPTION_ORIGINS = ['uploaded', 'written', 'machine'] as const;

export const CaptionsView = z.object({
  id: Id,
  language: z.string(),
  label: z.string(),
  origin: z.enum(CAPTION_ORIGINS),
  /** Hidden ones are drafts: nobody sees them but who edits the entry. */
  isShown: z.boolean(),
  /** Shown to who never chose a language. */
  isDefault: z.boolean(),
  /** False for what a machine wrote and nobody has looked through. */
  isChecked: z.boolean(),
  cueCount: z.number().int(),
  /** Counts the savings of its cues; whoever saves says which one they changed. */
  version: z.number().int(),
  changedAt: Moment,
});
export type CaptionsView = z.infer<typeof CaptionsView>;

const CaptionsWithCues = CaptionsView.extend({ cues: z.array(Cue).max(MOST_CUES) });

export const listCaptions = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/captions',
  summary: 'The captions of an entry; drafts are listed for who edits it',
  needs: { media: 'media.open' },
  scope: 'media.read',
  params: ofMedia,
  response: z.object({ captions: z.array(CaptionsView).max(MOST_CAPTIONS) }),
  problems: ['media.unknown'],
});

export const getCaptions = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/captions/:captionsId',
  summary: 'Captions with all their cues',
  needs: { media: 'media.open' },
  scope: 'media.read',
  params: ofCaptions,
  response: CaptionsWithCues,
  problems: ['media.unknown', 'captions.unknown'],
});

/** `file` holds the bytes of a WebVTT or SRT file in Base64; null begins with nothing. */
export const createCaptions = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/captions',
  summary: 'Add captions from a WebVTT or SRT file, or begin with none',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofMedia,
  body: z.object({
    language: CaptionLanguage,
    label: line(60),
    isShown: z.boolean().default(true),
    file: z
      .base64()
      .max(Math.ceil(MOST_FILE_BYTES / 3) * 4)
      .meta({ example: 'V0VCVlRUCgowMDowMS4wMDAgLS0+IDAwOjAzLjAwMApMaWdodCBpcyBmb29kLgo=' })
      .nullable(),
  }),
  maxBodyBytes: 2 * MOST_FILE_BYTES,
  response: z.object({
    captions: CaptionsView,
    /** What of the file was not taken, and whether its characters had to be guessed. */
    leftOut: z.number().int(),
    cutShort: z.number().int(),
    wasGuessed: z.boolean(),
  }),
  problems: [
    'media.unknown',
    'media.is-deleted',
    'captions.not-for-this',
    'captions.too-many',
    'captions.not-captions',
    'captions.no-cues',
    'captions.too-many-cues',
  ],
});

export const changeCaptions = endpoint({
  method: 'PATCH',
  path: '/api/v1/media/:mediaId/captions/:captionsId',
  summary: 'Show or hide captions, make them the default, rename them, or say that they were checked',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofCaptions,
  body: z.object({
    language: CaptionLanguage.optional(),
    label: line(60).optional(),
    isShown: z.boolean().optional(),
    isDefault: z.boolean().optional(),
    isChecked: z.boolean().optional(),
  }),
  response: CaptionsView,
  problems: ['media.unknown', 'captions.unknown'],
});

export const saveCues = endpoint({
  method: 'PUT',
  path: '/api/v1/media/:mediaId/captions/:captionsId/cues',
  summary: 'Save all cues over the version they were made from; refused when somebody saved in between',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofCaptions,
  body: z.object({ version: z.number().int().min(1), cues: z.array(WrittenCue).max(MOST_CUES) }),
  maxBodyBytes: 3 * MOST_FILE_BYTES,
  response: CaptionsView,
  problems: ['media.unknown', 'captions.unknown', 'captions.changed-meanwhile'],
});

export const deleteCaptions = endpoint({
  method: 'DELETE',
  path: '/api/v1/media/:mediaId/captions/:captionsId',
  summary: 'Delete captions for good',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofCaptions,
  response: z.null(),
  problems: ['media.unknown', 'captions.unknown'],
});

const ChaptersView = z.object({ version: z.number().int(), chapters: z.array(Chapter).max(MOST_CHAPTERS) });
export type ChaptersView = z.infer<typeof ChaptersView>;

export const getChapters = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/chapters',
  summary: 'The chapters of an entry, in order',
  needs: { media: 'media.open' },
  scope: 'media.read',
  params: ofMedia,
  response: ChaptersView,
  problems: ['media.unknown'],
});

export const saveChapters = endpoint({
  method: 'PUT',
  path: '/api/v1/media/:mediaId/chapters',
  summary: 'Save all chapters over the version they were made from; refused when somebody saved in between',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofMedia,
  body: z.object({ version: z.number().int().min(0), chapters: WrittenChapters }),
  response: ChaptersView,
  problems: ['media.unknown', 'media.is-deleted', 'captions.not-for-this', 'captions.changed-meanwhile'],
});

export const TRANSCRIPTION_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;

/** Why a machine could not write captions; the web has words for each. */
export const TRANSCRIPTION_FAILURES = [
  'no-engine',
  'no-sound',
  'unreachable',
  'key-refused',
  'busy',
  'sound-refused',
  'engine-failed',
  'not-understood',
  'nothing-said',
  'took-too-long',
  'our-fault',
] as const;
export const TranscriptionFailure = z.enum(TRANSCRIPTION_FAILURES);
export type TranscriptionFailure = z.infer<typeof TranscriptionFailure>;

export const TranscriptionView = z.object({
  id: Id,
  state: z.enum(TRANSCRIPTION_STATES),
  percent: z.number(),
  failure: TranscriptionFailure.nullable(),
  /** null: the machine finds out. */
  language: z.string().nullable(),
  /** What it made. */
  captionsId: Id.nullable(),
  createdAt: Moment,
});
export type TranscriptionView = z.infer<typeof TranscriptionView>;

export const listTranscriptions = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/transcriptions',
  summary: 'What machines were asked to write down, latest first, and whether there is one to ask',
  needs: { media: 'media.edit' },
  scope: 'media.read',
  params: ofMedia,
  response: z.object({ hasEngine: z.boolean(), transcriptions: z.array(TranscriptionView).max(10) }),
  problems: ['media.unknown'],
});

export const createTranscription = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/transcriptions',
  summary: 'Have the configured service write captions: they come as a draft to be checked',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofMedia,
  body: z.object({ language: CaptionLanguage.nullable() }),
  response: TranscriptionView,
  problems: [
    'media.unknown',
    'media.is-deleted',
    'media.not-ready',
    'captions.not-for-this',
    'captions.too-many',
    'captions.no-engine',
    'captions.under-way',
  ],
});

export const cancelTranscription = endpoint({
  method: 'DELETE',
  path: '/api/v1/media/:mediaId/transcriptions/:transcriptionId',
  summary: 'Stop a machine that is writing captions; what it wrote so far is dropped',
  needs: { media: 'media.edit' },
  scope: 'media.write',
  params: ofTranscription,
  response: z.null(),
  problems: ['media.unknown', 'captions.no-transcription'],
});
