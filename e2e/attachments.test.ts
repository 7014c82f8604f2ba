import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Download, Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { setDownloads } from '#contract/media/endpoints.ts';
import { aClip } from '#test/clips.ts';
import { eventually } from '#test/eventually.ts';
import { enter, guestLink } from '#test/guest.ts';
import { invite } from '#test/invitation.ts';
import { attach, outcomeOf, upload } from '#test/upload.ts';
import type { PersonInWorld } from '#test/world.ts';
import { joinBy, pickFiles } from './acts.ts';
import { expectGoodLooks, flawsOf } from './looks.ts';
import { openStage, screenshot } from './stage.ts';

const stage = await openStage();
const { world } = stage;
const folder = await mkdtemp(join(tmpdir(), 'usher-attached-'));
afterAll(() => rm(folder, { recursive: true }));

const PHONE = { viewport: { width: 390, height: 700 } };

describe('attachments', () => {
  it('are added, named and ordered on the Edit page, and downloaded by who was invited', async () => {
    const owner = await anOwner();
    const mediaId = await world.aMedia(owner, { title: 'Photosynthesis' });
    await world.aMedia(owner, { title: 'The Calvin cycle' });
    const page = await stage.signedIn(owner);
    await page.goto(`/media/${mediaId}/edit`);
    await page.getByRole('tab', { name: 'Attachments' }).click();
    await page.getByText('No files yet').waitFor();
    await expectGoodLooks(page, 'attachments-empty', [1280, 390]);
    await page.setViewportSize({ width: 1280, height: 800 });
    await pickFiles(page, 'Add files', [
      await aFile('Worksheet 1.pdf', '%PDF-1.4 not really'),
      await aFile('data.csv', 'a;b\n1;2\n'),
      await aFile('<img src=x onerror=alert(1)>.html', '<script>document.title="run"</script>'),
    ]);
    const list = page.getByRole('list', { name: 'Files' });
    await eventually(async () => expect(await list.getByRole('listitem').count()).toBe(3));
    await act(page, 'data.csv', 'Move up');
    await eventually(async () => expect(await list.getByRole('listitem').first().textContent()).toContain('data.csv'));
    await act(page, 'Worksheet 1.pdf', 'Rename…');
    await page.getByRole('textbox', { name: /^Title/ }).fill('Questions for Monday');
    await page.getByRole('button', { name: 'Save' }).click();
    await list.getByText('Questions for Monday').waitFor();

    await page.getByRole('button', { name: 'Add media' }).click();
    await page.getByRole('button', { name: 'Add “The Calvin cycle”' }).click();
    await page.getByText('Added').waitFor();
    await expectGoodLooks(page, 'attachments-picking', [1280, 390]);
    await page.getByRole('button', { name: 'Done' }).click();
    await expectGoodLooks(page, 'attachments-edit', [1280, 390]);

    const invitee = await stage.aVisitor(PHONE);
    await joinBy(invitee, await invite(owner.browser, mediaId));
    await invitee.getByRole('heading', { name: 'Attachments' }).waitFor();
    // It is shown to whoever may open it.
    expect(await invitee.getByText('The Calvin cycle').count()).toBe(0);
    const kept = await downloaded(invitee, () =>
      invitee.getByRole('link', { name: 'Download “Questions for Monday”' }).click(),
    );
    expect(kept.suggestedFilename()).toBe('Worksheet 1.pdf');
    expect(await readFile(await kept.path(), 'utf8')).toBe('%PDF-1.4 not really');
    expect(await flawsOf(invitee)).toEqual([]);
    await screenshot(invitee, 'attachments-invitee-390');
    const own = await stage.signedIn(owner);
    await own.goto(`/media/${mediaId}`);
    await own.getByRole('link', { name: 'The Calvin cycle' }).waitFor();
    await expectGoodLooks(own, 'attachments-page', [1280, 390]);
  });

  it('never run, whatever is in them: a page, a drawing with a script, both opened as a page of their own', async () => {
    const owner = await anOwner();
    const mediaId = await world.aMedia(owner);
    const hostile = {
      'page.html': '<!doctype html><script>document.title = "run"; fetch("/api/v1/media")</script>',
      'drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="document.title=\'run\'"><script>1</script></svg>',
      'page.pdf': '<!doctype html><script>document.title = "run"</script>',
    };
    for (const [name, content] of Object.entries(hostile)) {
      await attach(owner.browser, { mediaId, name, bytes: Buffer.from(content) });
    }
    const page = await stage.signedIn(owner);
    await page.goto(`/media/${mediaId}`);
    for (const [name, content] of Object.entries(hostile)) {
      const link = page.getByRole('link', { name: `Download “${name}”` });
      const url = await link.evaluate((each: HTMLAnchorElement) => each.href);
      // As an attacker would have it opened: in a tab of its own, without the word "download".
      const tab = await page.context().newPage();
      const kept = await downloaded(tab, () => void tab.goto(url).catch(() => {}));
      expect(kept.suggestedFilename()).toBe(name);
      expect(await readFile(await kept.path(), 'utf8')).toBe(content);
      expect(await tab.title()).toBe('');
      expect(tab.url()).toBe('about:blank');
      // Nor in a frame of a page of ours.
      const framedFile = await downloaded(page, () => void page.evaluate(openInFrame, url));
      expect(framedFile.suggestedFilename()).toBe(name);
      const framed = await page.evaluate(() => {
        const frame = document.querySelector<HTMLIFrameElement>('iframe#opened');
        const title = frame?.contentDocument?.title;
        frame?.remove();
        return title;
      });
      expect(framed).toBe('');
      await tab.close();
    }
  });
});

describe('downloads', () => {
  it('are switched on by the owner, kept by a guest, and end when they are switched off', async () => {
    const owner = await anOwner();
    const mediaId = await upload(owner.browser, await readFile(await aClip({ seconds: 4, size: '854x480' })));
    expect(await outcomeOf(owner.browser, mediaId)).toEqual({ kind: 'ready' });
    const guest = await world.aPerson();
    await enter(guest.browser, await guestLink(owner.browser, mediaId));
    const visitor = await stage.signedIn(guest, PHONE);
    await visitor.goto(`/media/${mediaId}`);
    await visitor.getByRole('heading', { name: 'A lecture' }).waitFor();
    expect(await visitor.getByRole('button', { name: 'Download' }).count()).toBe(0);

    const page = await stage.signedIn(owner);
    await page.goto(`/media/${mediaId}/edit`);
    await page.getByRole('tab', { name: 'Downloads' }).click();
    await page.getByText('What is shown here').click();
    await expectGoodLooks(page, 'downloads-edit', [1280, 390]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').waitFor();

    await visitor.getByRole('button', { name: 'Download' }).click();
    await visitor.getByText('Video 480p').waitFor();
    expect(await visitor.getByText('Original file').count()).toBe(0);
    await expectGoodLooks(visitor, 'downloads-guest', [390]);
    const kept = await downloaded(visitor, () => visitor.getByRole('button', { name: 'Download: Video 480p' }).click());
    expect(kept.suggestedFilename()).toBe('A lecture 480p.mp4');
    await kept.path();

    await page.goto(`/media/${mediaId}`);
    await page.getByRole('button', { name: 'Download' }).click();
    await page.getByText('Original file').waitFor();
    await expectGoodLooks(page, 'downloads-owner', [1280, 390]);

    await owner.browser.call(setDownloads, { params: { mediaId }, body: { downloads: 'nothing' } });
    await eventually(async () =>
      expect(await visitor.getByRole('button', { name: 'Download', exact: true }).count()).toBe(0),
    );
  });
});

function anOwner(): Promise<PersonInWorld> {
  return world.aPerson({ siteRole: 'creator', firstName: 'Olive', lastName: 'Owner' });
}

async function aFile(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function act(page: Page, file: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for “${file}”` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

async function downloaded(page: Page, begin: () => unknown): Promise<Download> {
  const coming = page.waitForEvent('download', { timeout: 30_000 });
  await begin();
  return coming;
}

function openInFrame(address: string): void {
  const frame = document.createElement('iframe');
  frame.id = 'opened';
  frame.src = address;
  document.body.append(frame);
}
