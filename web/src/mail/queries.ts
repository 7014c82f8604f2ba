import { queryOptions } from '@tanstack/react-query';
import { getMailStatus } from '#contract/mail/fate.ts';
import { listTemplates, previewTemplate, type TemplateSample } from '#contract/mail/templates.ts';
import { getInviteSettings } from '#contract/settings/endpoints.ts';
import { call } from '#lib/api.ts';

/** Deliveries are not announced: who looks at them sees them move. */
const STATUS_EVERY_MS = 10_000;

export const mailKeys = { templates: ['templates'], status: ['mail-status'] } as const;

export const templatesQuery = queryOptions({
  queryKey: mailKeys.templates,
  queryFn: ({ signal }) => call(listTemplates, {}, signal),
});

/** Which template invitations use. */
export const inviteSettingsQuery = queryOptions({
  queryKey: ['settings', 'invites'],
  queryFn: ({ signal }) => call(getInviteSettings, {}, signal),
});

export const mailStatusQuery = queryOptions({
  queryKey: mailKeys.status,
  queryFn: ({ signal }) => call(getMailStatus, {}, signal),
  refetchInterval: STATUS_EVERY_MS,
});

/** The last good preview stays while the next one is made, or while the text is not right. */
export const previewOf = (body: TemplateSample, isRight: boolean) =>
  queryOptions({
    queryKey: ['mail-preview', body],
    queryFn: ({ signal }) => call(previewTemplate, { body }, signal),
    enabled: isRight,
    placeholderData: (before) => before,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
