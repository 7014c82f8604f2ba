import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listBin, purgeMedia } from '#contract/media/bin.ts';
import { leaveMedia, suggestCollaborators } from '#contract/media/collaborators.ts';
import { addCollaborator, deleteMedia, getMedia, restoreMedia, transferMedia } from '#contract/media/endpoints.ts';
import { listMedia } from '#contract/media/listing.ts';
import { listNotices } from '#contract/notices/endpoints.ts';
import { getMediaSettings, saveMediaSettings } from '#contract/settings/endpoints.ts';
import { eventually } from '#test/eventually.ts';
import { openPage } from '#test/page.ts';
import { openSmtpPeer, type SmtpPeer } from '#test/smtp.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

const DAY = 86_400_000;

let mail: SmtpPeer;
let world: World;
let owner: PersonInWorld;
let administrator: PersonInWorld;
beforeAll(async () => {
  mail = await openSmtpPeer();
  world = await openWorld({ mail: mail.portalOptions });
  owner = await world.aPerson({ siteRole: 'creator', firstName: 'Olga', lastName: 'Owner' });
  administrator = await world.aPerson({ siteRole: 'administrator' });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await mail[Symbol.asyncDispose]();
});

async function aBinned(title: string): Promise<string> {
  const mediaId = await world.aMedia(owner, { title });
  await owner.browser.call(deleteMedia, { params: { mediaId } });
  return mediaId;
}

const keepFor = (binDays: number) => administrator.browser.call(saveMediaSettings, { body: { binDays } });

describe('the recycle bin', () => {
  it('keeps what is deleted for as many days as the console says', async () => {
    expect(await administrator.browser.call(getMediaSettings)).toEqual({ binDays: 30 });
    const mediaId = await aBinned('Moss');
    const goneIn = async () => {
      const { media } = await owner.browser.call(listMedia, { query: { show: 'bin', search: 'Moss' } });
      const [{ deletedAt = null, goneAt = null } = {}] = media;
      return deletedAt === null || goneAt === null ? null : (Date.parse(goneAt) - Date.parse(deletedAt)) / DAY;
    };
    expect(await goneIn()).toBe(30);
    await keepFor(7);
    expect(await goneIn()).toBe(7);
    expect(await administrator.browser.refusalOf(saveMediaSettings, { body: { binDays: 0 } })).toBe('request.invalid');

    world.clock.move({ minutes: 7 * 1440 - 5 });
    await world.portal.media.production.sweep();
    expect(await owner.browser.refusalOf(restoreMedia, { params: { mediaId } })).toBeNull();
    await owner.browser.call(deleteMedia, { params: { mediaId } });
    world.clock.move({ minutes: 7 * 1440 + 5 });
    await world.portal.media.production.sweep();
    expect(await owner.browser.refusalOf(restoreMedia, { params: { mediaId } })).toBe('media.unknown');
    await keepFor(30);
  });

  it("shows everybody's to administrators, page by page, by title or owner", async () => {
    await aBinned('Ferns one');
    await aBinned('Ferns two');
    const first = await administrator.browser.call(listBin, { query: { search: 'Ferns', limit: 1 } });
    expect(first.media).toMatchObject([{ title: 'Ferns two', ownerName: 'Olga Owner', ownerEmail: owner.email }]);
    const query = { search: 'Ferns', limit: 1, after: first.next ?? '' };
    const second = await administrator.browser.call(listBin, { query });
    expect(second.media.map(({ title }) => title)).toEqual(['Ferns one']);
    const byOwner = await administrator.browser.call(listBin, { query: { search: owner.email } });
    expect(byOwner.media.length).toBeGreaterThan(1);
    expect(await administrator.browser.refusalOf(listBin, { query: { after: 'nonsense' } })).toBe('request.invalid');
  });

  it('is emptied of one entry for good by an administrator, and of nothing that is not in it', async () => {
    const mediaId = await aBinned('Lichen');
    const params = { binnedId: mediaId };
    expect(await owner.browser.refusalOf(purgeMedia, { params })).toBe('access.denied');
    await administrator.browser.call(purgeMedia, { params });
    expect(await administrator.browser.refusalOf(restoreMedia, { params: { mediaId } })).toBe('media.unknown');
    expect(await administrator.browser.refusalOf(purgeMedia, { params })).toBe('media.not-in-bin');
    const present = await world.aMedia(owner);
    expect(await administrator.browser.refusalOf(purgeMedia, { params: { binnedId: present } })).toBe(
      'media.not-in-bin',
    );
  });
});

describe('a collaborator', () => {
  it('is told by mail and in the portal, once', async () => {
    const mediaId = await world.aMedia(owner, { title: 'Algae' });
    const colleague = await world.aPerson({ siteRole: 'creator' });
    for (const kind of ['co-viewer', 'co-editor'] as const) {
      await owner.browser.call(addCollaborator, { params: { mediaId }, body: { email: colleague.email, kind } });
    }
    const { notices } = await colleague.browser.call(listNotices);
    expect(notices).toMatchObject([{ kind: 'collaborator-added', byName: 'Olga Owner', mediaTitle: 'Algae' }]);
    await eventually(() => expect(mail.to(colleague.email)).toHaveLength(1));
    expect(mail.to(colleague.email)[0]?.text).toContain(`/notices/${notices[0]?.id}`);
  });

  it('gets a mail for each entry, also where the first still waits', async () => {
    const colleague = await world.aPerson({ siteRole: 'creator' });
    await Promise.all(
      ['One', 'Two', 'Three'].map(async (title) => {
        const mediaId = await world.aMedia(owner, { title });
        const body = { email: colleague.email, kind: 'co-viewer' } as const;
        await owner.browser.call(addCollaborator, { params: { mediaId }, body });
      }),
    );
    await eventually(() => expect(mail.to(colleague.email)).toHaveLength(3));
  });

  it('leaves by themselves, and the owner cannot', async () => {
    const mediaId = await world.aMedia(owner);
    const colleague = await world.aPerson({ siteRole: 'creator' });
    await owner.browser.call(addCollaborator, {
      params: { mediaId },
      body: { email: colleague.email, kind: 'co-owner' },
    });
    expect(await colleague.browser.call(getMedia, { params: { mediaId } })).toMatchObject({
      collaboration: 'co-owner',
    });
    using page = await openPage(world.publicUrl, colleague.browser);
    expect(await page.follow(`media:${mediaId}`)).toBe(true);
    await colleague.browser.call(leaveMedia, { params: { mediaId } });
    await page.hears('access.changed');
    expect(await colleague.browser.refusalOf(getMedia, { params: { mediaId } })).toBe('media.unknown');
    expect(await owner.browser.refusalOf(leaveMedia, { params: { mediaId } })).toBe('media.no-collaborator');
  });

  it('hears of becoming the owner', async () => {
    const mediaId = await world.aMedia(owner);
    const colleague = await world.aPerson({ siteRole: 'creator' });
    await owner.browser.call(transferMedia, { params: { mediaId }, body: { email: colleague.email } });
    expect((await colleague.browser.call(listNotices)).notices).toMatchObject([{ kind: 'owner-made', mediaId }]);
  });

  it('is suggested to who worked with them before, or knows the whole address', async () => {
    const mediaId = await world.aMedia(owner);
    const [known, unknown] = await Promise.all([
      world.aPerson({ firstName: 'Katherine', lastName: 'Johnson' }),
      world.aPerson({ firstName: 'Katherine', lastName: 'Unknown' }),
    ]);
    const body = { email: known.email, kind: 'co-viewer' } as const;
    await owner.browser.call(addCollaborator, { params: { mediaId }, body });
    const ask = async (search: string) =>
      (await owner.browser.call(suggestCollaborators, { params: { mediaId }, query: { search } })).people;
    expect(await ask('katherine')).toEqual([
      { email: known.email, name: 'Katherine Johnson', from: 'worked-with-before' },
    ]);
    expect(await ask(unknown.email)).toMatchObject([{ from: 'account' }]);
  });

  it('is not looked up more than thirty times a minute', async () => {
    const searcher = await world.aPerson({ siteRole: 'creator' });
    const mediaId = await world.aMedia(searcher);
    const ask = () =>
      searcher.browser.refusalOf(suggestCollaborators, { params: { mediaId }, query: { search: 'somebody' } });
    const answers = [];
    for (let i = 0; i < 31; i++) answers.push(await ask());
    expect(answers.filter((answer) => answer === 'request.too-many')).toHaveLength(1);
  });
});
