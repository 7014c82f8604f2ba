import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { Id, line } from '#contract/text.ts';
import { GuestLinkView, GuestView, MOST_GUEST_LINKS } from './view.ts';

const ofMedia = z.object({ mediaId: Id });
const ofLink = ofMedia.extend({ guestLinkId: Id });
const ofGuest = ofMedia.extend({ guestId: Id });

/** The only answers that ever carry a guest link's secret; each is audited. */
const Revealed = z.object({ guestLink: GuestLinkView, link: z.url() });

const Name = line(80);
const MaxGuests = z.number().int().min(1).max(100_000).nullable();
/** From now on; null: until it is switched off. */
const Days = z.number().int().min(1).max(365).nullable();

export const listGuestLinks = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/guest-links',
  summary: 'The guest links of this entry, oldest first',
  needs: { media: 'invites.manage' },
  scope: 'invites.read',
  params: ofMedia,
  response: z.object({
    guestLinks: z.array(GuestLinkView).max(MOST_GUEST_LINKS),
    /** Off in the console: nothing new is made or entered, and guests wait until it is on again. */
    guestAccess: z.boolean(),
  }),
  problems: ['media.unknown'],
});

export const createGuestLink = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/guest-links',
  summary: 'Make a guest link: whoever has it may enter as a guest',
  needs: { media: 'invites.manage' },
  scope: 'invites.write',
  params: ofMedia,
  body: z.object({ name: Name, maxGuests: MaxGuests.default(null), days: Days.default(null) }),
  response: Revealed,
  problems: ['media.unknown', 'media.is-deleted', 'guests.access-off', 'guests.too-many-links'],
});

export const revealGuestLink = endpoint({
  method: 'POST',
  path: '/api/v1/media/:mediaId/guest-links/:guestLinkId/reveals',
  summary: 'The link once more, to copy it again; each time is audited',
  needs: { media: 'invites.manage' },
  scope: 'invites.write',
  params: ofLink,
  response: Revealed,
  problems: ['media.unknown', 'guests.no-link'],
});

export const changeGuestLink = endpoint({
  method: 'PATCH',
  path: '/api/v1/media/:mediaId/guest-links/:guestLinkId',
  summary: 'Rename a guest link or change its limits; what is left out stays',
  needs: { media: 'invites.manage' },
  scope: 'invites.write',
  params: ofLink,
  body: z.object({ name: Name.optional(), maxGuests: MaxGuests.optional(), days: Days.optional() }),
  response: GuestLinkView,
  problems: ['media.unknown', 'guests.access-off', 'guests.no-link', 'guests.fewer-than-entered'],
});

export const switchGuestLink = endpoint({
  method: 'PUT',
  path: '/api/v1/media/:mediaId/guest-links/:guestLinkId/switch',
  summary: 'Switch a guest link off, with the choice to end the guests who are here, or on again',
  needs: { media: 'invites.manage' },
  scope: 'invites.write',
  params: ofLink,
  body: z.discriminatedUnion('to', [
    z.object({ to: z.literal('on') }),
    z.object({ to: z.literal('off'), guests: z.enum(['stay', 'end']) }),
  ]),
  response: GuestLinkView,
  problems: ['media.unknown', 'guests.access-off', 'guests.no-link'],
});

export const deleteGuestLink = endpoint({
  method: 'DELETE',
  path: '/api/v1/media/:mediaId/guest-links/:guestLinkId',
  summary: 'Delete a guest link for good; its guests are out within two seconds',
  needs: { media: 'invites.manage' },
  scope: 'invites.write',
  params: ofLink,
  response: z.null(),
  problems: ['media.unknown', 'guests.no-link'],
});

export const listGuests = endpoint({
  method: 'GET',
  path: '/api/v1/media/:mediaId/guests',
  summary: 'Who entered this entry by a guest link, latest first',
  needs: { media: 'invites.manage' },
  scope: 'invites.read',
  params: ofMedia,
  query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), after: Id.optional() }),
  response: z.object({ guests: z.array(GuestView), next: z.string().nullable() }),
  problems: ['media.unknown'],
});

export const removeGuest = endpoint({
  method: 'DELETE',
  path: '/api/v1/media/:mediaId/guests/:guestId',
  summary: 'Remove one guest, who is out within two seconds and cannot enter again from this browser',
  needs: { media: 'invites.manage' },
  scope: 'invites.write',
  params: ofGuest,
  response: GuestView,
  problems: ['media.unknown', 'guests.no-guest'],
});
