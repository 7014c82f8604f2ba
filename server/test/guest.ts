import type { BodyInput } from '#contract/endpoint.ts';
import { enterAsGuest, openGuestLink } from '#contract/guests/door.ts';
import { createGuestLink } from '#contract/guests/endpoints.ts';
import type { TestBrowser } from './browser.ts';
import { type Link, linkOf } from './invitation.ts';

export type GuestLink = Link & { readonly guestLinkId: string };

/** Makes a guest link as the owner does; says what matters and leaves the rest. */
export async function guestLink(
  owner: TestBrowser,
  mediaId: string,
  wanted: Partial<BodyInput<typeof createGuestLink>> = {},
): Promise<GuestLink> {
  const body = { name: 'For the reading group', ...wanted };
  const { guestLink: made, link } = await owner.call(createGuestLink, { params: { mediaId }, body });
  return { ...linkOf(link), guestLinkId: made.id };
}

export type Typed = { readonly name?: string; readonly email?: string };

export const asGuest = { name: 'Guido Guest', email: 'guido@example.org' } as const;

/** Touches the page: the browser gets its device. */
export async function openGuest(browser: TestBrowser, { publicId, secret }: Link): Promise<void> {
  await browser.call(openGuestLink, { params: { publicId }, body: { secret } });
}

export async function enter(browser: TestBrowser, link: Link, typed: Typed = asGuest) {
  await openGuest(browser, link);
  const { publicId, secret } = link;
  return browser.call(enterAsGuest, { params: { publicId }, body: { secret, ...typed } });
}

export async function refusalOfEntry(browser: TestBrowser, link: Link, typed: Typed = asGuest) {
  const { publicId, secret } = link;
  await browser.refusalOf(openGuestLink, { params: { publicId }, body: { secret } });
  return browser.refusalOf(enterAsGuest, { params: { publicId }, body: { secret, ...typed } });
}
