import { readdir } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type AttachmentsView,
  changeAttachment,
  createAttachment,
  deleteAttachment,
  listAttachments,
  MAX_ATTACHMENT_BYTES,
  MOST_ATTACHMENTS,
  orderAttachments,
  setRelated,
} from '#contract/attachments/endpoints.ts';
import { removeInvite } from '#contract/invites/endpoints.ts';
import { addCollaborator, deleteMedia, setPublishStatus } from '#contract/media/endpoints.ts';
import type { TestBrowser } from '#test/browser.ts';
import { eventually } from '#test/eventually.ts';
import { enter, guestLink } from '#test/guest.ts';
import { invite, join } from '#test/invitation.ts';
import { attach } from '#test/upload.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let world: World;
let owner: PersonInWorld;
let mediaId: string;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

async function anEntry(): Promise<void> {
  owner = await world.aPerson({ siteRole: 'creator' });
  mediaId = await world.aMedia(owner);
}

function list(browser: TestBrowser): Promise<AttachmentsView> {
  return browser.call(listAttachments, { params: { mediaId } });
}

async function urlFor(browser: TestBrowser, attachmentId: string): Promise<string> {
  const { attachments } = await list(browser);
  const url = attachments.find(({ id }) => id === attachmentId)?.url;
  if (url === undefined || url === null) throw new Error('There is no path to this file.');
  return new URL(url, world.publicUrl).href;
}

async function anInvitee(): Promise<{ readonly browser: TestBrowser; readonly inviteId: string }> {
  const browser = world.aBrowser();
  const invited = await invite(owner.browser, mediaId);
  await join(browser, invited);
  return { browser, inviteId: invited.inviteId };
}

describe('files beside an entry', () => {
  it('come to whoever may open it, byte by byte as they were, to be saved and never shown', async () => {
    await anEntry();
    const bytes = Buffer.from('<!doctype html><script>document.title = "run"</script>');
    const id = await attach(owner.browser, { mediaId, name: 'Übung "1".html', bytes });
    const guest = world.aBrowser();
    await enter(guest, await guestLink(owner.browser, mediaId));
    const { browser: invitee } = await anInvitee();
    for (const browser of [owner.browser, invitee, guest]) {
      expect((await list(browser)).attachments).toMatchObject([{ id, bytes: bytes.length, state: 'ready' }]);
      // The path carries its own proof: no cookie goes with it.
      const response = await fetch(await urlFor(browser, id));
      expect(response.status).toBe(200);
      expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
      const headers = Object.fromEntries(response.headers);
      expect(headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'x-content-type-options': 'nosniff',
        'content-length': String(bytes.length),
        'content-disposition': `attachment; filename="Ubung 1.html"; filename*=UTF-8''${encodeURIComponent('Übung 1.html')}`,
      });
      expect(headers['content-security-policy']).toContain('sandbox');
    }
    for (const browser of [world.aBrowser(), (await world.aPerson()).browser]) {
      expect(await browser.refusalOf(listAttachments, { params: { mediaId } })).not.toBeNull();
    }
  });

  it('go on where a download broke off', async () => {
    await anEntry();
    const bytes = Buffer.from('0123456789');
    const url = await urlFor(owner.browser, await attach(owner.browser, { mediaId, name: 'ten.txt', bytes }));
    const asked = (headers: Record<string, string>, method = 'GET') => fetch(url, { method, headers });
    const rest = await asked({ range: 'bytes=4-' });
    expect([rest.status, await rest.text(), rest.headers.get('content-range')]).toEqual([
      206,
      '456789',
      'bytes 4-9/10',
    ]);
    const tag = rest.headers.get('etag') ?? '';
    expect((await asked({ range: 'bytes=4-', 'if-range': tag })).status).toBe(206);
    expect(await (await asked({ range: 'bytes=4-', 'if-range': '"another"' })).text()).toBe('0123456789');
    expect((await asked({ range: 'bytes=20-' })).status).toBe(416);
    const head = await asked({}, 'HEAD');
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '10', '']);
  });

  it('can be empty', async () => {
    await anEntry();
    const id = await attach(owner.browser, { mediaId, name: 'nothing.txt', bytes: Buffer.alloc(0) });
    expect(await (await fetch(await urlFor(owner.browser, id))).text()).toBe('');
  });

  it('are named, brought into order and deleted by who edits the entry, with their bytes', async () => {
    await anEntry();
    const ids = [];
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) {
      ids.push(await attach(owner.browser, { mediaId, name, bytes: Buffer.from(name) }));
    }
    const [a = '', b = '', c = ''] = ids;
    const editor = await world.aPerson({ siteRole: 'creator' });
    await owner.browser.call(addCollaborator, {
      params: { mediaId },
      body: { email: editor.email, kind: 'co-editor' },
    });
    const params = { mediaId, attachmentId: b };
    await editor.browser.call(changeAttachment, { params, body: { title: 'Worksheet', name: '../evil/b2.pdf' } });
    await editor.browser.call(orderAttachments, { params: { mediaId }, body: { attachmentIds: [c, a] } });
    expect((await list(owner.browser)).attachments).toMatchObject([
      { id: c },
      { id: a },
      { id: b, title: 'Worksheet', name: 'b2.pdf' },
    ]);
    const url = await urlFor(owner.browser, b);
    await editor.browser.call(deleteAttachment, { params });
    expect((await fetch(url)).status).toBe(404);
    expect(await editor.browser.refusalOf(deleteAttachment, { params })).toBe('attachments.unknown');
    expect((await readdir(joinPath(world.dataFolder, 'attachments'))).filter((name) => name.startsWith(b))).toEqual([]);
  });

  it('are of one entry: another one’s owner can neither change nor fetch them', async () => {
    await anEntry();
    const id = await attach(owner.browser, { mediaId, name: 'mine.txt', bytes: Buffer.from('mine') });
    const thief = await world.aPerson({ siteRole: 'creator' });
    const other = await world.aMedia(thief);
    const params = { mediaId: other, attachmentId: id };
    expect(await thief.browser.refusalOf(changeAttachment, { params, body: { title: 'x' } })).toBe(
      'attachments.unknown',
    );
    expect(await thief.browser.refusalOf(deleteAttachment, { params })).toBe('attachments.unknown');
    const decoy = await attach(thief.browser, { mediaId: other, name: 'x', bytes: Buffer.from('x') });
    const { attachments } = await thief.browser.call(listAttachments, { params: { mediaId: other } });
    const url = new URL(attachments[0]?.url ?? '', world.publicUrl).href;
    expect((await fetch(url)).status).toBe(200);
    for (const name of [id, `${decoy}.json`, `..%2f${id}`, '..%2f..%2fuploads', 'nonsense']) {
      expect((await fetch(url.replace(decoy, name))).status, name).toBe(404);
    }
    // Neither does a signed path of the player reach them.
    expect((await fetch(url.replace(`attachments/${decoy}`, `1/${id}`))).status).toBe(404);
    const begun = await thief.browser.request('/api/v1/attachment-uploads', {
      method: 'POST',
      headers: { 'tus-resumable': '1.0.0', 'upload-length': '4', 'upload-metadata': `attachmentId ${btoa(id)}` },
    });
    expect(begun.status).toBe(404);
  });

  it('are refused beyond fifty, beyond their size, and with other bytes than were announced', async () => {
    await anEntry();
    const ask = (body: { name: string; byteSize: number }) =>
      owner.browser.refusalOf(createAttachment, { params: { mediaId }, body });
    expect(await ask({ name: 'big.zip', byteSize: MAX_ATTACHMENT_BYTES + 1 })).toBe('attachments.too-large');
    const { attachmentId } = await owner.browser.call(createAttachment, {
      params: { mediaId },
      body: { name: 'one.txt', byteSize: 1 },
    });
    const begun = await owner.browser.request('/api/v1/attachment-uploads', {
      method: 'POST',
      headers: {
        'tus-resumable': '1.0.0',
        'upload-length': '400000000',
        'upload-metadata': `attachmentId ${btoa(attachmentId)}`,
      },
    });
    expect(begun.status).toBe(409);
    const asked = Array.from({ length: MOST_ATTACHMENTS + 5 }, (_, place) =>
      ask({ name: `${place}.txt`, byteSize: 1 }),
    );
    const refused = (await Promise.all(asked)).filter((code) => code !== null);
    expect(refused).toEqual(Array.from({ length: 6 }, () => 'attachments.too-many'));
    const { browser: viewer } = await anInvitee();
    expect((await list(viewer)).attachments).toEqual([]);
  });

  it('close within two seconds to who is removed, also in the middle of a download', async () => {
    await anEntry();
    const bytes = Buffer.alloc(60_000_000, 'x');
    const id = await attach(owner.browser, { mediaId, name: 'long.bin', bytes });
    const { browser, inviteId } = await anInvitee();
    const url = await urlFor(browser, id);
    const response = await fetch(url);
    const reader = response.body?.getReader();
    if (reader === undefined) throw new Error('no body');
    await reader.read();
    await owner.browser.call(removeInvite, { params: { mediaId, inviteId } });
    const removedAt = performance.now();
    await eventually(async () => expect((await fetch(url)).status).toBe(404));
    expect(performance.now() - removedAt).toBeLessThan(2000);
    // What waits in buffers on the way may still arrive; the whole never does.
    const read = async () => {
      let total = 0;
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return total;
        total += value.length;
      }
    };
    await expect(read()).rejects.toThrow();
  });

  it('are dropped when their upload was never finished, or their entry is gone for good', async () => {
    await anEntry();
    const kept = await attach(owner.browser, { mediaId, name: 'kept.txt', bytes: Buffer.from('kept') });
    await owner.browser.call(createAttachment, { params: { mediaId }, body: { name: 'never.txt', byteSize: 1 } });
    world.clock.move({ minutes: 25 * 60 });
    await world.portal.attachments.sweep();
    const fresh = await world.aPerson({ siteRole: 'administrator' });
    expect((await list(fresh.browser)).attachments).toMatchObject([{ id: kept }]);
    await world.db.deleteFrom('media').where('id', '=', mediaId).execute();
    await world.portal.attachments.sweep();
    const names = await readdir(joinPath(world.dataFolder, 'attachments'));
    expect(names.filter((name) => name.startsWith(kept))).toEqual([]);
  });
});

describe('related media', () => {
  it('is shown to whoever may open it, and to nobody else', async () => {
    await anEntry();
    const secret = await world.aMedia(owner, { title: 'Secret' });
    const open = await world.aMedia(owner, { title: 'Open' });
    await owner.browser.call(setPublishStatus, { params: { mediaId: open }, body: { status: 'unlisted' } });
    await owner.browser.call(setPublishStatus, { params: { mediaId }, body: { status: 'unlisted' } });
    const { related } = await owner.browser.call(setRelated, {
      params: { mediaId },
      body: { mediaIds: [secret, open] },
    });
    expect(related.map(({ title }) => title)).toEqual(['Secret', 'Open']);
    const colleague = await world.aPerson({ siteRole: 'viewer' });
    expect((await list(colleague.browser)).related).toMatchObject([{ title: 'Open', type: 'video' }]);
    const { browser: invitee } = await anInvitee();
    expect((await list(invitee)).related).toEqual([]);
    await owner.browser.call(deleteMedia, { params: { mediaId: open } });
    expect((await list(colleague.browser)).related).toEqual([]);
  });

  it('points to nothing that the one who adds it may not open', async () => {
    await anEntry();
    const stranger = await world.aPerson({ siteRole: 'creator' });
    const theirs = await world.aMedia(stranger);
    const relate = (mediaIds: string[]) =>
      owner.browser.refusalOf(setRelated, { params: { mediaId }, body: { mediaIds } });
    expect(await relate([theirs])).toBe('attachments.related-unknown');
    expect(await relate([crypto.randomUUID()])).toBe('attachments.related-unknown');
    expect(await relate([mediaId])).toBe('attachments.related-unknown');
  });
});
