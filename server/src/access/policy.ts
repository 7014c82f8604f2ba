import {
  type CollaboratorKind,
  type EventRole,
  GALLERY_ABILITIES,
  type GalleryAbility,
  type GalleryRole,
  type GalleryVisibility,
  MEDIA_ABILITIES,
  type MediaAbility,
  reachesSiteRole,
  type SiteRole,
} from '#contract/access/roles.ts';
import { domainOf } from '#contract/accounts/email.ts';
import { isDomainAllowed } from '#contract/invites/rules.ts';
import { availabilityAt, type Window } from '#contract/media/availability.ts';
import type { Downloads, PublishStatus } from '#contract/media/endpoints.ts';
import type { AllowedUsers, InviteSettings } from '#contract/settings/modules.ts';

/** The role of a grant, what gave it, and to whom. */
export type HeldRole = {
  readonly role: EventRole;
  readonly by: 'invitation' | 'guest-link';
  readonly emailFolded: string;
};

/** To whom belongs what somebody leaves on an entry, such as attempts at a quiz. */
export type Identity =
  /** The address of an account is proved. */
  | { readonly kind: 'account'; readonly personId: string; readonly addressFolded: string }
  | {
      readonly kind: 'invitee';
      readonly addressFolded: string;
      /** The mailbox answered; else the address was typed by who held the link. */
      readonly isProved: boolean;
      readonly name: string;
    }
  | {
      readonly kind: 'guest';
      readonly guestId: string;
      readonly addressFolded: string;
      readonly isProved: boolean;
      readonly name: string;
    };
/** A gallery that the entry was published into, and what this person is in it. */
export type GalleryPlace = {
  readonly state: 'waiting' | 'published';
  readonly visibility: GalleryVisibility;
  readonly role: GalleryRole | null;
};

/** All that is known about one principal and one entry at one moment; the rules below need nothing else. */
export type AccessFacts = {
  readonly media: {
    readonly status: PublishStatus;
    readonly isDeleted: boolean;
    readonly window: Window;
    /** What the owner lets people keep. */
    readonly downloads: Downloads;
  };
  readonly now: Date;
  readonly person: {
    readonly id: string;
    readonly siteRole: SiteRole;
    readonly collaboration: 'owner' | CollaboratorKind | null;
    readonly groupIds: readonly string[];
  } | null;
  readonly places: readonly GalleryPlace[];
  /** The grants of this account and of this device that did not end. */
  readonly grants: readonly HeldRole[];
  readonly gates: {
    readonly mediaPage: boolean;
    readonly invites: boolean;
    readonly guests: boolean;
    readonly allowedUsers: AllowedUsers;
    readonly domains: Pick<InviteSettings, 'allowedDomains' | 'blockedDomains'>;
  };
};

/** The table of 1.2, row by row; the owner has everything. */
const byCollaboration: Record<CollaboratorKind, readonly MediaAbility[]> = {
  'co-owner': ['media.open', 'invites.manage', 'media.edit', 'media.publish', 'media.delete', 'media.share'],
  'co-editor': ['media.open', 'invites.manage', 'media.edit'],
  'co-publisher': ['media.open', 'invites.manage', 'media.publish'],
  'co-viewer': ['media.open'],
};

/** The union of 1.5: site role, collaboration, publishing and every grant that holds. Deleted media can only be restored. */
export function abilitiesOn(facts: AccessFacts): readonly MediaAbility[] {
  const all = new Set([...ofPerson(facts), ...ofModeration(facts), ...ofWindow(facts)]);
  if (facts.media.isDeleted) return all.has('media.delete') ? ['media.delete'] : [];
  if (!passesInviteGate(facts)) all.delete('invites.manage');
  if (mayDownload(all, facts.media)) all.add('media.download');
  return MEDIA_ABILITIES.filter((ability) => all.has(ability));
}

/** Who edits it has the file anyhow; who opens it may keep what the owner gives away. */
function mayDownload(abilities: ReadonlySet<MediaAbility>, { downloads }: AccessFacts['media']): boolean {
  return abilities.has('media.edit') || (abilities.has('media.open') && downloads !== 'nothing');
}

/** Outside its availability, for somebody who may open it within (2.3). */
export function outsideWindow(facts: AccessFacts): 'before' | 'after' | null {
  const phase = availabilityAt(facts.media.window, facts.now);
  if (phase === 'open' || abilitiesOn(facts).includes('media.open')) return null;
  return abilitiesOn({ ...facts, media: { ...facts.media, window: ALWAYS } }).includes('media.open') ? phase : null;
}

const ALWAYS: Window = { from: null, until: null };

/** True when only the administrator's role opens the door: each such use is audited (1.5). */
export function owesToAdministration(facts: AccessFacts, ability: MediaAbility): boolean {
  if (facts.person?.siteRole !== 'administrator') return false;
  return !abilitiesOn({ ...facts, person: { ...facts.person, siteRole: 'viewer' } }).includes(ability);
}

/**
 * What search finds for a person: what they work on and what is published to them. Not what merely opens: by its
 * address, by an invitation, or by the role of an administrator, whose each use is audited (1.5).
 */
export function mayFind(facts: AccessFacts): boolean {
  const { person, media } = facts;
  if (person === null) return false;
  const status = media.status === 'unlisted' ? 'private' : media.status;
  const asThemselves = {
    ...facts,
    person: { ...person, siteRole: 'viewer' as const },
    media: { ...media, status },
    grants: [],
  };
  return abilitiesOn(asThemselves).includes('media.open');
}

type Held<G extends HeldRole> = { readonly grants: readonly G[]; readonly gates: AccessFacts['gates'] };

/** With the module, the media page, guest access or the domain of the address off, grants pause; they return with it (3.1). */
export function grantsThatHold<G extends HeldRole>({ grants, gates }: Held<G>): readonly G[] {
  if (!gates.mediaPage || !gates.invites) return [];
  return grants
    .filter(({ by }) => by === 'invitation' || gates.guests)
    .filter(({ emailFolded }) => isDomainAllowed(domainOf(emailFolded), gates.domains));
}

export function rolesThatHold(facts: Pick<AccessFacts, 'grants' | 'gates'>): readonly EventRole[] {
  return grantsThatHold(facts).map(({ role }) => role);
}

function ofPerson({ person }: AccessFacts): readonly MediaAbility[] {
  if (person === null) return [];
  if (person.siteRole === 'administrator' || person.collaboration === 'owner') return MEDIA_ABILITIES;
  return person.collaboration === null ? [] : byCollaboration[person.collaboration];
}

/** What publishing and grants open pauses before and after; who works on it goes in and out as ever. */
function ofWindow(facts: AccessFacts): readonly MediaAbility[] {
  const isOpen = availabilityAt(facts.media.window, facts.now) === 'open';
  return isOpen ? [...ofPublishing(facts), ...ofGrants(facts)] : [];
}

/** Unlisted media open for everyone who is signed in and has the address, published ones for who is in one of their galleries. */
function ofPublishing({ person, media, places }: AccessFacts): readonly MediaAbility[] {
  if (person === null) return [];
  switch (media.status) {
    case 'private':
      return [];
    case 'unlisted':
      return ['media.open'];
    case 'published':
      return places.some(opensFor) ? ['media.open'] : [];
  }
}

function opensFor({ state, visibility, role }: GalleryPlace): boolean {
  return state === 'published' && (visibility === 'everyone' || role !== null);
}

/** Whoever is to approve it looks at it first, also before it opens for others. */
function ofModeration({ person, media, places }: AccessFacts): readonly MediaAbility[] {
  if (person === null || media.status !== 'published') return [];
  const waitsForThem = places.some(
    ({ state, role }) => state === 'waiting' && (role === 'moderator' || role === 'manager'),
  );
  return waitsForThem ? ['media.open'] : [];
}

function ofGrants(facts: AccessFacts): readonly MediaAbility[] {
  return rolesThatHold(facts).length > 0 ? ['media.open'] : [];
}

/** The second gate of 1.3, and the switches that close inviting for all. */
function passesInviteGate({ person, gates }: AccessFacts): boolean {
  if (person === null || !gates.mediaPage || !gates.invites) return false;
  const { allowedUsers } = gates;
  switch (allowedUsers.kind) {
    case 'role':
      return reachesSiteRole(person.siteRole, allowedUsers.least);
    case 'people':
      return (
        allowedUsers.personIds.includes(person.id) || person.groupIds.some((id) => allowedUsers.groupIds.includes(id))
      );
  }
}

/** All that is known about one person and one gallery. */
export type GalleryFacts = {
  readonly visibility: GalleryVisibility;
  readonly siteRole: SiteRole;
  /** The highest of their own and of those of their groups. */
  readonly role: GalleryRole | null;
};

/** Each role may also do what those before it may. */
const byGalleryRole: Record<GalleryRole, readonly GalleryAbility[]> = {
  member: ['gallery.open'],
  contributor: ['gallery.open', 'gallery.contribute'],
  moderator: ['gallery.open', 'gallery.contribute', 'gallery.moderate'],
  manager: GALLERY_ABILITIES,
};

/** A publisher publishes for the whole site, so into every gallery that everyone sees (1.1). */
export function abilitiesInGallery({ visibility, siteRole, role }: GalleryFacts): readonly GalleryAbility[] {
  if (siteRole === 'administrator') return GALLERY_ABILITIES;
  const all = new Set(role === null ? [] : byGalleryRole[role]);
  if (visibility === 'everyone') all.add('gallery.open');
  if (visibility === 'everyone' && siteRole === 'publisher') all.add('gallery.contribute');
  return GALLERY_ABILITIES.filter((ability) => all.has(ability));
}
