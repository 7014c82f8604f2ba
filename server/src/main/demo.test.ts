import { describe, expect, it } from 'vitest';
import { signIn } from '#contract/accounts/endpoints.ts';
import { listAttachments } from '#contract/attachments/endpoints.ts';
import { getChapters, listCaptions } from '#contract/captions/endpoints.ts';
import { listGalleries } from '#contract/galleries/endpoints.ts';
import { listGalleryMedia } from '#contract/galleries/media.ts';
import { getMedia } from '#contract/media/endpoints.ts';
import { listMedia } from '#contract/media/listing.ts';
import { eventually } from '#test/eventually.ts';
import { openWorld, type World } from '#test/world.ts';
import { makeDemoMedia, makeDemoPeople } from './demo.ts';

async function signedIn(world: World, email: string) {
  const browser = world.aBrowser();
  await browser.call(signIn, { body: { email, password: 'usher-demo' } });
  return browser;
}

function makingIn(world: World, signal = new AbortController().signal) {
  const { ffmpegPath, ffprobePath } = world;
  return makeDemoMedia(world.portal, { ffmpegPath, ffprobePath, signal });
}

describe('the demo', () => {
  it('has an entry of each type that can be opened, and two of them for everyone', { timeout: 180_000 }, async () => {
    await using world = await openWorld();
    expect(await makeDemoPeople(world.portal)).toContain('owner@demo.example   publisher');
    await makingIn(world);
    const owner = await signedIn(world, 'owner@demo.example');
    const { media } = await owner.call(listMedia);
    expect(media.map(({ type }) => type).sort()).toEqual(['audio', 'document', 'image', 'quiz', 'video']);
    for (const { id: mediaId } of media.toReversed()) {
      await eventually(async () => {
        const { state } = await owner.call(getMedia, { params: { mediaId } });
        expect(state).toEqual({ kind: 'ready' });
      });
    }

    const params = (type: string) => ({ params: { mediaId: media.find((each) => each.type === type)?.id ?? '' } });
    expect((await owner.call(listAttachments, params('quiz'))).attachments).toMatchObject([
      { name: 'tide-times.csv', state: 'ready' },
    ]);
    const viewer = await signedIn(world, 'viewer@demo.example');
    expect((await viewer.call(listCaptions, params('video'))).captions).toMatchObject([
      { language: 'en', cueCount: 5, isDefault: true },
    ]);
    expect((await viewer.call(getChapters, params('video'))).chapters).toHaveLength(4);
    const [gallery] = (await viewer.call(listGalleries)).galleries;
    const shown = await viewer.call(listGalleryMedia, { params: { galleryId: gallery?.id ?? '' } });
    expect(shown.media.map(({ type }) => type).sort()).toEqual(['document', 'video']);
  });

  it('is made once, and not by a start that was stopped', { timeout: 90_000 }, async () => {
    await using world = await openWorld();
    await makeDemoPeople(world.portal);
    await expect(makingIn(world, AbortSignal.abort())).rejects.toThrow();
    const owner = await signedIn(world, 'owner@demo.example');
    expect((await owner.call(listMedia)).media).toEqual([]);

    const { id } = (await world.portal.accounts.findByEmail('owner@demo.example')) ?? { id: '' };
    const file = new URL(import.meta.url).pathname;
    await world.portal.media.importFile({ form: 'image', ownerId: id, title: 'My own', file });
    await makingIn(world);
    expect((await owner.call(listMedia)).media.map(({ title }) => title)).toEqual(['My own']);
    expect((await owner.call(listGalleries)).galleries).toEqual([]);
  });
});
