import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { FALLBACK_LANGUAGE, LANGUAGES, type Language } from '#contract/languages.ts';
import { Id, line, Moment, optionalLine } from '#contract/text.ts';
import { FIELD_WORDS } from '#contract/words.ts';
import { unknownTokensIn, usesToken } from './tokens.ts';

const knownTokensOnly = { error: FIELD_WORDS.tokenUnknown };
const linkNeeded = { error: FIELD_WORDS.linkMissing };
const written = (max: number) =>
  z
    .string()
    .max(max)
    // PostgreSQL keeps every character but this one.
    .transform((text) => text.replaceAll('\0', ''))
    .refine((text) => unknownTokensIn(text).length === 0, knownTokensOnly);
const hasLink = (text: string) => usesToken(text, 'URL');

/** A template in one language; each field is held to its own rules, so that each says what is wrong with it. */
export const TemplateVersion = z.object({
  subject: line(200)
    .refine((text) => unknownTokensIn(text).length === 0, knownTokensOnly)
    .refine((text) => !hasLink(text), { error: FIELD_WORDS.linkInSubject }),
  html: written(50_000).refine(hasLink, linkNeeded),
  plain: written(20_000)
    .refine((text) => text.trim() !== '', { error: FIELD_WORDS.plainMissing, abort: true })
    .refine(hasLink, linkNeeded),
});
export type TemplateVersion = z.infer<typeof TemplateVersion>;

const SenderName = optionalLine(80);

/** English is always there: it stands in for every language that has no version. */
export const TemplateText = z.object({
  name: line(80),
  senderName: SenderName,
  versions: z.object({
    en: TemplateVersion,
    de: TemplateVersion.optional(),
    es: TemplateVersion.optional(),
    fr: TemplateVersion.optional(),
    he: TemplateVersion.optional(),
  } satisfies Record<Language, z.ZodType>),
});
export type TemplateText = z.infer<typeof TemplateText>;
export type TemplateVersions = TemplateText['versions'];

export function languagesOf(versions: TemplateVersions): readonly Language[] {
  return LANGUAGES.filter((language) => versions[language] !== undefined);
}

/** A mail is in one language from its subject to its last line: a version that is missing is English as a whole. */
export function versionFor(
  versions: TemplateVersions,
  language: Language,
): { readonly language: Language; readonly version: TemplateVersion } {
  const version = versions[language];
  return version === undefined ? { language: FALLBACK_LANGUAGE, version: versions.en } : { language, version };
}

const StoredVersion = z.object({ subject: z.string(), html: z.string(), plain: z.string() });

export const TemplateView = z.object({
  id: Id,
  name: z.string(),
  senderName: z.string(),
  versions: z.object({
    en: StoredVersion,
    de: StoredVersion.optional(),
    es: StoredVersion.optional(),
    fr: StoredVersion.optional(),
    he: StoredVersion.optional(),
  } satisfies Record<Language, z.ZodType>),
  changedAt: Moment,
});
export type TemplateView = z.infer<typeof TemplateView>;

/** One version while it is written, for a preview or a test: the others may still be wrong. */
export const TemplateSample = z.object({
  senderName: SenderName,
  language: z.enum(LANGUAGES),
  version: TemplateVersion,
});
export type TemplateSample = z.infer<typeof TemplateSample>;

/** A mail to be looked at. Pictures stand in the HTML itself, so that a browser can show it. */
export const MailPreview = z.object({
  senderName: z.string(),
  replyTo: z.string().nullable(),
  subject: z.string(),
  html: z.string(),
  plain: z.string(),
});
export type MailPreview = z.infer<typeof MailPreview>;

const ofTemplate = z.object({ templateId: Id });

export const listTemplates = endpoint({
  method: 'GET',
  path: '/api/v1/mail/templates',
  summary: 'Every email template',
  needs: { site: 'console.open' },
  response: z.object({ templates: z.array(TemplateView) }),
  problems: [],
});

export const createTemplate = endpoint({
  method: 'POST',
  path: '/api/v1/mail/templates',
  summary: 'Make an email template',
  needs: { site: 'console.open' },
  body: TemplateText,
  response: TemplateView,
  problems: [],
});

export const changeTemplate = endpoint({
  method: 'PUT',
  path: '/api/v1/mail/templates/:templateId',
  summary: 'Change an email template',
  needs: { site: 'console.open' },
  params: ofTemplate,
  body: TemplateText,
  response: TemplateView,
  problems: ['mail.template-unknown'],
});

export const deleteTemplate = endpoint({
  method: 'DELETE',
  path: '/api/v1/mail/templates/:templateId',
  summary: 'Delete an email template that is not in use',
  needs: { site: 'console.open' },
  params: ofTemplate,
  response: z.null(),
  problems: ['mail.template-unknown', 'mail.template-in-use'],
});

export const previewTemplate = endpoint({
  method: 'POST',
  path: '/api/v1/mail/previews',
  summary: 'How one version of a template looks with sample data in its language; stores nothing',
  needs: { site: 'console.open' },
  body: TemplateSample,
  response: MailPreview,
  problems: [],
});
