import type { EventRole } from '#contract/access/roles.ts';
import { domainOf, foldEmail } from '#contract/accounts/email.ts';
import type { BatchVerdict } from '#contract/invites/batches.ts';
import { isDomainAllowed, nameHasLink } from '#contract/invites/rules.ts';
import type { Language } from '#contract/languages.ts';
import type { InviteSettings } from '#contract/settings/modules.ts';

const LONGEST_NAME = 80;
const LONGEST_ADDRESS = 254;
const HOUR = 3_600_000;
const BATCH_LASTS = 24 * HOUR;

type Written = {
  readonly line: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: EventRole | 'unknown' | null;
  readonly language: Language | 'unknown' | null;
  readonly isReadable: boolean;
};

export type JudgedRow = {
  readonly number: number;
  readonly line: number;
  readonly email: string;
  readonly emailFolded: string | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: EventRole | null;
  readonly language: Language | null;
  readonly verdict: BatchVerdict;
  readonly duplicateOf: number | null;
};

type Domains = Pick<InviteSettings, 'allowedDomains' | 'blockedDomains'>;

export type DryRunFacts = {
  readonly roles: readonly EventRole[];
  readonly settings: Domains;
  /** Folded addresses with a live invitation to this entry. */
  readonly invited: ReadonlySet<string>;
  /** How many more this inviter may invite today. */
  readonly left: number;
};

/** The dry run. Only rows that are ok count: for the quota, and as the one of which another is a duplicate. */
export function judge(rows: readonly Written[], facts: DryRunFacts): readonly JudgedRow[] {
  const firstOf = new Map<string, number>();
  let left = facts.left;
  return rows.map((row, index) => {
    const number = index + 1;
    const emailFolded = foldEmail(row.email);
    const wrong = wrongIn(row, emailFolded, facts);
    const duplicateOf = wrong === null && emailFolded !== null ? (firstOf.get(emailFolded) ?? null) : null;
    const verdict = wrong ?? (duplicateOf === null ? standingOf(emailFolded, { ...facts, left }) : 'duplicate');
    if (wrong === null && duplicateOf === null && emailFolded !== null) firstOf.set(emailFolded, number);
    if (verdict === 'ok') left -= 1;
    return { ...kept(row), number, emailFolded, verdict, duplicateOf };
  });
}

/** What is wrong with a row whatever the other rows are; the order of the lines is what is told first. */
function wrongIn(row: Written, emailFolded: string | null, { roles, settings }: DryRunFacts): BatchVerdict | null {
  if (!row.isReadable) return 'unreadable';
  if (emailFolded === null) return 'address-malformed';
  if (row.lastName === '') return 'name-missing';
  if (row.firstName.length > LONGEST_NAME || row.lastName.length > LONGEST_NAME) return 'name-too-long';
  if (nameHasLink(row.firstName) || nameHasLink(row.lastName)) return 'name-has-link';
  if (row.role === 'unknown') return 'role-unknown';
  if (row.role !== null && !roles.includes(row.role)) return 'role-not-offered';
  if (row.language === 'unknown') return 'language-unknown';
  return isDomainAllowed(domainOf(emailFolded), settings) ? null : 'domain-blocked';
}

function standingOf(
  emailFolded: string | null,
  { invited, left }: Pick<DryRunFacts, 'invited' | 'left'>,
): BatchVerdict {
  if (emailFolded !== null && invited.has(emailFolded)) return 'already-invited';
  return left > 0 ? 'ok' : 'over-quota';
}

/** What is unknown is said by the verdict; texts are cut to what is kept of them. */
function kept({ line, email, firstName, lastName, role, language }: Written) {
  return {
    line,
    email: email.slice(0, LONGEST_ADDRESS),
    firstName: firstName.slice(0, LONGEST_NAME),
    lastName: lastName.slice(0, LONGEST_NAME),
    role: role === 'unknown' ? null : role,
    language: language === 'unknown' ? null : language,
  };
}

export type CommitFacts = DryRunFacts & {
  /** Of rows that name none. */
  readonly role: EventRole;
  /** How many mails each address may get today; null when nothing is mailed. */
  readonly mailsLeft: ReadonlyMap<string, number> | null;
  /** Addresses from which mail came back: a mail to them is sent on purpose, to one person, or not at all. */
  readonly heldBack: ReadonlySet<string>;
};

type OpenRow = { readonly emailFolded: string; readonly role: EventRole | null };

/** The rules once more when the invitations are made: settings, invitations and quotas may have changed since. */
export function judgeAgain<R extends OpenRow>(
  rows: readonly R[],
  facts: CommitFacts,
): readonly { readonly row: R; readonly verdict: BatchVerdict }[] {
  let left = facts.left;
  return rows.map((row) => {
    const verdict = verdictNow(row, { ...facts, left });
    if (verdict === 'made') left -= 1;
    return { row, verdict };
  });
}

function verdictNow({ emailFolded, role }: OpenRow, facts: CommitFacts): BatchVerdict {
  if (!facts.roles.includes(role ?? facts.role)) return 'role-not-offered';
  if (!isDomainAllowed(domainOf(emailFolded), facts.settings)) return 'domain-blocked';
  const standing = standingOf(emailFolded, facts);
  if (standing !== 'ok') return standing;
  if (facts.heldBack.has(emailFolded)) return 'mail-came-back';
  return facts.mailsLeft !== null && (facts.mailsLeft.get(emailFolded) ?? 0) <= 0 ? 'over-mail-quota' : 'made';
}

/** What was read, and links that nobody downloaded, are kept for a day (4.4). */
export function batchEndsAt(now: Date): Date {
  return new Date(now.getTime() + BATCH_LASTS);
}
