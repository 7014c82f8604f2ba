import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eventually } from '#test/eventually.ts';
import type { PersonInWorld } from '#test/world.ts';
import { joinBy } from './acts.ts';
import { expectGoodLooks } from './looks.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
const { world, mail } = stage;

const GOOD = Array.from({ length: 25 }, (_, index) => `pupil${index}@example.org, Pupil, Number${index}`);
const BAD = [
  'nobody, Grace, Hopper',
  'PUPIL3@EXAMPLE.org, Again, Pupil',
  'nameless@example.org',
  'evil@example.org, Win at, evil.com',
  'king@example.org, Arthur, Pendragon, viewer, Klingon',
];

describe('inviting many', () => {
  it('checks a pasted list, invites who can be, mails each their own link, and shows them in the list', async () => {
    const owner = await world.aPerson({ siteRole: 'publisher', firstName: 'Ada', lastName: 'Lovelace' });
    const page = await standsBeforeMany(owner);
    await page.getByRole('button', { name: 'Check the list' }).click();
    await page.getByText('Paste a list or choose a file.').waitFor();
    await page.getByLabel('People to invite').fill([...GOOD, ...BAD].join('\n'));
    await expectGoodLooks(page, 'invite-many-list');
    await page.getByRole('button', { name: 'Check the list' }).click();

    await page.getByRole('heading', { name: 'The list, checked' }).waitFor();
    await page.getByRole('tab', { name: 'Ready 25' }).waitFor();
    await page.getByRole('tab', { name: 'Twice in the list 1' }).click();
    await page.getByText('The same address as in row 4').waitFor();
    await page.getByRole('tab', { name: 'All 30' }).click();
    await page.getByText('There is no complete email address in this line.').waitFor();
    await expectGoodLooks(page, 'invite-many-checked');
    expect(mail.accepted).toHaveLength(0);

    await page.getByRole('button', { name: 'Change the list' }).click();
    expect(await page.getByLabel('People to invite').inputValue()).toContain('nobody, Grace, Hopper');
    await page.getByRole('button', { name: 'Check the list' }).click();
    await page.getByRole('button', { name: 'Invite 25 people' }).click();
    await page.getByText('25 people are invited').waitFor();
    await page.getByRole('tab', { name: 'Invited 25' }).waitFor();
    await expectGoodLooks(page, 'invite-many-made');

    await eventually(() => expect(mail.accepted).toHaveLength(25));
    const [received] = mail.to('pupil7@example.org');
    const [href = ''] = /http\S+\/i\/\S+/.exec(received?.text ?? '') ?? [];
    await page.getByRole('button', { name: 'Invitations' }).click();
    await page.getByText('Pupil Number7', { exact: true }).waitFor();
    await joinBy(await stage.aVisitor(), { href, email: 'pupil7@example.org' });
  });

  it('reads a file of an old spreadsheet, and hands the links over once, also after the window was closed', async () => {
    const owner = await world.aPerson({ siteRole: 'publisher' });
    const page = await standsBeforeMany(owner);
    await chooseFile(page, Buffer.from('E-Mail;Vorname;Nachname\r\nzoe@example.org;Zoë;Müller\r\n', 'latin1'));
    await page.getByText('It was read as Windows-1252').waitFor();
    await page.getByRole('button', { name: 'Check the list' }).click();
    await page.getByText('Zoë Müller').waitFor();
    await page.getByText('Send each their link by email').click();
    await page.getByRole('button', { name: 'Invite 1 person' }).click();
    await page.getByRole('button', { name: 'Download links (once)' }).waitFor();
    await expectGoodLooks(page, 'invite-many-links');
    await page.getByRole('button', { name: 'Done' }).click();

    await openMany(page);
    await page.getByText('links not downloaded yet').waitFor();
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download links (once)' }).click();
    const links = await readFile(await (await saved).path(), 'utf8');
    await page.getByText('The links were downloaded').waitFor();
    const [href = ''] = /http[^"]+#[\w-]{43}/.exec(links) ?? [];
    await joinBy(await stage.aVisitor(), { href, email: 'zoe@example.org' });
  });

  it('takes ten thousand rows without standing still', async () => {
    const owner = await world.aPerson({ siteRole: 'administrator' });
    const page = await standsBeforeMany(owner);
    const list = Array.from({ length: 10_000 }, (_, index) => `many${index}@example.org, Person, Number${index}`);
    await chooseFile(page, Buffer.from(list.join('\n')));
    await page.getByText('people.csv was read').waitFor();
    await page.getByLabel('People to invite').press('Control+End');
    await page.keyboard.type('\nz@z.zz, Z');
    await page.getByRole('button', { name: 'Check the list' }).click();
    await page.getByText('at most 10,000 people at once').waitFor();
    for (const _ of '\nz@z.zz, Z') await page.getByLabel('People to invite').press('Backspace');
    await page.getByRole('button', { name: 'Check the list' }).click();
    await page.getByRole('button', { name: 'Invite 10000 people' }).waitFor();
    await page.getByText('Send each their link by email').click();
    await page.getByRole('button', { name: 'Invite 10000 people' }).click();
    await page.getByRole('progressbar').waitFor();
    await page.getByText('10000 people are invited').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByText('Person Number150', { exact: true }).waitFor();
  });
});

async function standsBeforeMany(owner: PersonInWorld): Promise<Page> {
  const mediaId = await world.aMedia(owner);
  const page = await stage.signedIn(owner);
  await page.goto(`/media/${mediaId}`);
  await openMany(page);
  return page;
}

async function chooseFile(page: Page, bytes: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: bytes });
}

async function openMany(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More actions for' }).click();
  await page.getByRole('menuitem', { name: 'Invite users' }).click();
  await page.getByRole('button', { name: 'Invite many' }).click();
  await page.getByRole('dialog', { name: 'Invite many' }).waitFor();
}
