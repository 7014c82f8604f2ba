import type { Principal } from '#contract/access/principal.ts';
import type { EventRole } from '#contract/access/roles.ts';
import type { Language } from '#contract/languages.ts';
import type { MailPreview } from '#contract/mail/templates.ts';
import { personOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import { timesOf } from './appointments.ts';
import type { InviteDeps } from './deps.ts';
import { usualEnd } from './policy.ts';
import * as store from './store.ts';

type Draft = {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: EventRole;
  readonly validUntil?: string | undefined;
  readonly language: Language;
  readonly timeZone?: string | undefined;
  readonly message: string;
};

/** What an inviter looks at before a mail goes out. */
export function createMailPreview({ db, clock, accounts, mail, settings }: InviteDeps) {
  return { preview };

  /** The mail of an invitation that is not made yet, by the rules that hold when it is. */
  async function preview({
    mediaId,
    caller,
    wanted,
  }: {
    readonly mediaId: string;
    readonly caller: Principal;
    readonly wanted: Draft;
  }): Promise<MailPreview> {
    const { personId } = personOf(caller);
    const [entry, inviter, invites] = await Promise.all([
      store.findEntry(db, mediaId),
      accounts.findById(personId),
      settings.get('invites'),
    ]);
    if (entry === undefined) throw new Problem('media.unknown');
    if (inviter === undefined) throw new Problem('access.sign-in-needed');
    const { inviteEmailTemplateId: templateId } = invites;
    if (templateId === null) throw new Problem('invites.no-template');

    const { validUntil, timeZone = null, ...written } = wanted;
    // A moment that will be refused is shown all the same: what is wrong with it is said beside its field.
    const expiresAt = validUntil ?? usualEnd(invites, { opensAt: entry.availableFrom, now: clock.now() }).toISOString();
    return mail.previewInvitation(db, {
      templateId,
      facts: {
        ...written,
        timeZone,
        mediaTitle: entry.title,
        inviterName: `${inviter.firstName} ${inviter.lastName}`.trim(),
        inviterEmail: inviter.email,
        ...timesOf(entry),
        expiresAt,
      },
    });
  }
}
