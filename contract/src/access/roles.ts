import { z } from 'zod';

/** Site roles, lowest first (1.1). */
export const SITE_ROLES = ['viewer', 'creator', 'publisher', 'administrator'] as const;
export const SiteRole = z.enum(SITE_ROLES);
export type SiteRole = z.infer<typeof SiteRole>;

/** What a person may be to one media entry beside its owner (1.2). */
export const COLLABORATOR_KINDS = ['co-owner', 'co-editor', 'co-publisher', 'co-viewer'] as const;
export const CollaboratorKind = z.enum(COLLABORATOR_KINDS);
export type CollaboratorKind = z.infer<typeof CollaboratorKind>;

/** Roles an invitation gives, lowest first (1.4). */
export const EVENT_ROLES = ['viewer', 'speaker', 'moderator'] as const;
export const EventRole = z.enum(EVENT_ROLES);
export type EventRole = z.infer<typeof EventRole>;

/** What a person may be in a gallery, lowest first; each may also do what those before it may. */
export const GALLERY_ROLES = ['member', 'contributor', 'moderator', 'manager'] as const;
export const GalleryRole = z.enum(GALLERY_ROLES);
export type GalleryRole = z.infer<typeof GalleryRole>;

/** Who sees what is published in a gallery. */
export const GALLERY_VISIBILITIES = ['members', 'everyone'] as const;
export const GalleryVisibility = z.enum(GALLERY_VISIBILITIES);
export type GalleryVisibility = z.infer<typeof GalleryVisibility>;

export const SITE_ABILITIES = ['media.create', 'galleries.create', 'console.open'] as const;
export const SiteAbility = z.enum(SITE_ABILITIES);
export type SiteAbility = z.infer<typeof SiteAbility>;

export const MEDIA_ABILITIES = [
  'media.open',
  /** Keep what its owner gives away; whoever edits it may anyhow. */
  'media.download',
  'media.edit',
  'media.publish',
  'media.delete',
  'media.share',
  'media.transfer',
  'invites.manage',
] as const;
export const MediaAbility = z.enum(MEDIA_ABILITIES);
export type MediaAbility = z.infer<typeof MediaAbility>;

export const GALLERY_ABILITIES = ['gallery.open', 'gallery.contribute', 'gallery.moderate', 'gallery.manage'] as const;
export const GalleryAbility = z.enum(GALLERY_ABILITIES);
export type GalleryAbility = z.infer<typeof GalleryAbility>;

const siteAbilities: Record<SiteRole, readonly SiteAbility[]> = {
  viewer: [],
  creator: ['media.create'],
  publisher: ['media.create', 'galleries.create'],
  administrator: SITE_ABILITIES,
};

export function siteAbilitiesOf(role: SiteRole): readonly SiteAbility[] {
  return siteAbilities[role];
}

/** True when `role` stands at or above `least` in the order of 1.1. */
export function reachesSiteRole(role: SiteRole, least: SiteRole): boolean {
  return SITE_ROLES.indexOf(role) >= SITE_ROLES.indexOf(least);
}

/** The highest of several roles in one gallery is the one that counts. */
export function highestGalleryRole(roles: readonly GalleryRole[]): GalleryRole | null {
  return GALLERY_ROLES.findLast((role) => roles.includes(role)) ?? null;
}

/** The highest of several event roles is the one that is shown (1.5). */
export function highestEventRole(roles: readonly EventRole[]): EventRole | null {
  return EVENT_ROLES.findLast((role) => roles.includes(role)) ?? null;
}
