import { parseArgs } from 'node:util';
import { ZodError } from 'zod';
import type { Principal } from '#contract/access/principal.ts';
import { SCOPES } from '#contract/access/principal.ts';
import { foldEmail } from '#contract/accounts/email.ts';
import type { Endpoint } from '#contract/endpoint.ts';
import { createInvite, listInvites, removeInvite } from '#contract/invites/endpoints.ts';
import type { InviteView } from '#contract/invites/view.ts';
import { fieldsOf } from '#infra/http.ts';
import { Problem } from '#infra/problem.ts';
import type { Services } from './services.ts';

export const USAGE = `usher [start]                              run the portal
usher help                                 print this
usher migrate                              bring the database to the newest shape
usher administrator                        print a one-time link that makes the first administrator
usher audit export [--clear]               print the whole audit log; addresses in outline unless --clear
usher audit verify FILE                    check an exported log, with the file alone
usher search index                         read all entries into the search index anew
usher invite --as ADDRESS --media ID --email ADDRESS --last-name NAME [--first-name NAME] [--role ROLE]
             [--language LANGUAGE] [--time-zone ZONE] [--valid-until MOMENT] [--message TEXT] [--mail] [--key KEY]
usher invites list --as ADDRESS --media ID
usher invites remove --as ADDRESS --media ID --invite ID

--as names the account whose rights are used. With --json, invite and invites print JSON. With --key an invitation
is made once, however often the command is repeated, like Idempotency-Key.
`;

/** `words` are lines where there may be very many. */
export type Outcome = { readonly words: string | AsyncIterable<string>; readonly code: 0 | 1 | 2 };

const MISUSED: Outcome = { words: USAGE, code: 2 };

/** The operator's commands go through the same gates as a page: `--as` names the account whose rights are used (8.1). */
export async function runCommand(services: Services, args: readonly string[]): Promise<Outcome> {
  try {
    return await run(services, args);
  } catch (error) {
    if (error instanceof Problem) return { words: error.message, code: 1 };
    if (error instanceof ZodError) return { words: wordsOf(error), code: 2 };
    if (error instanceof TypeError && 'code' in error) return { words: `${error.message}\n\n${USAGE}`, code: 2 };
    throw error;
  }
}

function wordsOf(error: ZodError): string {
  return fieldsOf(error)
    .map(({ field, message }) => `${field}: ${message}`)
    .join('\n');
}

function optionsIn(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      media: { type: 'string' },
      invite: { type: 'string' },
      email: { type: 'string' },
      'first-name': { type: 'string' },
      'last-name': { type: 'string' },
      role: { type: 'string' },
      language: { type: 'string' },
      'time-zone': { type: 'string' },
      'valid-until': { type: 'string' },
      message: { type: 'string' },
      key: { type: 'string' },
      mail: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      clear: { type: 'boolean', default: false },
    },
  });
}
type Options = ReturnType<typeof optionsIn>['values'];

async function run(services: Services, args: readonly string[]): Promise<Outcome> {
  const { values, positionals } = optionsIn(args);
  switch (positionals.join(' ')) {
    case 'migrate':
      return { words: 'The database is up to date.', code: 0 };
    case 'administrator': {
      const link = await services.accounts.ensureFirstAdministrator();
      if (link === null) return { words: 'There is an administrator already.', code: 1 };
      return { words: `Make the first administrator here:\n${link.reveal()}`, code: 0 };
    }
    case 'audit export':
      return { words: await services.audit.exported(values.clear ? 'in the clear' : 'in outline', null), code: 0 };
    case 'search index': {
      const count = await services.search.orderAll();
      return { words: `A running Usher now reads ${count} entries.`, code: 0 };
    }
    case 'invite':
      return invite(services, values);
    case 'invites list':
      return list(services, values);
    case 'invites remove':
      return remove(services, values);
    default:
      return MISUSED;
  }
}

async function invite(services: Services, values: Options): Promise<Outcome> {
  const { mediaId } = createInvite.params.parse({ mediaId: values.media });
  const caller = await admitted(services, values, createInvite, { mediaId });
  const wanted = createInvite.body.parse({
    email: values.email,
    firstName: values['first-name'] ?? '',
    lastName: values['last-name'],
    role: values.role ?? 'viewer',
    mail: values.mail,
    language: values.language,
    timeZone: values['time-zone'],
    validUntil: values['valid-until'],
    message: values.message,
  });
  const made = await services.invites.create({ mediaId, caller, wanted, repeatKey: values.key ?? null });
  return { words: values.json ? JSON.stringify(made) : made.link, code: 0 };
}

async function list(services: Services, values: Options): Promise<Outcome> {
  const { mediaId } = listInvites.params.parse({ mediaId: values.media });
  await admitted(services, values, listInvites, { mediaId });
  const invites: InviteView[] = [];
  let after: string | undefined;
  do {
    const query = listInvites.query.parse({ limit: 200, ...(after === undefined ? {} : { after }) });
    const page = await services.invites.list({ mediaId, ...query, filter: query, after });
    invites.push(...page.invites);
    after = page.next ?? undefined;
  } while (after !== undefined);
  if (values.json) return { words: JSON.stringify(invites), code: 0 };
  return { words: invites.length === 0 ? 'Nobody is invited.' : invites.map(lineOf).join('\n'), code: 0 };
}

/** Columns by tabs, so that `cut` and `awk` can tell them apart. */
function lineOf({ id, email, firstName, lastName, role, state, mail, expiresAt }: InviteView): string {
  return [id, email, `${firstName} ${lastName}`.trim(), role, state, mail.state, expiresAt].join('\t');
}

async function remove(services: Services, values: Options): Promise<Outcome> {
  const named = removeInvite.params.parse({ mediaId: values.media, inviteId: values.invite });
  const caller = await admitted(services, values, removeInvite, named);
  const removed = await services.invites.remove({ ...named, caller });
  return { words: values.json ? JSON.stringify(removed) : 'Removed.', code: 0 };
}

/** The account that `--as` names, let in by the same decision as a key of its own would be. */
async function admitted(services: Services, values: Options, endpoint: Endpoint, params: object): Promise<Principal> {
  const caller = await accountNamed(services, values.as);
  await services.access.admit(caller, endpoint, params);
  return caller;
}

async function accountNamed({ accounts }: Services, address: string | undefined): Promise<Principal> {
  const folded = foldEmail(address ?? '');
  const person = folded === null ? undefined : await accounts.findByEmail(folded);
  if (person === undefined)
    throw new Error(`--as needs the address of an account; there is none for "${address ?? ''}".`);
  const { id: personId, siteRole } = person;
  return { kind: 'key', keyId: 'command-line', personId, siteRole, scopes: SCOPES, sessionId: null, deviceId: null };
}
