import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGallery } from '#contract/galleries/endpoints.ts';
import { addGalleryMedia } from '#contract/galleries/media.ts';
import { getOembed } from '#contract/media/oembed.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

let world: World;
let publisher: PersonInWorld;
beforeAll(async () => {
  world = await openWorld();
  publisher = await world.aPerson({ siteRole: 'publisher' });
});
afterAll(() => world[Symbol.asyncDispose]());

async function published(visibility: 'everyone' | 'members', title = 'Tides'): Promise<string> {
  const body = { name: 'A place', visibility, moderated: false };
  const { id: galleryId } = await publisher.browser.call(createGallery, { body });
  const mediaId = await world.aMedia(publisher, { title });
  await publisher.browser.call(addGalleryMedia, { params: { galleryId }, body: { mediaIds: [mediaId] } });
  return mediaId;
}

const pageOf = (mediaId: string) => `${world.publicUrl}/media/${mediaId}`;

describe('oEmbed', () => {
  it('tells a program the title and the frame of what is published for everyone', async () => {
    const mediaId = await published('everyone', 'Tides <b>');
    const page = await (await fetch(pageOf(mediaId))).text();
    const [, address = ''] = /application\/json\+oembed" href="([^"]+)"/.exec(page) ?? [];
    const answer: unknown = await (await fetch(address.replaceAll('&#38;', '&'))).json();
    expect(answer).toMatchObject({ version: '1.0', type: 'video', title: 'Tides <b>', width: 640, height: 360 });
    const { html } = await world.aBrowser().call(getOembed, { query: { url: pageOf(mediaId), maxheight: 180 } });
    expect(html).toContain(`/embed/media/${mediaId}" title="Tides &#60;b&#62;" width="320" height="180"`);
  });

  it('tells nothing of what is for some, or is not there, or lies elsewhere', async () => {
    const hidden = [
      pageOf(await published('members')),
      pageOf(await world.aMedia(publisher)),
      pageOf(crypto.randomUUID()),
      `${world.publicUrl}/console`,
      'https://elsewhere.example/media/0198c0de-0000-4000-8000-000000000001',
    ];
    for (const url of hidden) {
      expect([url, await publisher.browser.refusalOf(getOembed, { query: { url } })]).toEqual([url, 'media.unknown']);
    }
  });

  it('is named in the same words whatever an address looks like', async () => {
    const page = await (await fetch(pageOf('__LOGO__'))).text();
    expect(page).toMatch(/href="[^"<]+%2Fmedia%2F%5F%5FLOGO%5F%5F">/);
  });

  it('is named by every media page alike', async () => {
    const shape = async (id: string) =>
      (await (await fetch(pageOf(id))).text()).replaceAll(id, '').replace(/nonce="[^"]+"/g, '');
    expect(await shape(await world.aMedia(publisher))).toBe(await shape(crypto.randomUUID()));
  });
});
