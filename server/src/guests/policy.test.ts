import { describe, expect, it } from 'vitest';
import {
  decideEntrance,
  type EntranceFacts,
  type GuestHere,
  type GuestLink,
  grantEndsAt,
  guestStateAt,
  linkStateAt,
} from './policy.ts';

const noon = new Date('2026-05-04T12:00:00Z');
const hours = (count: number) => new Date(noon.getTime() + count * 3_600_000);

const aLink = (change: Partial<GuestLink> = {}): GuestLink => ({
  maxGuests: null,
  entered: 0,
  expiresAt: null,
  switchedOffAt: null,
  ...change,
});
const aGuest = (change: Partial<GuestHere> = {}): GuestHere => ({
  id: 'g',
  removedAt: null,
  grant: { id: 'r', joinedAt: hours(-1), expiresAt: hours(23) },
  ...change,
});
const facts = (change: Partial<EntranceFacts> = {}): EntranceFacts => ({
  link: aLink(),
  holdsLink: true,
  presentedSecret: true,
  guest: null,
  media: { isDeleted: false, isPreparing: false },
  settings: { enabled: true, guestAccess: true, mediaPage: true },
  ...change,
});
const outcome = (change: Partial<EntranceFacts>) => {
  const entrance = decideEntrance(facts(change), noon);
  return entrance.kind === 'refuse' ? entrance.because : entrance.kind;
};

describe('the entrance of a guest link', () => {
  it.each<[string, Partial<EntranceFacts>, string]>([
    ['lets in who holds the link', {}, 'enter'],
    ['refuses a wrong secret', { holdsLink: false }, 'guests.unknown'],
    ['refuses who brings nothing', { holdsLink: false, presentedSecret: false }, 'guests.link-needed'],
    ['refuses a link that is off', { link: aLink({ switchedOffAt: hours(-1) }) }, 'guests.link-off'],
    ['refuses at the very moment it ends', { link: aLink({ expiresAt: noon }) }, 'guests.expired'],
    ['lets in a moment before', { link: aLink({ expiresAt: hours(0.001) }) }, 'enter'],
    ['refuses when all have entered', { link: aLink({ maxGuests: 2, entered: 2 }) }, 'guests.used-up'],
    ['lets in the last one', { link: aLink({ maxGuests: 2, entered: 1 }) }, 'enter'],
    ['refuses deleted media', { media: { isDeleted: true, isPreparing: false } }, 'guests.media-deleted'],
    ['asks to wait for media', { media: { isDeleted: false, isPreparing: true } }, 'guests.media-processing'],
  ])('%s', (_, change, expected) => {
    expect(outcome(change)).toBe(expected);
  });

  it.each(['enabled', 'guestAccess', 'mediaPage'] as const)('is shut for everybody while %s is off', (off) => {
    const settings = { ...facts().settings, [off]: false };
    expect(outcome({ settings })).toBe('guests.access-off');
    expect(outcome({ settings, guest: aGuest() })).toBe('guests.access-off');
  });

  it.each<[string, Partial<GuestLink>]>([
    ['full', { maxGuests: 1, entered: 1 }],
    ['off', { switchedOffAt: hours(-1) }],
    ['over', { expiresAt: hours(-1) }],
  ])('lets who is back in without the secret, also when the link is %s', (_, link) => {
    expect(outcome({ link: aLink(link), guest: aGuest(), holdsLink: false })).toBe('return');
  });

  it('lets a guest who was ended come back once the link is on again, and no sooner', () => {
    const guest = aGuest({ grant: null });
    expect(outcome({ guest, link: aLink({ switchedOffAt: hours(-1) }) })).toBe('guests.link-off');
    expect(outcome({ guest, link: aLink({ maxGuests: 1, entered: 1 }) })).toBe('return');
  });

  it('keeps out who was removed', () => {
    expect(outcome({ guest: aGuest({ removedAt: hours(-1), grant: null }) })).toBe('guests.removed');
  });
});

describe('a grant of a guest', () => {
  it('lasts until the later of the link’s end and a day after entering', () => {
    expect(grantEndsAt({ expiresAt: hours(2) }, noon)).toEqual(hours(24));
    expect(grantEndsAt({ expiresAt: hours(48) }, noon)).toEqual(hours(48));
    expect(grantEndsAt({ expiresAt: null }, noon)).toEqual(hours(365 * 24));
  });
});

describe('the list', () => {
  it('says how a link stands', () => {
    expect(linkStateAt(aLink(), noon)).toBe('open');
    expect(linkStateAt(aLink({ maxGuests: 1, entered: 1 }), noon)).toBe('used-up');
    expect(linkStateAt(aLink({ expiresAt: noon }), noon)).toBe('expired');
    expect(linkStateAt(aLink({ expiresAt: noon, switchedOffAt: noon }), noon)).toBe('switched-off');
  });

  it('says how a guest stands', () => {
    const guest = { leftAt: null, removedAt: null, holdsUntil: hours(1) };
    expect(guestStateAt(guest, noon)).toBe('here');
    expect(guestStateAt({ ...guest, holdsUntil: noon }, noon)).toBe('access-ended');
    expect(guestStateAt({ ...guest, holdsUntil: null }, noon)).toBe('access-ended');
    expect(guestStateAt({ ...guest, leftAt: noon }, noon)).toBe('left');
    expect(guestStateAt({ ...guest, removedAt: noon }, noon)).toBe('removed');
  });
});
