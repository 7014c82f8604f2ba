import type { Person, Principal } from '#contract/access/principal.ts';
import type { EventRole } from '#contract/access/roles.ts';
import { domainOf, foldEmail } from '#contract/accounts/email.ts';
import { isDomainAllowed, nameHasLink, rolesOfferedBy } from '#contract/invites/rules.ts';
import type { InviteView } from '#contract/invites/view.ts';
import type { Language } from '#contract/languages.ts';
import type { InviteSettings } from '#contract/settings/modules.ts';
import { announce } from '#infra/announce.ts';
import { type Db, type Tx, transact } from '#infra/db.ts';
import { takeAttempt } from '#infra/limits.ts';
import { actorOf, personOf } from '#infra/principal.ts';
import { fieldProblem, Problem } from '#infra/problem.ts';
import { newPublicId, newSecret, Secret } from '#infra/secret.ts';
import type { InvitationFacts } from '#mail/service.ts';
import { createAppointments, timesOf } from './appointments.ts';
import * as codesStore from './codes-store.ts';
import type { InviteDeps } from './deps.ts';
import { linkTo } from './link.ts';
import { accessChanged, inviteChanged } from './news.ts';
import { allowanceEndsAt, dailyQuotaOf, maxUsesOf, renewalOf } from './policy.ts';
import { createRepeating } from './repeating.ts';
import * as repeatsStore from './repeats-store.ts';
import * as store from './store.ts';
import { requireValidUntil } from './validity.ts';
import { inviteView } from './view.ts';

const DAY = 24 * 3_600_000;
const SEARCHES = { max: 30, perSeconds: 60 } as const;
const SUGGESTIONS = 8;

type Wanted = {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: EventRole;
  readonly mail: boolean;
  readonly validUntil?: string | undefined;
  readonly language: Language;
  readonly timeZone?: string | undefined;
  readonly message: string;
  readonly another: boolean;
};
type Linked = {
  readonly invite: InviteView;
  readonly link: string;
  readonly mailed: boolean;
  readonly heldBack?: boolean;
};

export type Inviting = ReturnType<typeof createInviting>;

/** The inviter's side: invite, renew, allow, remove. Who may is decided before; the second gate is in there (1.3). */
export function createInviting(deps: InviteDeps) {
  const { db, clock, keys, access, accounts, audit, mail, notices, settings, webhooks, publicUrl } = deps;
  const repeating = createRepeating(deps);
  const appointments = createAppointments(deps);
  return {
    options,
    suggest,
    create,
    renewLink,
    resend,
    allowNewDevice,
    remove,
    sweep,
    lockOpen,
    viewOf,
  };

  async function options(mediaId: string) {
    const [entry, invites] = await Promise.all([getEntry(mediaId), settings.get('invites')]);
    return {
      roles: [...rolesOfferedBy(entry.type)],
      canMail: mail.isConfigured && invites.inviteEmailTemplateId !== null,
      validMinutes: invites.linkDurationMinutes,
      maxValidMinutes: invites.linkDurationMaxMinutes,
      maxUses: maxUsesOf(invites),
      deviceBinding: invites.deviceBinding,
      opensAt: entry.availableFrom?.toISOString() ?? null,
    };
  }

  async function getEntry(mediaId: string) {
    const entry = await store.findEntry(db, mediaId);
    if (entry === undefined) throw new Problem('media.unknown');
    return entry;
  }

  /** Earlier invitees of this inviter; accounts only if the console says so, else only by their exact address (4.2). */
  async function suggest({
    mediaId,
    search,
    caller,
  }: {
    readonly mediaId: string;
    readonly search: string;
    readonly caller: Principal;
  }) {
    const { personId } = personOf(caller);
    if (!(await takeAttempt(db, `invitee search ${personId}`, SEARCHES, clock.now())))
      throw new Problem('request.too-many');
    const { suggestAccounts } = await settings.get('invites');
    const exact = foldEmail(search);
    const [earlier, known] = await Promise.all([
      store.suggestEarlierInvitees(db, { inviterId: personId, search, limit: SUGGESTIONS }),
      suggestAccounts ? accounts.suggest(search, SUGGESTIONS) : accountsAt(exact),
    ]);
    const people = [
      ...earlier.map((person) => ({ ...person, from: 'invited-before' as const })),
      ...known.map(({ email, firstName, lastName }) => ({ email, firstName, lastName, from: 'account' as const })),
    ];
    const distinct = people.filter(
      (person, at) => people.findIndex((other) => foldEmail(other.email) === foldEmail(person.email)) === at,
    );
    const shown = distinct.slice(0, SUGGESTIONS);
    await audit.record(db, {
      action: 'invites.searched',
      actor: actorOf(caller),
      mediaId,
      facts: { found: shown.length },
    });
    return { people: shown };
  }

  async function accountsAt(emailFolded: string | null) {
    const person = emailFolded === null ? undefined : await accounts.findByEmail(emailFolded);
    return person === undefined ? [] : [person];
  }

  async function create({
    mediaId,
    caller,
    wanted,
    repeatKey,
  }: {
    readonly mediaId: string;
    readonly caller: Principal;
    readonly wanted: Wanted;
    readonly repeatKey: string | null;
  }): Promise<Linked> {
    const inviter = personOf(caller);
    const [entry, invites] = await Promise.all([getEntry(mediaId), settings.get('invites')]);
    if (entry.deletedAt !== null) throw new Problem('media.is-deleted');
    if (!rolesOfferedBy(entry.type).includes(wanted.role)) throw fieldProblem('invites.role-not-offered', 'role');
    requirePlainNames(wanted);
    const emailFolded = requireAllowedAddress(wanted.email, invites);
    const expiresAt = requireValidUntil(wanted.validUntil, invites, {
      opensAt: entry.availableFrom,
      now: clock.now(),
    });

    return transact(db, async (tx) => {
      const request = repeatKey === null ? null : { inviter, key: repeatKey, wanted: { mediaId, ...wanted } };
      const earlier = request === null ? null : await repeating.earlierInviteOf(tx, request);
      if (earlier !== null) return linkAgain(tx, { mediaId, inviteId: earlier, isMailed: wanted.mail });
      await requireQuota(tx, inviter, invites);
      const inviteeId = await store.putInvitee(tx, emailFolded);
      if (!wanted.another) await refuseSecond(tx, mediaId, inviteeId);
      const { email, firstName, lastName, role, message, language, timeZone = null } = wanted;
      const publicId = newPublicId();
      // Where mail came back before, sending it again is a decision of its own: the inviter has the link, and may resend.
      const isMailed = wanted.mail && !(await mail.isHeldBackFrom(tx, emailFolded));
      const inviteId = await store.insertInvite(tx, {
        publicId,
        mediaId,
        inviterId: inviter.personId,
        inviteeId,
        email,
        firstName,
        lastName,
        role,
        message,
        language,
        timeZone,
        maxUses: maxUsesOf(invites),
        createdAt: clock.now(),
        expiresAt,
      });
      await audit.record(tx, {
        action: 'invites.created',
        actor: actorOf(inviter),
        mediaId,
        subjectId: inviteId,
        facts: { role, mailed: isMailed },
        personal: { of: inviteeId, fields: { email, firstName, lastName } },
      });
      await webhooks.tell(tx, 'invites.created', [{ mediaId, inviteId }]);
      if (request !== null) await repeating.remember(tx, request, inviteId);
      const link = await makeLinks(tx, { inviteId, publicId, invites, mail: isMailed });
      return { invite: await viewOf(tx, inviteId), link, mailed: isMailed, heldBack: wanted.mail && !isMailed };
    });
  }

  type Again = { readonly mediaId: string; readonly inviteId: string; readonly isMailed: boolean };

  /** The first answer may be lost, so its link ends and this one takes its place; what was mailed stays good. */
  async function linkAgain(tx: Tx, { mediaId, inviteId, isMailed }: Again): Promise<Linked> {
    const invite = await store.lockInvite(tx, { mediaId, inviteId });
    if (invite === undefined) throw new Problem('invites.no-invite');
    if (invite.removedAt !== null) throw new Problem('invites.removed');
    await store.endCopiedSecrets(tx, inviteId, clock.now());
    const copied = newSecret();
    await store.insertSecrets(tx, inviteId, [{ digest: keys.digest(copied), via: 'copied' }]);
    return {
      invite: await viewOf(tx, inviteId),
      link: linkTo({ publicUrl, publicId: invite.publicId, secret: copied }),
      mailed: isMailed,
    };
  }

  function requirePlainNames({ firstName, lastName }: Wanted): void {
    if (nameHasLink(firstName)) throw fieldProblem('invites.name-has-link', 'firstName');
    if (nameHasLink(lastName)) throw fieldProblem('invites.name-has-link', 'lastName');
  }

  function requireAllowedAddress(email: string, invites: InviteSettings): string {
    const folded = foldEmail(email);
    if (folded === null) throw new Error('An invitation needs an address that was parsed.');
    if (!isDomainAllowed(domainOf(folded), invites)) throw fieldProblem('invites.domain-blocked', 'email');
    return folded;
  }

  async function requireQuota(tx: Tx, inviter: Person, invites: InviteSettings): Promise<void> {
    const perDay = dailyQuotaOf(inviter.siteRole, invites);
    const spent = await store.countInvitesSince(tx, inviter.personId, new Date(clock.now().getTime() - DAY));
    if (spent >= perDay) throw new Problem('invites.quota-reached', { facts: { perDay } });
  }

  async function refuseSecond(tx: Tx, mediaId: string, inviteeId: string): Promise<void> {
    const live = await store.findLiveInvite(tx, { mediaId, inviteeId, now: clock.now() });
    if (live === undefined) return;
    throw new Problem('invites.already-invited', {
      fields: [{ field: 'email', message: 'This address already has an invitation to this media.' }],
      facts: { inviteId: live.id },
    });
  }

  type NewLinks = {
    readonly inviteId: string;
    readonly publicId: string;
    readonly invites: InviteSettings;
    readonly mail: boolean;
  };

  /** One secret to copy and, if it is mailed as well, another one, so that how a person came is known (4.4). */
  async function makeLinks(tx: Tx, { inviteId, publicId, invites, mail: isMailed }: NewLinks): Promise<string> {
    const copied = newSecret();
    await store.insertSecrets(tx, inviteId, [{ digest: keys.digest(copied), via: 'copied' }]);
    const invite = await store.getListedInvite(tx, inviteId);
    if (isMailed) await mailLink(tx, invite, invites);
    await announce(tx, inviteChanged(invite));
    return linkTo({ publicUrl, publicId, secret: copied });
  }

  async function mailLink(tx: Tx, invite: store.ListedInvite, invites: InviteSettings): Promise<void> {
    const mailed = newSecret();
    await store.insertSecrets(tx, invite.id, [{ digest: keys.digest(mailed), via: 'mailed' }]);
    await orderMail(tx, {
      invite,
      url: new Secret(linkTo({ publicUrl, publicId: invite.publicId, secret: mailed })),
      invites,
    });
  }

  type MailOrder = { readonly invite: store.ListedInvite; readonly url: Secret; readonly invites: InviteSettings };

  async function orderMail(tx: Tx, { invite, url, invites }: MailOrder): Promise<void> {
    const { inviteEmailTemplateId: templateId, quotas } = invites;
    if (!mail.isConfigured) throw new Problem('mail.no-server');
    if (templateId === null) throw new Problem('invites.no-template');
    if ((await mail.countToday(tx, invite.emailFolded)) >= quotas.mailsPerAddressPerDay) {
      throw fieldProblem('invites.mail-quota-reached', 'mail');
    }
    await mail.orderInvitation(tx, {
      inviteId: invite.id,
      templateId,
      to: invite.email,
      toFolded: invite.emailFolded,
      url,
      facts: factsForMail(invite),
    });
  }

  function factsForMail(invite: store.ListedInvite): InvitationFacts {
    return {
      firstName: invite.firstName,
      lastName: invite.lastName,
      email: invite.email,
      mediaTitle: invite.mediaTitle,
      role: invite.role,
      inviterName: invite.inviterName,
      inviterEmail: invite.inviterEmail,
      ...timesOf(invite),
      expiresAt: invite.expiresAt.toISOString(),
      language: invite.language,
      timeZone: invite.timeZone,
      message: invite.message,
    };
  }

  async function viewOf(at: Db, inviteId: string): Promise<InviteView> {
    const fates = await mail.fatesOf(at, [inviteId]);
    const open = await notices.openOf(at, [inviteId]);
    const known = { fate: fates.get(inviteId), notices: open.get(inviteId) };
    return inviteView(await store.getListedInvite(at, inviteId), known, clock.now());
  }

  type Named = { readonly mediaId: string; readonly inviteId: string; readonly caller: Principal };

  async function lockOpen(tx: Tx, { mediaId, inviteId }: Named): Promise<store.InviteRow> {
    const invite = await store.lockInvite(tx, { mediaId, inviteId });
    if (invite === undefined) throw new Problem('invites.no-invite');
    if (invite.removedAt !== null) throw new Problem('invites.removed');
    return invite;
  }

  /** A new link opens one device more: another one may take the first one's place, or the uses count from here (4.4). */
  async function renewLink({ mail: isMailed, ...named }: Named & { readonly mail: boolean }): Promise<Linked> {
    const invites = await settings.get('invites');
    return transact(db, async (tx) => {
      const invite = await lockOpen(tx, named);
      await renew(tx, { invite, invites, caller: named.caller, mail: isMailed });
      const link = await makeLinks(tx, { inviteId: invite.id, publicId: invite.publicId, invites, mail: isMailed });
      return { invite: await viewOf(tx, invite.id), link, mailed: isMailed };
    });
  }

  /** A new link by mail alone, which nobody here sees; asked for again by the same request, it is not mailed twice. */
  async function resend({ requestId, ...named }: Named & { readonly requestId: string }): Promise<InviteView> {
    const invites = await settings.get('invites');
    return transact(db, async (tx) => {
      const invite = await lockOpen(tx, named);
      if (invite.lastRequestId === requestId) return viewOf(tx, invite.id);
      await renew(tx, { invite, invites, caller: named.caller, mail: true });
      await store.updateInvite(tx, invite.id, { lastRequestId: requestId });
      await mailLink(tx, await store.getListedInvite(tx, invite.id), invites);
      await announce(tx, inviteChanged(invite));
      return viewOf(tx, invite.id);
    });
  }

  type Renewal = {
    readonly invite: store.InviteRow;
    readonly invites: InviteSettings;
    readonly caller: Principal;
    readonly mail: boolean;
  };

  /** Ends every older link and what waits to be mailed with one. */
  async function renew(tx: Tx, { invite, invites, caller, mail: isMailed }: Renewal): Promise<void> {
    if (!isDomainAllowed(domainOf(invite.emailFolded), invites)) throw new Problem('invites.domain-blocked');
    const now = clock.now();
    const entry = await store.findEntry(tx, invite.mediaId);
    const at = { opensAt: entry?.availableFrom ?? null, now };
    await store.endSecrets(tx, invite.id, now);
    await mail.cancelQueued(tx, invite.id);
    await notices.done(tx, { inviteId: invite.id, by: 'link-renewed' });
    await store.updateInvite(tx, invite.id, { ...renewalOf(invite, invites, at), disownedAt: null });
    await audit.record(tx, {
      action: 'invites.link-renewed',
      actor: actorOf(caller),
      mediaId: invite.mediaId,
      subjectId: invite.id,
      facts: { mailed: isMailed },
    });
  }

  async function allowNewDevice(named: Named): Promise<InviteView> {
    return transact(db, async (tx) => {
      const invite = await lockOpen(tx, named);
      await store.updateInvite(tx, invite.id, { newDeviceUntil: allowanceEndsAt(clock.now()) });
      await notices.done(tx, { inviteId: invite.id, by: 'device-allowed' });
      await audit.record(tx, {
        action: 'invites.device-allowed',
        actor: actorOf(named.caller),
        mediaId: invite.mediaId,
        subjectId: invite.id,
      });
      await announce(tx, inviteChanged(invite));
      return viewOf(tx, invite.id);
    });
  }

  /** Everything it opened closes: pages and sockets by the announcement, media bytes by the grant that is gone (5.7). */
  async function remove(named: Named): Promise<InviteView> {
    return transact(db, async (tx) => {
      const invite = await store.lockInvite(tx, named);
      if (invite === undefined) throw new Problem('invites.no-invite');
      if (invite.removedAt !== null) return viewOf(tx, invite.id);
      await store.updateInvite(tx, invite.id, { removedAt: clock.now() });
      await mail.cancelQueued(tx, invite.id);
      await appointments.callOff(tx, invite.id);
      await notices.done(tx, { inviteId: invite.id, by: 'removed' });
      const held = await access.grants.ofInvite(tx, invite.id);
      const ended = await access.grants.end(tx, { ids: held.map((grant) => grant.id), reason: 'removed' });
      await audit.record(tx, {
        action: 'invites.removed',
        actor: actorOf(named.caller),
        mediaId: invite.mediaId,
        subjectId: invite.id,
        facts: { grants: ended.length },
      });
      await webhooks.tell(tx, 'invites.removed', [{ mediaId: invite.mediaId, inviteId: invite.id }]);
      await announce(tx, inviteChanged(invite));
      if (ended.length > 0) {
        await announce(tx, accessChanged(`media:${invite.mediaId}`, invite.mediaId));
      }
      return viewOf(tx, invite.id);
    });
  }

  async function sweep(): Promise<void> {
    await store.deleteOldOpenings(db, clock.now());
    await codesStore.deleteOldCodes(db, clock.now());
    await repeatsStore.deleteOldRepeats(db, new Date(clock.now().getTime() - DAY));
  }
}
