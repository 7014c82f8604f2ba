import { parseArgs } from 'node:util';
import { ZodError } from 'zod';
import type { Principal } from '#contract/access/principal.ts';
import { SCOPES } from '#contract/access/principal.ts';
import { foldEmail } from '#contract/accounts/email.ts';
import { createInvite, removeInvite } from '#contract/invites/endpoints.ts';
import { fieldsOf } from '#infra/http.ts';
import { Problem } from '#infra/problem.ts';
import type { Services } from './services.ts';

export const USAGE = `usher [start]                              run the portal
usher migrate                              bring the database to the newest shape
usher administrator                        print a one-time link that makes the first administrator
usher invite --as ADDRESS --media ID --email ADDRESS --last-name NAME [--first-name NAME] [--mail]
usher audit export [--clear]               print the whole audit log; addresses in outline unless --clear
usher audit verify FILE                    check an exported log, with the file alone
usher remove --as ADDRESS --media ID --invite ID
`;

/** `words` are lines where there may be very many. */
export type Outcome = { readonly words: string | AsyncIterable<string>; readonly code: 0 | 1 | 2 };

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

async function run(services: Services, args: readonly string[]): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      media: { type: 'string' },
      invite: { type: 'string' },
      email: { type: 'string' },
      'first-name': { type: 'string' },
      'last-name': { type: 'string' },
      mail: { type: 'boolean', default: false },
      clear: { type: 'boolean', default: false },
    },
  });
  switch (positionals[0]) {
    case 'migrate':
      return { words: 'The database is up to date.', code: 0 };
    case 'administrator': {
      const link = await services.accounts.ensureFirstAdministrator();
      if (link === null) return { words: 'There is an administrator already.', code: 1 };
      return { words: `Make the first administrator here:\n${link.reveal()}`, code: 0 };
    }
    case 'invite': {
      const caller = await accountNamed(services, values.as);
      const { mediaId } = createInvite.params.parse({ mediaId: values.media });
      await services.access.admit(caller, createInvite, { mediaId });
      const wanted = createInvite.body.parse({
        email: values.email,
        firstName: values['first-name'] ?? '',
        lastName: values['last-name'],
        role: 'viewer',
        mail: values.mail,
      });
      const { link } = await services.invites.create({ mediaId, caller, wanted });
      return { words: link, code: 0 };
    }
    case 'audit': {
      if (positionals[1] !== 'export') return { words: USAGE, code: 2 };
      const personal = values.clear ? 'in the clear' : 'in outline';
      await services.audit.record(services.db, {
        action: 'audit.exported',
        actor: { kind: 'system' },
        facts: { personal },
      });
      return { words: services.audit.journal(personal), code: 0 };
    }
    case 'remove': {
      const caller = await accountNamed(services, values.as);
      const named = removeInvite.params.parse({ mediaId: values.media, inviteId: values.invite });
      await services.access.admit(caller, removeInvite, named);
      await services.invites.remove({ ...named, caller });
      return { words: 'Removed.', code: 0 };
    }
    default:
      return { words: USAGE, code: 2 };
  }
}

async function accountNamed({ accounts }: Services, address: string | undefined): Promise<Principal> {
  const folded = foldEmail(address ?? '');
  const person = folded === null ? undefined : await accounts.findByEmail(folded);
  if (person === undefined)
    throw new Error(`--as needs the address of an account; there is none for "${address ?? ''}".`);
  const { id: personId, siteRole } = person;
  return { kind: 'key', keyId: 'command-line', personId, siteRole, scopes: SCOPES, sessionId: null, deviceId: null };
}
