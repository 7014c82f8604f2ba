import { expect, vi } from 'vitest';
import { createAttachment } from '#contract/attachments/endpoints.ts';
import { createMedia, getMedia, type MediaState } from '#contract/media/endpoints.ts';
import type { TestBrowser } from './browser.ts';

const TUS = { 'tus-resumable': '1.0.0' };

/** A new entry that waits for its bytes. */
export async function anEmptyEntry(browser: TestBrowser, { byteSize = 1 } = {}): Promise<string> {
  const body = { form: 'video' as const, title: 'A lecture', byteSize };
  return (await browser.call(createMedia, { body })).mediaId;
}

/** The first request of tus, as the web's client sends it. */
export function beginUpload(
  browser: TestBrowser,
  { mediaId, byteSize, headers = {} }: { mediaId: string; byteSize: number; headers?: Record<string, string> },
): Promise<Response> {
  const metadata = `filename ${btoa('../../lecture.mp4')},mediaId ${btoa(mediaId)}`;
  return browser.request('/api/v1/uploads', {
    method: 'POST',
    headers: { ...TUS, 'upload-length': String(byteSize), 'upload-metadata': metadata, ...headers },
  });
}

export function sendBytes(
  browser: TestBrowser,
  { url, offset, bytes }: { url: string; offset: number; bytes: Buffer },
): Promise<Response> {
  return patch(browser, { url, offset, body: new Uint8Array(bytes) });
}

/** Sends as the stream gives, which may be never. */
export function startSending(
  browser: TestBrowser,
  { url, body }: { url: string; body: ReadableStream<Uint8Array> },
): Promise<Response> {
  return patch(browser, { url, offset: 0, body });
}

function patch(
  browser: TestBrowser,
  { url, offset, body }: { url: string; offset: number; body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> },
): Promise<Response> {
  const headers = { ...TUS, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
  // Node needs the last word, browsers' types do not know it.
  const init = { method: 'PATCH', headers, body, duplex: 'half' as const };
  return browser.request(url, init);
}

export async function offsetOf(browser: TestBrowser, url: string): Promise<string | null> {
  const response = await browser.request(url, { method: 'HEAD', headers: TUS });
  return response.headers.get('upload-offset');
}

/** An entry with these bytes, whatever they are. */
export async function upload(browser: TestBrowser, bytes: Buffer): Promise<string> {
  const mediaId = await anEmptyEntry(browser, { byteSize: bytes.length });
  const begun = await beginUpload(browser, { mediaId, byteSize: bytes.length });
  expect(begun.status).toBe(201);
  const url = begun.headers.get('location') ?? '';
  if (bytes.length > 0) expect((await sendBytes(browser, { url, offset: 0, bytes })).status).toBe(204);
  return mediaId;
}

/** Waits until the video is made or refused. */
export function outcomeOf(browser: TestBrowser, mediaId: string): Promise<MediaState> {
  return vi.waitFor(
    async () => {
      const { state } = await browser.call(getMedia, { params: { mediaId } });
      expect(state.kind).toMatch(/ready|failed/);
      return state;
    },
    { timeout: 90_000, interval: 200 },
  );
}

/** A file beside an entry, as the web uploads it. */
export async function attach(
  browser: TestBrowser,
  { mediaId, name, bytes }: { readonly mediaId: string; readonly name: string; readonly bytes: Buffer },
): Promise<string> {
  const wanted = { params: { mediaId }, body: { name, byteSize: bytes.length } };
  const { attachmentId, uploadUrl } = await browser.call(createAttachment, wanted);
  const begun = await browser.request(uploadUrl, {
    method: 'POST',
    headers: {
      ...TUS,
      'upload-length': String(bytes.length),
      'upload-metadata': `attachmentId ${btoa(attachmentId)}`,
    },
  });
  expect(begun.status).toBe(201);
  const url = begun.headers.get('location') ?? '';
  if (bytes.length > 0) expect((await sendBytes(browser, { url, offset: 0, bytes })).status).toBe(204);
  return attachmentId;
}
