import type { GalleryAbility } from '#contract/access/roles.ts';
import type { PlaceState } from '#contract/galleries/media.ts';

/** A gallery that somebody wants to publish into, and what they may do there. */
export type Choice = {
  readonly galleryId: string;
  readonly moderated: boolean;
  readonly abilities: readonly GalleryAbility[];
};

/** Whoever approves need not wait for themselves. */
export function stateOnPlacing({ moderated, abilities }: Omit<Choice, 'galleryId'>): 'waiting' | 'published' {
  return moderated && !abilities.includes('gallery.moderate') ? 'waiting' : 'published';
}

type Before = { readonly galleryId: string; readonly state: PlaceState };
export type Placing = { readonly galleryId: string; readonly state: 'waiting' | 'published' };
export type Plan =
  | { readonly kind: 'refuse' }
  | { readonly kind: 'publish'; readonly placed: readonly Placing[]; readonly removed: readonly string[] };

type Wish = {
  readonly before: readonly Before[];
  readonly wanted: readonly string[];
  readonly choices: readonly Choice[];
};

/**
 * Who may change the status takes it out of any gallery, but puts it only where they may publish. What is in already
 * stays as it is; what was turned down and is wanted once more is looked at once more.
 */
export function planPublication({ before, wanted, choices }: Wish): Plan {
  const standing = new Set(before.filter(({ state }) => state !== 'rejected').map(({ galleryId }) => galleryId));
  const placed: Placing[] = [];
  for (const galleryId of new Set(wanted)) {
    if (standing.has(galleryId)) continue;
    const choice = choices.find((each) => each.galleryId === galleryId);
    if (choice === undefined || !choice.abilities.includes('gallery.contribute')) return { kind: 'refuse' };
    placed.push({ galleryId, state: stateOnPlacing(choice) });
  }
  const removed = before.map(({ galleryId }) => galleryId).filter((galleryId) => !wanted.includes(galleryId));
  return { kind: 'publish', placed, removed };
}
