import { queryOptions } from '@tanstack/react-query';
import { listPeople } from '#contract/accounts/endpoints.ts';
import { getMailStatus, listTemplates } from '#contract/mail/endpoints.ts';
import { getInviteSettings, getThemingSettings } from '#contract/settings/endpoints.ts';
import { call } from '#lib/api.ts';

/** How many accounts are looked through for the names of the chosen ones. */
const PAGES_OF_PEOPLE = 20;

export const inviteSettingsQuery = queryOptions({
  queryKey: ['settings', 'invites'],
  queryFn: ({ signal }) => call(getInviteSettings, {}, signal),
});

export const themingSettingsQuery = queryOptions({
  queryKey: ['settings', 'theming'],
  queryFn: ({ signal }) => call(getThemingSettings, {}, signal),
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

/** The contract lists people by search only, so the chosen ones are found by looking through all. */
export const peopleNamed = (personIds: readonly string[]) =>
  queryOptions({
    queryKey: ['people', 'named', ...personIds],
    queryFn: ({ signal }) => findNames(personIds, signal),
    enabled: personIds.length > 0,
    placeholderData: (before) => before,
  });

async function findNames(personIds: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  let after: string | undefined;
  for (let page = 0; page < PAGES_OF_PEOPLE; page += 1) {
    const query = { limit: 100, ...(after === undefined ? {} : { after }) };
    const { people, next } = await call(listPeople, { query }, signal);
    for (const { id, firstName, lastName } of people) names.set(id, `${firstName} ${lastName}`);
    if (next === null || personIds.every((id) => names.has(id))) break;
    after = next;
  }
  return names;
}
