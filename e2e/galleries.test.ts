import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { addGroupMembers, createGroup } from '#contract/accounts/groups.ts';
import { createGallery } from '#contract/galleries/endpoints.ts';
import { addGalleryPeople } from '#contract/galleries/people.ts';
import { addCollaborator, deleteMedia, setPublishStatus } from '#contract/media/endpoints.ts';
import { eventually } from '#test/eventually.ts';
import type { PersonInWorld } from '#test/world.ts';
import { expectGoodLooks } from './looks.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
const { world } = stage;

let publisher: PersonInWorld;
let owner: PersonInWorld;
let member: PersonInWorld;
let administrator: PersonInWorld;
beforeAll(async () => {
  publisher = await world.aPerson({ siteRole: 'publisher', firstName: 'Paula', lastName: 'Publisher' });
  owner = await world.aPerson({ siteRole: 'creator', firstName: 'Olga', lastName: 'Owner' });
  member = await world.aPerson({ firstName: 'Mina', lastName: 'Member' });
  administrator = await world.aPerson({ siteRole: 'administrator', firstName: 'Ingrid', lastName: 'Admin' });
});

/** The gallery's page, in which somebody is put as contributor and somebody as member. */
async function openGallery(desk: Page): Promise<string> {
  await desk.goto('/galleries');
  await desk.getByText('You are in no gallery yet').waitFor();
  await desk.getByRole('button', { name: 'New gallery' }).click();
  await desk.getByRole('button', { name: 'Open gallery' }).click();
  await desk.getByRole('textbox', { name: 'Name' }).fill('Cell biology');
  await desk.getByText('Moderators look at everything first').click();
  await desk.getByRole('button', { name: 'Open gallery' }).click();
  await desk.getByRole('heading', { level: 1, name: 'Cell biology' }).waitFor();

  await desk.getByRole('button', { name: 'As', exact: false }).first().click();
  await desk.getByRole('option', { name: 'Contributor' }).click();
  await desk.getByRole('combobox', { name: 'Name, address or group' }).fill(owner.email);
  await desk.getByRole('option', { name: 'Olga Owner' }).click();
  await desk.getByText(`Contributor · ${owner.email}`).waitFor();
  await desk.getByRole('button', { name: 'As', exact: false }).first().click();
  await desk.getByRole('option', { name: 'Member' }).click();
  await desk.getByRole('button', { name: 'Paste many addresses' }).click();
  await desk.getByRole('textbox', { name: 'Addresses' }).fill(`${member.email}\nnobody@example.org`);
  await desk.getByRole('button', { name: 'Add people' }).click();
  await desk.getByText(`Member · ${member.email}`).waitFor();
  await desk.getByText('1 address has no account here: nobody@example.org').waitFor();
  return new URL(desk.url()).pathname;
}

describe('a moderated gallery', () => {
  it('is opened, filled, looked at and watched, and closes to its people when the owner takes back', async () => {
    const desk = await stage.signedIn(publisher);
    const gallery = await openGallery(desk);
    const mediaId = await world.aMedia(owner, { title: 'Mitosis' });

    const seat = await stage.signedIn(member);
    await seat.goto(gallery);
    await seat.getByText('Nothing is published here yet').waitFor();
    expect(await seat.getByRole('tab').count()).toBe(0);

    const study = await stage.signedIn(owner);
    await study.goto(`/media/${mediaId}`);
    await study.getByRole('button', { name: 'More actions for “Mitosis”' }).click();
    await study.getByRole('menuitem', { name: 'Publish status' }).click();
    const dialog = study.getByRole('dialog', { name: 'Publish status' });
    await dialog.getByText('Published', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Choose at least one gallery.').waitFor();
    await dialog.getByText('Cell biology').click();
    await dialog.getByText('A moderator looks at it first.').waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await study.getByText('“Mitosis” waits for approval.').waitFor();

    await desk.getByRole('button', { name: 'Notices, 1 new' }).click();
    const bell = desk.getByRole('dialog', { name: 'Notices' });
    await bell.getByText('Olga Owner wants to publish “Mitosis” in Cell biology').waitFor();
    await bell.getByRole('link', { name: 'Look at what waits' }).click();
    await desk.getByRole('tab', { name: 'Waiting' }).waitFor();
    await desk.getByRole('button', { name: 'Let in' }).click();
    await desk.getByText('“Mitosis” appears in the gallery.').waitFor();
    await desk.getByText('Nothing waits').first().waitFor();

    // Nobody loaded that page again.
    await seat.getByRole('link', { name: 'Mitosis' }).click();
    await seat.getByRole('heading', { level: 1, name: 'Mitosis' }).waitFor();
    await study.getByRole('button', { name: 'Notices, 1 new' }).click();
    await study.getByText('“Mitosis” is published in Cell biology').waitFor();
    await study.keyboard.press('Escape');

    const since = performance.now();
    await owner.browser.call(setPublishStatus, { params: { mediaId }, body: { status: 'private' } });
    await seat.getByRole('heading', { name: 'Your access has ended' }).waitFor();
    expect(performance.now() - since).toBeLessThan(2500);
  });

  it('turns down with a word to the owner, who reads it where they published', async () => {
    const { id: galleryId } = await publisher.browser.call(createGallery, {
      body: { name: 'Botany', visibility: 'members', moderated: true },
    });
    const params = { galleryId };
    await publisher.browser.call(addGalleryPeople, { params, body: { emails: [owner.email], role: 'contributor' } });
    const mediaId = await world.aMedia(owner, { title: 'Moss' });
    const body = { status: 'published' as const, galleryIds: [galleryId] };
    await owner.browser.call(setPublishStatus, { params: { mediaId }, body });

    const desk = await stage.signedIn(publisher);
    await desk.goto(`/galleries/${galleryId}?tab=waiting`);
    await desk.getByRole('button', { name: 'Turn down' }).click();
    const asking = desk.getByRole('alertdialog');
    await asking.getByRole('textbox').fill('The sound is missing.');
    await asking.getByRole('button', { name: 'Turn down' }).click();
    await desk.getByText('“Moss” was turned down.').waitFor();

    const study = await stage.signedIn(owner);
    await study.goto(`/media/${mediaId}`);
    await study.getByRole('button', { name: 'More actions for “Moss”' }).click();
    await study.getByRole('menuitem', { name: 'Publish status' }).click();
    await study.getByText('Was turned down: The sound is missing.').waitFor();
  });
});

describe('a colleague', () => {
  it('is suggested, added, told, and leaves by themselves', async () => {
    const mediaId = await world.aMedia(owner, { title: 'Photosynthesis' });
    const before = await world.aMedia(owner, { title: 'Before' });
    const colleague = await world.aPerson({ siteRole: 'creator', firstName: 'Katherine', lastName: 'Johnson' });
    const body = { email: colleague.email, kind: 'co-viewer' } as const;
    await owner.browser.call(addCollaborator, { params: { mediaId: before }, body });

    const study = await stage.signedIn(owner);
    await study.goto(`/media/${mediaId}/edit?tab=collaborators`);
    await study.getByRole('row', { name: 'Co-publisher Change the publish status and invite users' }).waitFor();
    await study.getByRole('combobox', { name: 'Email of a colleague' }).pressSequentially('kath');
    await study.getByRole('option', { name: /Katherine Johnson/ }).click();
    await expectGoodLooks(study, 'collaborators');
    await study.getByRole('button', { name: 'Add', exact: true }).click();
    await study.getByText(`Co-editor · ${colleague.email}`).waitFor();

    const desk = await stage.signedIn(colleague);
    await desk.goto('/my-media');
    await desk.getByRole('button', { name: 'Notices, 2 new' }).click();
    await desk.getByText('Olga Owner works on “Photosynthesis” with you').waitFor();
    await desk.getByRole('link', { name: 'Open' }).first().click();
    await desk.getByRole('button', { name: 'More actions for “Photosynthesis”' }).click();
    await desk.getByRole('menuitem', { name: 'Leave this entry' }).click();
    await desk.getByRole('button', { name: 'Leave', exact: true }).click();
    await desk.getByText('You no longer work on “Photosynthesis”.').waitFor();
    await eventually(() => expect(new URL(desk.url()).pathname).toBe('/my-media'));
    await study.getByText(`Co-editor · ${colleague.email}`).waitFor({ state: 'detached' });
  });
});

describe('the console', () => {
  it('makes a group, fills it, and takes somebody out of it', async () => {
    const page = await stage.signedIn(administrator);
    await page.goto('/console/groups');
    await page.getByText('No groups yet').waitFor();
    await page.getByRole('button', { name: 'New group' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Biologists');
    await page.getByRole('button', { name: 'Make group' }).click();
    const dialog = page.getByRole('dialog', { name: 'People in “Biologists”' });
    await dialog.getByRole('combobox', { name: 'Add a person' }).pressSequentially('Mina');
    await page.getByRole('option', { name: /Mina Member/ }).click();
    await dialog.getByText(member.email).waitFor();
    await dialog.getByRole('button', { name: 'Paste many addresses' }).click();
    await dialog.getByRole('textbox', { name: 'Addresses' }).fill(`${owner.email}, ${member.email}, no@example.org`);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.getByText('1 address has no account here: no@example.org').waitFor();
    await expectGoodLooks(page, 'group-people');
    await dialog.getByRole('button', { name: 'Remove Mina Member from the group' }).click();
    await dialog.getByText(member.email).waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByText('1 person', { exact: true }).waitFor();
    await expectGoodLooks(page, 'groups');
  });

  it("deletes for good from everybody's recycle bin, and says what is lost", async () => {
    const mediaId = await world.aMedia(owner, { title: 'Old lecture' });
    await owner.browser.call(deleteMedia, { params: { mediaId } });
    const study = await stage.signedIn(owner);
    await study.goto('/my-media?show=bin');
    await study.getByText('Goes for good in 30 days').waitFor();

    const page = await stage.signedIn(administrator);
    await page.goto('/console/bin');
    await page.getByText('Old lecture').waitFor();
    await expectGoodLooks(page, 'bin');
    await page.getByRole('button', { name: 'More actions for “Old lecture”' }).click();
    await page.getByRole('menuitem', { name: 'Delete for good…' }).click();
    await page.getByRole('alertdialog').getByText('All of its files, with every version').waitFor();
    await page.getByRole('button', { name: 'Delete for good', exact: true }).click();
    await page.getByText('The recycle bin is empty').waitFor();
    await study.getByText('The recycle bin is empty').waitFor();
  });

  it('hands the media of whoever is deactivated to somebody else', async () => {
    const leaving = await world.aPerson({ siteRole: 'creator', firstName: 'Lea', lastName: 'Leaving' });
    await world.aMedia(leaving, { title: 'Her lecture' });
    const page = await stage.signedIn(administrator);
    await page.goto('/console/people');
    await page.getByRole('button', { name: 'Actions for Lea Leaving' }).click();
    await page.getByRole('menuitem', { name: 'Deactivate…' }).click();
    const asking = page.getByRole('alertdialog');
    await asking.getByText('Somebody takes them over').click();
    await asking.getByRole('combobox', { name: 'New owner' }).pressSequentially('Olga');
    await page.getByRole('option', { name: /Olga Owner/ }).click();
    await expectGoodLooks(page, 'deactivate');
    await asking.getByRole('button', { name: 'Deactivate' }).click();
    await page.getByText('Lea Leaving is deactivated.').waitFor();
    const study = await stage.signedIn(owner);
    await study.goto('/my-media');
    await study.getByRole('link', { name: 'Her lecture' }).waitFor();
  });
});

describe('the pages of galleries', () => {
  it('look good with much in them, at each width, in light and dark', async () => {
    const name = `Zoology of the northern seas and everything that lives between their tides ${randomUUID().slice(0, 4)}`;
    const { id: galleryId } = await publisher.browser.call(createGallery, {
      body: { name, visibility: 'everyone', moderated: true, description: 'What we watch before each excursion.' },
    });
    const params = { galleryId };
    const { id: groupId } = await administrator.browser.call(createGroup, { body: { name: 'Excursion 2026' } });
    await administrator.browser.call(addGroupMembers, {
      params: { groupId },
      body: { emails: [member.email, owner.email] },
    });
    await publisher.browser.call(addGalleryPeople, {
      params,
      body: { emails: [owner.email], groupIds: [groupId], role: 'contributor' },
    });
    for (const title of ['Whales', 'Seals and how to tell them apart from a distance', 'Gulls']) {
      const mediaId = await world.aMedia(publisher, { title });
      const body = { status: 'published' as const, galleryIds: [galleryId] };
      await publisher.browser.call(setPublishStatus, { params: { mediaId }, body });
    }
    const waiting = await world.aMedia(owner, { title: 'Krill' });
    const body = { status: 'published' as const, galleryIds: [galleryId] };
    await owner.browser.call(setPublishStatus, { params: { mediaId: waiting }, body });

    const page = await stage.signedIn(publisher);
    await page.goto('/galleries');
    await page.getByRole('link', { name }).waitFor();
    await expectGoodLooks(page, 'galleries');
    for (const tab of ['media', 'waiting', 'people', 'settings']) {
      await page.goto(`/galleries/${galleryId}?tab=${tab}`);
      await page.getByRole('tabpanel').waitFor();
      await page.getByRole('tabpanel').locator('li, form').first().waitFor();
      await expectGoodLooks(page, `gallery-${tab}`);
    }
    await page.goto(`/galleries/${galleryId}`);
    await page.getByRole('button', { name: 'Add media' }).click();
    await page.getByRole('dialog', { name: 'Add media' }).getByText('Whales').waitFor();
    await expectGoodLooks(page, 'gallery-add');

    const study = await stage.signedIn(owner);
    await study.goto(`/media/${waiting}`);
    await study.getByRole('button', { name: 'More actions for “Krill”' }).click();
    await study.getByRole('menuitem', { name: 'Publish status' }).click();
    await study.getByText('Waits for approval').first().waitFor();
    await expectGoodLooks(study, 'publish');
  });
});
