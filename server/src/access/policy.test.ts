import { describe, expect, it } from 'vitest';
import {
  type COLLABORATOR_KINDS,
  GALLERY_ABILITIES,
  GALLERY_ROLES,
  MEDIA_ABILITIES,
  type MediaAbility,
  SITE_ROLES,
} from '#contract/access/roles.ts';
import {
  type AccessFacts,
  abilitiesInGallery,
  abilitiesOn,
  type GalleryPlace,
  type HeldRole,
  outsideWindow,
  owesToAdministration,
} from './policy.ts';

const domains = { allowedDomains: [], blockedDomains: [] };
type Person = NonNullable<AccessFacts['person']>;
const aPerson = (change: Partial<Person> = {}): Person => ({
  id: 'p',
  siteRole: 'creator',
  collaboration: null,
  groupIds: [],
  ...change,
});
const window = { from: null, until: null };
const facts = (change: Partial<AccessFacts> = {}): AccessFacts => ({
  media: { status: 'private', isDeleted: false, window, downloads: 'nothing' },
  now: new Date('2026-07-01T12:00:00Z'),
  person: null,
  places: [],
  grants: [],
  gates: { mediaPage: true, invites: true, guests: true, allowedUsers: { kind: 'role', least: 'creator' }, domains },
  ...change,
});
const invited: HeldRole = { role: 'viewer', by: 'invitation', emailFolded: 'grace@example.org' };

/** The table of 1.2. */
const rights: Record<(typeof COLLABORATOR_KINDS)[number] | 'owner', readonly MediaAbility[]> = {
  owner: MEDIA_ABILITIES,
  'co-owner': [
    'media.open',
    'media.download',
    'media.edit',
    'media.publish',
    'media.delete',
    'media.share',
    'invites.manage',
  ],
  'co-editor': ['media.open', 'media.download', 'media.edit', 'invites.manage'],
  'co-publisher': ['media.open', 'media.publish', 'invites.manage'],
  'co-viewer': ['media.open'],
};

describe('abilities on an entry', () => {
  it.each(Object.entries(rights))('of a %s', (collaboration, abilities) => {
    const person = aPerson({ collaboration: collaboration as Person['collaboration'] });
    expect(abilitiesOn(facts({ person }))).toEqual(abilities);
  });

  it('are none for a stranger, whatever the site role below administrator', () => {
    for (const siteRole of SITE_ROLES.filter((role) => role !== 'administrator')) {
      expect(abilitiesOn(facts({ person: aPerson({ siteRole }) }))).toEqual([]);
    }
  });

  it('are all for an administrator, and owed to that role alone', () => {
    const stranger = facts({ person: aPerson({ siteRole: 'administrator' }) });
    expect(abilitiesOn(stranger)).toEqual(MEDIA_ABILITIES);
    expect(owesToAdministration(stranger, 'media.open')).toBe(true);
    const own = facts({ person: aPerson({ siteRole: 'administrator', collaboration: 'owner' }) });
    expect(owesToAdministration(own, 'media.open')).toBe(false);
  });

  it('open unlisted media to everyone signed in, and to nobody else', () => {
    const media = { status: 'unlisted', isDeleted: false, window, downloads: 'nothing' } as const;
    expect(abilitiesOn(facts({ media, person: aPerson({ siteRole: 'viewer' }) }))).toEqual(['media.open']);
    expect(abilitiesOn(facts({ media }))).toEqual([]);
  });

  it.each([
    ['nothing', ['media.open']],
    ['renditions', ['media.open', 'media.download']],
    ['source', ['media.open', 'media.download']],
  ] as const)('let people keep what its owner gives away: %s', (downloads, abilities) => {
    const media = { status: 'unlisted', isDeleted: false, window, downloads } as const;
    expect(abilitiesOn(facts({ media, grants: [invited] }))).toEqual(abilities);
    expect(abilitiesOn(facts({ media, person: aPerson({ siteRole: 'viewer' }) }))).toEqual(abilities);
    expect(abilitiesOn(facts({ media, person: aPerson({ collaboration: 'co-viewer' }) }))).toEqual(abilities);
    expect(abilitiesOn(facts({ media }))).toEqual([]);
  });

  const noon = new Date('2026-07-01T12:00:00Z');
  const at = (hours: number) => new Date(noon.getTime() + hours * 3_600_000);
  it.each([
    ['before', { from: at(1), until: at(2) }, 'before'],
    ['a millisecond before', { from: new Date(noon.getTime() + 1), until: null }, 'before'],
    ['from the moment itself', { from: noon, until: at(1) }, null],
    ['without an opening', { from: null, until: at(1) }, null],
    ['at the end', { from: at(-1), until: noon }, 'after'],
    ['after', { from: at(-2), until: at(-1) }, 'after'],
  ] as const)('pause what publishing and grants open %s', (_when, between, outside) => {
    const media = { status: 'unlisted', isDeleted: false, window: between, downloads: 'nothing' } as const;
    const byGrant = facts({ media, grants: [invited] });
    const byPublishing = facts({ media, person: aPerson({ siteRole: 'viewer' }) });
    for (const each of [byGrant, byPublishing]) {
      expect(abilitiesOn(each)).toEqual(outside === null ? ['media.open'] : []);
      expect(outsideWindow(each)).toBe(outside);
    }
    for (const collaboration of ['owner', 'co-viewer'] as const) {
      const own = facts({ media, person: aPerson({ collaboration }), grants: [invited] });
      expect(abilitiesOn(own)).toEqual(rights[collaboration]);
      expect(outsideWindow(own)).toBeNull();
    }
    expect(outsideWindow(facts({ media }))).toBeNull();
  });

  it('are the union: an invitation adds to a collaboration and never takes away', () => {
    const person = aPerson({ collaboration: 'co-editor' });
    expect(abilitiesOn(facts({ person, grants: [invited] }))).toEqual(rights['co-editor']);
    expect(abilitiesOn(facts({ grants: [{ ...invited, role: 'moderator' }] }))).toEqual(['media.open']);
  });

  it('from invitations pause while the module or the media page is off; those of people stay', () => {
    for (const off of [{ mediaPage: false }, { invites: false }]) {
      const gates = { ...facts().gates, ...off };
      expect(abilitiesOn(facts({ gates, grants: [invited] }))).toEqual([]);
      expect(abilitiesOn(facts({ gates, person: aPerson({ collaboration: 'co-owner' }) }))).not.toContain(
        'invites.manage',
      );
      expect(abilitiesOn(facts({ gates, person: aPerson({ collaboration: 'co-owner' }) }))).toContain('media.open');
    }
  });

  it('from guest links pause with guest access alone, and leave what invitations give', () => {
    const guest: HeldRole = { ...invited, by: 'guest-link' };
    const gates = { ...facts().gates, guests: false };
    expect(abilitiesOn(facts({ grants: [guest] }))).toEqual(['media.open']);
    expect(abilitiesOn(facts({ gates, grants: [guest] }))).toEqual([]);
    expect(abilitiesOn(facts({ gates, grants: [guest, invited] }))).toEqual(['media.open']);
  });

  it('pause for addresses of a domain that is not allowed, in either spelling, and for no others', () => {
    const there: HeldRole = { ...invited, emailFolded: 'x@xn--bcher-kva.example' };
    const closing = [
      { allowedDomains: [], blockedDomains: ['bücher.example'] },
      { allowedDomains: ['example.org'], blockedDomains: [] },
    ];
    for (const rules of closing) {
      const gates = { ...facts().gates, domains: rules };
      expect(abilitiesOn(facts({ gates, grants: [there] }))).toEqual([]);
      expect(abilitiesOn(facts({ gates, grants: [there, invited] }))).toEqual(['media.open']);
    }
  });

  it('on deleted media are to restore it, for who could delete it', () => {
    const media = { status: 'unlisted', isDeleted: true, window, downloads: 'nothing' } as const;
    expect(abilitiesOn(facts({ media, person: aPerson({ collaboration: 'co-owner' }) }))).toEqual(['media.delete']);
    expect(abilitiesOn(facts({ media, person: aPerson({ collaboration: 'co-editor' }), grants: [invited] }))).toEqual(
      [],
    );
  });

  it('to invite need both gates', () => {
    const invites = (siteRole: Person['siteRole'], allowedUsers: AccessFacts['gates']['allowedUsers']) =>
      abilitiesOn(
        facts({ person: aPerson({ siteRole, collaboration: 'owner' }), gates: { ...facts().gates, allowedUsers } }),
      ).includes('invites.manage');
    expect(invites('creator', { kind: 'role', least: 'publisher' })).toBe(false);
    expect(invites('publisher', { kind: 'role', least: 'publisher' })).toBe(true);
    expect(invites('viewer', { kind: 'people', personIds: ['p'], groupIds: [] })).toBe(true);
    expect(invites('administrator', { kind: 'people', personIds: ['q'], groupIds: ['g'] })).toBe(false);
  });

  it('to invite may come by a group that the console names', () => {
    const allowedUsers: AccessFacts['gates']['allowedUsers'] = { kind: 'people', personIds: [], groupIds: ['g'] };
    const invites = (groupIds: readonly string[]) =>
      abilitiesOn(
        facts({
          person: aPerson({ siteRole: 'viewer', collaboration: 'owner', groupIds }),
          gates: { ...facts().gates, allowedUsers },
        }),
      ).includes('invites.manage');
    expect(invites(['f', 'g'])).toBe(true);
    expect(invites(['f'])).toBe(false);
  });
});

describe('published media', () => {
  const media = { status: 'published', isDeleted: false, window, downloads: 'nothing' } as const;
  const opens = (place: Partial<GalleryPlace>, change: Partial<AccessFacts> = {}) =>
    abilitiesOn(
      facts({
        media,
        person: aPerson({ siteRole: 'viewer' }),
        places: [{ state: 'published', visibility: 'members', role: null, ...place }],
        ...change,
      }),
    ).includes('media.open');

  it('open for whoever is in one of their galleries, whatever they are there', () => {
    for (const role of GALLERY_ROLES) expect(opens({ role })).toBe(true);
    expect(opens({ role: null })).toBe(false);
  });

  it('open for everyone who is signed in where the gallery does, and for nobody else', () => {
    expect(opens({ visibility: 'everyone' })).toBe(true);
    expect(opens({ visibility: 'everyone' }, { person: null })).toBe(false);
  });

  it('wait for those who decide, and open for them alone', () => {
    const whoWaits = GALLERY_ROLES.filter((role) => opens({ state: 'waiting', role }));
    expect(whoWaits).toEqual(['moderator', 'manager']);
    expect(opens({ state: 'waiting', visibility: 'everyone' })).toBe(false);
  });

  it('are shut outside their time for members, not for who decides about them', () => {
    const shut = { media: { ...media, window: { from: new Date('2026-08-01T00:00:00Z'), until: null } } };
    expect(opens({ role: 'manager' }, shut)).toBe(false);
    expect(opens({ role: 'manager', state: 'waiting' }, shut)).toBe(true);
  });

  it('open by no gallery once they are private or deleted', () => {
    expect(opens({ role: 'manager' }, { media: { ...media, status: 'private' } })).toBe(false);
    expect(opens({ role: 'manager' }, { media: { ...media, isDeleted: true } })).toBe(false);
  });

  it('are opened, and nothing more', () => {
    const places = [{ state: 'published', visibility: 'everyone', role: 'manager' }] as const;
    expect(abilitiesOn(facts({ media, person: aPerson(), places }))).toEqual(['media.open']);
  });
});

describe('abilities in a gallery', () => {
  it.each([
    ['member', ['gallery.open']],
    ['contributor', ['gallery.open', 'gallery.contribute']],
    ['moderator', ['gallery.open', 'gallery.contribute', 'gallery.moderate']],
    ['manager', GALLERY_ABILITIES],
    [null, []],
  ] as const)('of a %s', (role, abilities) => {
    expect(abilitiesInGallery({ role, visibility: 'members', siteRole: 'publisher' })).toEqual(abilities);
  });

  it('are to look for everyone where the gallery is for everyone, and to publish for publishers', () => {
    const facts = { role: null, visibility: 'everyone' } as const;
    expect(abilitiesInGallery({ ...facts, siteRole: 'creator' })).toEqual(['gallery.open']);
    expect(abilitiesInGallery({ ...facts, siteRole: 'publisher' })).toEqual(['gallery.open', 'gallery.contribute']);
  });

  it('are all for an administrator', () => {
    expect(abilitiesInGallery({ role: null, visibility: 'members', siteRole: 'administrator' })).toEqual(
      GALLERY_ABILITIES,
    );
  });
});
