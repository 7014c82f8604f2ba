import { describe, expect, it } from 'vitest';
import {
  type DoorFacts,
  dailyQuotaOf,
  decideDoor,
  decideValidity,
  grantEndsAt,
  type HeldGrant,
  type Invite,
  inviteStateAt,
  proofNeeded,
  proofShown,
  renewalOf,
  roleAfterChange,
  statesThatReach,
} from './policy.ts';

const noon = new Date('2026-11-23T12:00:00Z');
const later = (hours: number) => new Date(noon.getTime() + hours * 3_600_000);

const anInvite = (change: Partial<Invite> = {}): Invite => ({
  role: 'viewer',
  emailFolded: 'grace@example.org',
  uses: 0,
  maxUses: 1,
  expiresAt: later(24),
  newDeviceUntil: null,
  removedAt: null,
  ...change,
});

const aGrant = (change: Partial<HeldGrant> = {}): HeldGrant => ({
  id: 'grant',
  deviceId: 'here',
  personId: null,
  joinedAt: noon,
  expiresAt: later(24),
  endedAt: null,
  role: 'viewer',
  proof: 'typed',
  ...change,
});

const back = (grant: HeldGrant) => ({ kind: 'return', grant, asks: 'nothing', rises: null });

const atTheDoor = ({
  invite,
  settings,
  media,
  ...change
}: Partial<{ [K in keyof DoorFacts]: Partial<DoorFacts[K]> | DoorFacts[K] }> = {}): DoorFacts =>
  ({
    link: 'good',
    presentedSecret: true,
    grants: [],
    deviceId: 'here',
    signedIn: null,
    hasCode: false,
    canMail: false,
    asInvited: false,
    provedHere: null,
    isGuessedAt: false,
    isDisowned: false,
    movesToday: 0,
    ...change,
    invite: anInvite(invite),
    media: { isDeleted: false, isPreparing: false, window: { from: null, until: null }, ...media },
    settings: {
      enabled: true,
      mediaPage: true,
      deviceBinding: true,
      allowedDomains: [],
      blockedDomains: [],
      identityCheck: 'code-when-elevated',
      ...settings,
    },
  }) as DoorFacts; // The parts above are partial on purpose and whole once merged.

const here = aGrant();
const elsewhere = aGrant({ id: 'other', deviceId: 'there' });

describe('at the door of an invitation', () => {
  it.each<[string, Parameters<typeof atTheDoor>[0], string]>([
    ['a wrong secret', { link: 'none' }, 'invites.unknown'],
    ['no secret at all', { link: 'none', presentedSecret: false }, 'invites.link-needed'],
    ['the module switched off', { settings: { enabled: false } }, 'invites.switched-off'],
    ['the media page switched off', { settings: { mediaPage: false } }, 'invites.switched-off'],
    ['a removed invitation', { invite: { removedAt: noon } }, 'invites.removed'],
    ['deleted media', { media: { isDeleted: true } }, 'invites.media-deleted'],
    ['a blocked domain', { settings: { blockedDomains: ['example.org'] } }, 'invites.domain-blocked'],
    ['a domain outside those allowed', { settings: { allowedDomains: ['*.example.org'] } }, 'invites.domain-blocked'],
    ['an expired link', { invite: { expiresAt: noon } }, 'invites.expired'],
    ['a replaced link', { link: 'replaced' }, 'invites.replaced'],
    ['not open yet', { media: { window: { from: later(1), until: null } } }, 'invites.not-open-yet'],
    ['no longer open', { media: { window: { from: null, until: noon } } }, 'invites.no-longer-open'],
    ['media still in the making', { media: { isPreparing: true } }, 'invites.media-processing'],
    ['a spent link', { invite: { uses: 1 } }, 'invites.used-up'],
    ['a link in use on another device', { invite: { uses: 1 }, grants: [elsewhere] }, 'invites.other-device'],
    [
      'an account with another address',
      { signedIn: { personId: 'p', emailFolded: 'ada@example.org' } },
      'invites.signed-in-as-other',
    ],
    ['too many guesses without a mail server', { isGuessedAt: true }, 'invites.too-many-tries'],
    ['a disowned device without a mail server', { isDisowned: true }, 'invites.too-many-tries'],
    [
      'somebody signed in who wants to go on as invited where no code can be mailed',
      { signedIn: { personId: 'p', emailFolded: 'ada@example.org' }, asInvited: true },
      'invites.signed-in-as-other',
    ],
    [
      'a fourth move of the day',
      { invite: { uses: 1 }, grants: [elsewhere], hasCode: true, canMail: true, movesToday: 3 },
      'invites.waits-for-owner',
    ],
    [
      'another device that proved the address for something else only',
      { invite: { uses: 1 }, grants: [elsewhere], provedHere: 'code', canMail: true },
      'invites.other-device',
    ],
    [
      'an ended grant of this device on a spent link',
      { invite: { uses: 1 }, grants: [aGrant({ endedAt: noon })] },
      'invites.used-up',
    ],
    [
      'a grant and a link that are both over',
      { invite: { expiresAt: noon }, grants: [aGrant({ expiresAt: noon })] },
      'invites.access-ended',
    ],
  ])('refuses %s', (_, facts, because) => {
    expect(decideDoor(atTheDoor(facts), noon)).toEqual({ kind: 'refuse', because });
  });

  it.each<[string, Parameters<typeof atTheDoor>[0]]>([
    ['on a spent link', { invite: { uses: 1 } }],
    ['on an expired link', { invite: { expiresAt: noon } }],
    ['without the secret', { link: 'none', presentedSecret: false }],
    ['while somebody guesses', { isGuessedAt: true }],
    ['while the media is made anew', { media: { isPreparing: true } }],
  ])('lets the same device back %s', (_, facts) => {
    expect(decideDoor(atTheDoor({ ...facts, grants: [here] }), noon)).toEqual(back(here));
  });

  it('renews an ended time of the same device while the link is good', () => {
    const over = aGrant({ expiresAt: noon });
    expect(decideDoor(atTheDoor({ grants: [over] }), noon)).toEqual(back(over));
  });

  it('knows the account that joined on whatever device, and nobody else on its first one', () => {
    const ofAccount = aGrant({ deviceId: 'there', personId: 'p' });
    const signedIn = { personId: 'p', emailFolded: 'grace@example.org' };
    expect(decideDoor(atTheDoor({ grants: [ofAccount], signedIn }), noon)).toEqual(back(ofAccount));
    expect(decideDoor(atTheDoor({ grants: [ofAccount], deviceId: 'there' }), noon)).toMatchObject({
      because: 'invites.other-device',
    });
  });

  it('lifts who comes back to the role the invitation has now, once they proved enough for it', () => {
    const speaker = { canMail: true, invite: { role: 'speaker' }, grants: [here] } as const;
    expect(decideDoor(atTheDoor(speaker), noon)).toEqual({ ...back(here), asks: 'code' });
    expect(decideDoor(atTheDoor({ ...speaker, hasCode: true }), noon)).toEqual({ ...back(here), rises: 'code' });
    expect(decideDoor(atTheDoor({ ...speaker, canMail: false }), noon)).toEqual({ ...back(here), rises: 'typed' });
    const moderates = aGrant({ role: 'moderator' });
    expect(decideDoor(atTheDoor({ ...speaker, grants: [moderates] }), noon)).toEqual(back(moderates));
  });

  it('opens more devices without binding, as many as the link may', () => {
    const settings = { deviceBinding: false };
    const enters = { kind: 'enter', takesPlaceOf: [], asks: 'email', proved: null };
    expect(decideDoor(atTheDoor({ settings, invite: { uses: 1, maxUses: 2 }, grants: [elsewhere] }), noon)).toEqual(
      enters,
    );
    expect(decideDoor(atTheDoor({ settings, invite: { uses: 99, maxUses: null }, grants: [elsewhere] }), noon)).toEqual(
      enters,
    );
    expect(
      decideDoor(atTheDoor({ settings, invite: { uses: 2, maxUses: 2 }, grants: [elsewhere] }), noon),
    ).toMatchObject({ because: 'invites.used-up' });
  });

  it('moves to the allowed device and takes no use for it', () => {
    const facts = atTheDoor({ invite: { uses: 1, newDeviceUntil: later(0.5) }, grants: [elsewhere] });
    expect(decideDoor(facts, noon)).toEqual({ kind: 'enter', takesPlaceOf: ['other'], asks: 'email', proved: null });
    expect(decideDoor(facts, later(0.5))).toMatchObject({ because: 'invites.other-device' });
  });
});

describe('a move by somebody who shows who they are', () => {
  const held = { invite: { uses: 1 }, grants: [elsewhere], canMail: true };
  const grace = { personId: 'p', emailFolded: 'grace@example.org' };

  it.each<[string, Parameters<typeof atTheDoor>[0], string]>([
    ['by a code', { hasCode: true, movesToday: 2 }, 'code'],
    ['by a code and without the link', { hasCode: true, link: 'none', presentedSecret: false }, 'code'],
    ['by a code and an older link', { hasCode: true, link: 'replaced' }, 'code'],
    ['by the account with the invited address', { signedIn: grace }, 'account'],
  ])('takes the place of the first device %s', (_, facts, proved) => {
    expect(decideDoor(atTheDoor({ ...held, ...facts }), noon)).toEqual({
      kind: 'enter',
      takesPlaceOf: ['other'],
      asks: 'nothing',
      proved,
    });
  });

  it('is the owner’s to allow when it moved too often', () => {
    const often = { ...held, hasCode: true, movesToday: 9 };
    const invite = { uses: 1, newDeviceUntil: later(0.5) };
    expect(decideDoor(atTheDoor({ ...often, invite }), noon)).toMatchObject({ kind: 'enter' });
  });
});

describe('the proof that is asked for', () => {
  const facts = {
    invite: { role: 'viewer', emailFolded: 'grace@example.org' },
    settings: { identityCheck: 'code-when-elevated' },
    canMail: true,
    isGuessedAt: false,
    isDisowned: false,
    signedIn: null,
    isSecondDevice: false,
  } as const;
  const somebodyElse = { personId: 'p', emailFolded: 'ada@example.org' };

  it.each<[string, Partial<Parameters<typeof proofNeeded>[0]>, 'typed' | 'code']>([
    ['a viewer', {}, 'typed'],
    ['a speaker', { invite: { ...facts.invite, role: 'speaker' } }, 'code'],
    ['a moderator', { invite: { ...facts.invite, role: 'moderator' } }, 'code'],
    ['a second device', { isSecondDevice: true }, 'code'],
    ['somebody else who is signed in', { signedIn: somebodyElse }, 'code'],
    ['a link that was guessed at', { isGuessedAt: true }, 'code'],
    ['a link whose move was disowned', { isDisowned: true }, 'code'],
    ['a viewer where codes are always asked for', { settings: { identityCheck: 'code-always' } }, 'code'],
    [
      'a moderator where typing is enough',
      { settings: { identityCheck: 'typed-email' }, invite: { ...facts.invite, role: 'moderator' } },
      'typed',
    ],
    ['a guess where typing is enough', { settings: { identityCheck: 'typed-email' }, isGuessedAt: true }, 'code'],
    ['a moderator without a mail server', { canMail: false, invite: { ...facts.invite, role: 'moderator' } }, 'typed'],
    ['anybody without a mail server', { canMail: false, settings: { identityCheck: 'code-always' } }, 'typed'],
  ])('of %s', (_, change, needed) => {
    expect(proofNeeded({ ...facts, ...change })).toBe(needed);
  });

  it.each<[string, Parameters<typeof atTheDoor>[0], string]>([
    [
      'nothing of the account with the invited address',
      { signedIn: { personId: 'p', emailFolded: 'grace@example.org' } },
      'nothing',
    ],
    ['nothing of who brings a code', { hasCode: true }, 'nothing'],
    ['nothing of a device that brought one for this address before', { provedHere: 'code' }, 'nothing'],
    ['a code of a device that typed this address before', { provedHere: 'typed' }, 'code'],
    [
      'a code after a device was disowned, whatever this one proved before',
      { isDisowned: true, provedHere: 'code' },
      'code',
    ],
    ['a code of who was never here', {}, 'code'],
    [
      'a code of who goes on as invited',
      { signedIn: somebodyElse, asInvited: true, invite: { role: 'viewer' } },
      'code',
    ],
    ['the address of a viewer', { invite: { role: 'viewer' } }, 'email'],
    ['nothing of a viewer who typed it here before', { invite: { role: 'viewer' }, provedHere: 'typed' }, 'nothing'],
  ])('is %s', (_, change, asks) => {
    const door = decideDoor(atTheDoor({ canMail: true, invite: { role: 'speaker' }, ...change }), noon);
    expect(door).toMatchObject({ kind: 'enter', asks });
  });
});

describe('who is let through', () => {
  const invite = anInvite();
  const door = { kind: 'enter', takesPlaceOf: [], asks: 'email', proved: null } as const;

  it('is who shows what was asked for', () => {
    expect(proofShown(invite, { door, typedFolded: 'grace@example.org' })).toBe('typed');
    expect(proofShown(invite, { door, typedFolded: 'mallory@example.org' })).toBe('email-mismatch');
    expect(proofShown(invite, { door, typedFolded: null })).toBe('email-mismatch');
    const asksCode = { ...door, asks: 'code' } as const;
    expect(proofShown(invite, { door: asksCode, typedFolded: 'grace@example.org' })).toBe('code-needed');
    const known = { ...door, asks: 'nothing', proved: 'account' } as const;
    expect(proofShown(invite, { door: known, typedFolded: null })).toBe('account');
  });
});

it('keeps access for a day after joining, or for as long as the link', () => {
  expect(grantEndsAt({ expiresAt: later(1) }, noon)).toEqual(later(24));
  expect(grantEndsAt({ expiresAt: later(100) }, noon)).toEqual(later(100));
});

describe('the state in the list', () => {
  const listed = {
    expiresAt: later(1),
    removedAt: null,
    openedAt: null,
    holdsUntil: null,
    joinedAt: null,
    asked: null,
  };

  it.each([
    ['waiting', {}],
    ['opened', { openedAt: noon }],
    ['joined', { openedAt: noon, joinedAt: noon, holdsUntil: later(24) }],
    ['expired', { expiresAt: noon }],
    ['access-ended', { expiresAt: noon, joinedAt: noon, holdsUntil: noon }],
    ['access-ended', { openedAt: noon, joinedAt: noon }],
    ['waits-for-owner', { asked: 'move', openedAt: noon, joinedAt: noon, holdsUntil: later(24) }],
    ['waiting', { asked: 'new-link' }],
    ['removed', { removedAt: noon, asked: 'move', joinedAt: noon, holdsUntil: later(24) }],
  ] as const)('is %s', (state, change) => {
    expect(inviteStateAt({ ...listed, ...change }, noon)).toBe(state);
  });
});

describe('what an inviter may give', () => {
  const durations = { linkDurationMinutes: 60, linkDurationMaxMinutes: 120 };

  it('is the default time, or any within the longest', () => {
    expect(decideValidity(null, durations, { opensAt: null, now: noon })).toEqual({ kind: 'until', moment: later(1) });
    expect(decideValidity(null, durations, { opensAt: later(1), now: noon })).toEqual({
      kind: 'until',
      moment: later(2),
    });
    expect(decideValidity(later(3), durations, { opensAt: later(1), now: noon })).toEqual({
      kind: 'until',
      moment: later(3),
    });
    expect(decideValidity(null, durations, { opensAt: later(-1), now: noon })).toEqual({
      kind: 'until',
      moment: later(1),
    });
    expect(decideValidity(later(2), durations, { opensAt: null, now: noon })).toEqual({
      kind: 'until',
      moment: later(2),
    });
    expect(decideValidity(later(2.1), durations, { opensAt: null, now: noon })).toEqual({
      kind: 'refuse',
      because: 'too-long',
    });
    expect(decideValidity(noon, durations, { opensAt: null, now: noon })).toEqual({ kind: 'refuse', because: 'past' });
  });

  it('is counted a day by site role', () => {
    const quotas = {
      creatorPerDay: 1,
      publisherPerDay: 2,
      administratorPerDay: 3,
      mailsPerAddressPerDay: 4,
      codesPerInvite: 5,
    };
    expect(
      (['viewer', 'creator', 'publisher', 'administrator'] as const).map((role) => dailyQuotaOf(role, { quotas })),
    ).toEqual([1, 1, 2, 3]);
  });

  it('is, by a new link, never less time than before, uses from here on, and one other device', () => {
    const settings = { ...durations, linkReusability: 2 };
    expect(renewalOf({ expiresAt: later(5), uses: 3 }, settings, { opensAt: null, now: noon })).toEqual({
      expiresAt: later(5),
      maxUses: 5,
      newDeviceUntil: later(5),
    });
    expect(
      renewalOf({ expiresAt: noon, uses: 3 }, { ...settings, linkReusability: -1 }, { opensAt: null, now: noon }),
    ).toMatchObject({
      expiresAt: later(1),
      maxUses: null,
    });
  });
});

describe('another role for somebody who has joined', () => {
  const when = { identityCheck: 'code-when-elevated', canMail: true } as const;

  it.each([
    [
      'falls at once, whatever was proved',
      { role: 'moderator', proof: 'typed' },
      { ...when, role: 'viewer' },
      'viewer',
    ],
    [
      'rises for who proved the mailbox',
      { role: 'viewer', proof: 'code' },
      { ...when, role: 'moderator' },
      'moderator',
    ],
    ['rises for the invited account', { role: 'viewer', proof: 'account' }, { ...when, role: 'speaker' }, 'speaker'],
    ['waits for the proof it asks for', { role: 'viewer', proof: 'typed' }, { ...when, role: 'speaker' }, 'viewer'],
    [
      'rises where a typed address is enough',
      { role: 'viewer', proof: 'typed' },
      { ...when, identityCheck: 'typed-email', role: 'speaker' },
      'speaker',
    ],
    [
      'rises where no code could be mailed',
      { role: 'viewer', proof: 'typed' },
      { ...when, canMail: false, role: 'speaker' },
      'speaker',
    ],
  ] as const)('%s', (_, held, to, role) => {
    expect(roleAfterChange(held, to)).toBe(role);
  });
});

it('counts a mail as sent that came back, and none as delivered that was only sent', () => {
  expect(statesThatReach('sent')).toEqual(expect.arrayContaining(['sent', 'bounced']));
  expect(statesThatReach('sent')).not.toContain('queued');
  for (const state of ['sent', 'bounced'] as const) expect(statesThatReach('delivered')).not.toContain(state);
});
