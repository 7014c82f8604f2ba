import { queryOptions } from '@tanstack/react-query';
import { listPeople, PEOPLE_BY_ID } from '#contract/accounts/endpoints.ts';
import { listGroups } from '#contract/accounts/groups.ts';
import { getMailStatus } from '#contract/mail/fate.ts';
import { listTemplates } from '#contract/mail/templates.ts';
import { getInviteSettings, getMediaSettings, getThemingSettings } from '#contract/settings/endpoints.ts';
import { call } from '#lib/api.ts';

export const inviteSettingsQuery = queryOptions({
  queryKey: ['settings', 'invites'],
  queryFn: ({ signal }) => call(getInviteSettings, {}, signal),
});

export const themingSettingsQuery = queryOptions({
  queryKey: ['settings', 'theming'],
  queryFn: ({ signal }) => call(getThemingSettings, {}, signal),
});

export const mediaSettingsQuery = queryOptions({
  queryKey: ['settings', 'media'],
  queryFn: ({ signal }) => call(getMediaSettings, {}, signal),
});

/** As many as the field offers; a portal with more of them names people by a larger group. */
export const groupsQuery = queryOptions({
  queryKey: ['groups', 'to-choose'],
  queryFn: ({ signal }) => call(listGroups, { query: { limit: 100 } }, signal),
});

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: ({ signal }) => call(listTemplates, {}, signal),
});

export const mailStatusQuery = queryOptions({
  queryKey: ['mail-status'],
  queryFn: ({ signal }) => call(getMailStatus, {}, signal),
});

export const peopleSuggested = (search: string) =>
  queryOptions({
    queryKey: ['people', 'suggested', search],
    queryFn: ({ signal }) => call(listPeople, { query: { search, limit: 8 } }, signal),
    enabled: search.length >= 2,
  });

export const peopleNamed = (personIds: readonly string[]) =>
  queryOptions({
    queryKey: ['people', 'named', ...personIds],
    queryFn: ({ signal }) => findNames(personIds, signal),
    enabled: personIds.length > 0,
    placeholderData: (before) => before,
  });

async function findNames(personIds: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const answers = await Promise.all(
    inParts(personIds).map((ids) => call(listPeople, { query: { ids: ids.join(','), limit: PEOPLE_BY_ID } }, signal)),
  );
  const people = answers.flatMap((answer) => answer.people);
  return new Map(people.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`]));
}

function inParts(ids: readonly string[]): readonly (readonly string[])[] {
  const parts = Math.ceil(ids.length / PEOPLE_BY_ID);
  return Array.from({ length: parts }, (_, part) => ids.slice(part * PEOPLE_BY_ID, (part + 1) * PEOPLE_BY_ID));
}
