import { z } from 'zod';
import { SCOPES } from '#contract/access/principal.ts';
import { EventRole, SiteAbility, SiteRole } from '#contract/access/roles.ts';
import { endpoint } from '#contract/endpoint.ts';
import { Id, line, Moment, optionalLine, Page } from '#contract/text.ts';
import { FIELD_WORDS } from '#contract/words.ts';
import { EmailAddress } from './email.ts';

/** NIST SP 800-63B: length is what counts; no rules on which characters. */
export const Password = z.string().min(10, FIELD_WORDS.passwordShort).max(200);
export const Secret = z.string().length(43);

export const PersonView = z.object({
  id: Id,
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  siteRole: SiteRole,
});
export type PersonView = z.infer<typeof PersonView>;

/** Who the page is shown to. `here` lists what this browser is invited to or a guest of, with the name used there. */
export const SessionView = z.object({
  person: PersonView.nullable(),
  abilities: z.array(SiteAbility),
  here: z.array(
    z.object({ mediaId: Id, inviteId: Id.nullable(), guestId: Id.nullable(), name: z.string(), role: EventRole }),
  ),
});
export type SessionView = z.infer<typeof SessionView>;

export const getSession = endpoint({
  method: 'GET',
  path: '/api/v1/session',
  summary: 'Who this browser is signed in as, and what it was invited to',
  needs: 'anyone',
  response: SessionView,
  problems: [],
});

export const signIn = endpoint({
  method: 'POST',
  path: '/api/v1/session',
  summary: 'Sign in with address and password',
  needs: 'anyone',
  body: z.object({ email: z.string().min(1).max(254), password: z.string().min(1).max(200) }),
  response: SessionView,
  problems: ['accounts.wrong-password', 'accounts.too-many-tries'],
});

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/v1/session',
  summary: 'Sign out of this browser',
  needs: 'anyone',
  response: z.null(),
  problems: [],
});

/** How many accounts can be asked for by their ids at once. */
export const PEOPLE_BY_ID = 100;

export const listPeople = endpoint({
  method: 'GET',
  path: '/api/v1/people',
  summary: 'Everybody who has an account',
  needs: { site: 'console.open' },
  query: Page.extend({
    search: optionalLine(100).default(''),
    after: Id.optional(),
    /** Only these, comma separated. */
    ids: z
      .string()
      .transform((list) => list.split(','))
      .pipe(z.array(Id).max(PEOPLE_BY_ID))
      .optional(),
  }),
  response: z.object({
    people: z.array(
      PersonView.extend({
        createdAt: Moment,
        hasPassword: z.boolean(),
        deactivatedAt: Moment.nullable(),
        ownedCount: z.number().int(),
      }),
    ),
    next: z.string().nullable(),
  }),
  problems: [],
});

/** The link is in this answer only; it is mailed as well where mail is configured. */
const SetUpLink = z.object({ url: z.url(), expiresAt: Moment, mailed: z.boolean() });

export const createPerson = endpoint({
  method: 'POST',
  path: '/api/v1/people',
  summary: 'Make an account and a link to choose its password',
  needs: { site: 'console.open' },
  body: z.object({ email: EmailAddress, firstName: line(80), lastName: line(80), siteRole: SiteRole }),
  response: z.object({ person: PersonView, setUpLink: SetUpLink }),
  problems: ['accounts.email-taken'],
});

export const changePerson = endpoint({
  method: 'PATCH',
  path: '/api/v1/people/:personId',
  summary: "Change an account's name or site role, or deactivate it",
  needs: { site: 'console.open' },
  params: z.object({ personId: Id }),
  body: z.object({
    firstName: line(80).optional(),
    lastName: line(80).optional(),
    siteRole: SiteRole.optional(),
    active: z.boolean().optional(),
    /** With `active: false`: who owns their media from now on (3.4). */
    mediaTo: EmailAddress.optional(),
  }),
  response: PersonView,
  problems: ['accounts.unknown', 'accounts.last-administrator', 'accounts.heir-unknown'],
});

export const createSetUpLink = endpoint({
  method: 'POST',
  path: '/api/v1/people/:personId/set-up-links',
  summary: 'A new link to choose a password; the older ones end',
  needs: { site: 'console.open' },
  params: z.object({ personId: Id }),
  response: SetUpLink,
  problems: ['accounts.unknown'],
});

export const viewSetUp = endpoint({
  method: 'POST',
  path: '/api/v1/set-ups/:setUpId/views',
  summary: 'What a set-up link is for; changes nothing',
  needs: 'anyone',
  params: z.object({ setUpId: Id }),
  body: z.object({ secret: Secret }),
  response: z.object({ purpose: z.enum(['first-administrator', 'password']), email: z.string().nullable() }),
  problems: ['accounts.link-unknown'],
});

export const finishSetUp = endpoint({
  method: 'POST',
  path: '/api/v1/set-ups/:setUpId',
  summary: 'Choose the password (and, for the first administrator, the account) and sign in',
  needs: 'anyone',
  params: z.object({ setUpId: Id }),
  body: z.object({
    secret: Secret,
    password: Password,
    account: z.object({ email: EmailAddress, firstName: line(80), lastName: line(80) }).optional(),
  }),
  response: SessionView,
  problems: ['accounts.link-unknown', 'accounts.email-taken'],
});

export const ApiKeyView = z.object({
  id: Id,
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  createdAt: Moment,
});

export const listApiKeys = endpoint({
  method: 'GET',
  path: '/api/v1/keys',
  summary: 'Your API keys',
  needs: 'person',
  response: z.object({ keys: z.array(ApiKeyView) }),
  problems: [],
});

export const createApiKey = endpoint({
  method: 'POST',
  path: '/api/v1/keys',
  summary: 'Make an API key; the secret is in this answer only',
  needs: 'person',
  body: z.object({ name: line(80), scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length) }),
  response: z.object({ key: ApiKeyView, secret: z.string() }),
  problems: [],
});

export const deleteApiKey = endpoint({
  method: 'DELETE',
  path: '/api/v1/keys/:keyId',
  summary: 'End an API key',
  needs: 'person',
  params: z.object({ keyId: Id }),
  response: z.null(),
  problems: ['accounts.key-unknown'],
});
