import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { eventually } from '#test/eventually.ts';
import type { SmtpPeer } from '#test/smtp.ts';

/** Opens an invitation's link and joins with this address; ends on the media page. */
export async function joinBy(page: Page, { href, email }: { readonly href: string; readonly email: string }) {
  await page.goto(href);
  await page.getByLabel('Your email address').fill(email);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(/\/media\//);
}

/** The code of the latest mail to this address, once so many came with one. */
export function codeMailedTo(mail: SmtpPeer, email: string, mails = 1): Promise<string> {
  return eventually(() => {
    const codes = mail.to(email).flatMap(({ text = '' }) => /^(\d{4} \d{4})$/m.exec(text)?.[1] ?? []);
    expect(codes).toHaveLength(mails);
    return codes.at(-1) ?? '';
  });
}

export async function pickFiles(page: Page, button: string, files: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).first().click();
  await (await chooser).setFiles([...files]);
}

/** Presses Play and waits until pictures really move. */
export async function watch(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Play' }).first().click();
  const before = await filmOf(page);
  await eventually(async () => {
    const now = await filmOf(page);
    expect(now.seconds).toBeGreaterThan(before.seconds + 0.5);
    expect(now.frames).toBeGreaterThan(before.frames + 5);
  });
}

function filmOf(page: Page): Promise<{ readonly seconds: number; readonly frames: number }> {
  return page.locator('video').evaluate((video: HTMLVideoElement) => ({
    seconds: video.currentTime,
    frames: video.getVideoPlaybackQuality().totalVideoFrames,
  }));
}
