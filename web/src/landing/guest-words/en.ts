import type { GuestRefusal } from '#contract/guests/door.ts';

const incomplete = {
  title: 'This link is not complete',
  text: 'A part of it may have been lost on the way. Copy the whole link and open it again.',
};

/** What the landing says to guests; the other languages are held against it. */
export const english = {
  sharesWithGuests: '{host} shares with guests',
  asGuest: 'You can open it as a guest.',
  nameLabel: 'Your name',
  nameMissing: 'Type your name.',
  nameTooLong: 'Type your name, in at most 80 characters.',
  emailHelp: '{host} sees your name and your address.',
  emailWrong: 'This is not a complete email address.',
  opensAlready: 'You can open this without the link. Other people are asked for a name and an address here.',
  open: 'Open',

  refusals: {
    'guests.unknown': incomplete,
    'guests.link-needed': {
      title: 'Open the whole guest link',
      text: 'This address alone does not open anything. The link that you were given has a longer ending.',
    },
    'guests.access-off': {
      title: 'Guest access is switched off for now',
      text: 'The administrators of this portal paused it. The link works again when it returns.',
    },
    'guests.media-deleted': {
      title: 'This is not there any more',
      text: 'What this link opened has been deleted. If it comes back, the link works again.',
    },
    'guests.removed': {
      title: 'Your access was ended',
      text: 'Somebody who manages this ended your access as a guest. If that surprises you, ask whoever gave you the link.',
    },
    'guests.link-off': {
      title: 'This guest link was switched off',
      text: 'Nobody new can enter by it now. Ask whoever gave it to you for another one, or for an invitation of your own.',
    },
    'guests.expired': {
      title: 'This guest link has expired',
      text: 'Its time is over. Ask whoever gave it to you for another one, or for an invitation of your own.',
    },
    'guests.media-processing': {
      title: 'Nearly ready',
      text: 'What this link opens is still being prepared. Stay here: this page moves on by itself.',
    },
    'guests.used-up': {
      title: 'All places are taken',
      text: 'As many guests as this link allows have entered. Ask whoever gave it to you for another one, or for an invitation of your own.',
    },
    'guests.name-has-link': {
      title: 'This is not a name',
      text: 'A name cannot contain a web address.',
    },
    'guests.domain-blocked': {
      title: 'This address cannot be used here',
      text: 'The administrators of this portal do not allow addresses of this domain. Type another address of yours.',
    },
    'access.cookies-blocked': {
      title: 'Your browser did not keep our cookie',
      text: 'Without it we could not recognise you again. Allow cookies for this page, or open the link in another browser. No place has been taken.',
    },
  } satisfies Record<GuestRefusal, { readonly title: string; readonly text: string }>,
};
