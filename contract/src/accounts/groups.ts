import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { Id, line, optionalLine, Page } from '#contract/text.ts';

/** How many addresses can be pasted at once. */
export const ADDRESSES_AT_ONCE = 1000;

/** People who are meant together: who may invite, who is in a gallery. */
export const GroupView = z.object({ id: Id, name: z.string(), memberCount: z.number().int() });
export type GroupView = z.infer<typeof GroupView>;

const ofGroup = z.object({ groupId: Id });
const GroupName = line(80);

export const listGroups = endpoint({
  method: 'GET',
  path: '/api/v1/groups',
  summary: 'Groups of people, by name',
  needs: { site: 'console.open' },
  query: Page.extend({ search: optionalLine(80).default(''), after: Id.optional() }),
  response: z.object({ groups: z.array(GroupView), next: z.string().nullable() }),
  problems: [],
});

export const createGroup = endpoint({
  method: 'POST',
  path: '/api/v1/groups',
  summary: 'Make a group, with nobody in it yet',
  needs: { site: 'console.open' },
  body: z.object({ name: GroupName }),
  response: GroupView,
  problems: ['groups.name-taken'],
});

export const renameGroup = endpoint({
  method: 'PATCH',
  path: '/api/v1/groups/:groupId',
  summary: 'Give a group another name',
  needs: { site: 'console.open' },
  params: ofGroup,
  body: z.object({ name: GroupName }),
  response: GroupView,
  problems: ['groups.unknown', 'groups.name-taken'],
});

export const deleteGroup = endpoint({
  method: 'DELETE',
  path: '/api/v1/groups/:groupId',
  summary: 'Delete a group; what it opened for its people closes at once',
  needs: { site: 'console.open' },
  params: ofGroup,
  response: z.null(),
  problems: ['groups.unknown'],
});

export const listGroupMembers = endpoint({
  method: 'GET',
  path: '/api/v1/groups/:groupId/members',
  summary: 'Who is in a group, by last and first name',
  needs: { site: 'console.open' },
  params: ofGroup,
  query: Page.extend({ after: Id.optional() }),
  response: z.object({
    members: z.array(z.object({ personId: Id, name: z.string(), email: z.string(), isActive: z.boolean() })),
    next: z.string().nullable(),
  }),
  problems: ['groups.unknown'],
});

export const addGroupMembers = endpoint({
  method: 'POST',
  path: '/api/v1/groups/:groupId/members',
  summary: 'Put the accounts of these addresses into a group; says which addresses have none',
  needs: { site: 'console.open' },
  params: ofGroup,
  body: z.object({ emails: z.array(z.string().max(254)).min(1).max(ADDRESSES_AT_ONCE) }),
  response: z.object({ added: z.number().int(), already: z.number().int(), unknown: z.array(z.string()) }),
  problems: ['groups.unknown'],
  maxBodyBytes: 512 * 1024,
});

export const removeGroupMember = endpoint({
  method: 'DELETE',
  path: '/api/v1/groups/:groupId/members/:personId',
  summary: 'Take a person out of a group; what it opened for them closes at once',
  needs: { site: 'console.open' },
  params: ofGroup.extend({ personId: Id }),
  response: z.null(),
  problems: ['groups.unknown'],
});
