import type { BodyInput } from '#contract/endpoint.ts';
import { joinInvitation, openInvitation } from '#contract/invites/door.ts';
import { createInvite } from '#contract/invites/endpoints.ts';
import type { TestBrowser } from './browser.ts';

export type Link = { readonly publicId: string; readonly secret: string; readonly href: string };
export type Invited = Link & { readonly inviteId: string; readonly email: string };

export function linkOf(href: string): Link {
  const { pathname, hash } = new URL(href);
  return { publicId: pathname.split('/').at(-1) ?? '', secret: hash.slice(1), href };
}

/** Invites somebody as the owner does; says what matters and leaves the rest. */
export async function invite(
  owner: TestBrowser,
  mediaId: string,
  wanted: Partial<BodyInput<typeof createInvite>> = {},
): Promise<Invited> {
  const email = wanted.email ?? `grace-${crypto.randomUUID()}@example.org`;
  const { invite: made, link } = await owner.call(createInvite, {
    params: { mediaId },
    body: { firstName: 'Grace', lastName: 'Hopper', role: 'viewer', mail: false, ...wanted, email },
  });
  return { ...linkOf(link), inviteId: made.id, email };
}

/** Touches the page: the browser gets its device and the record that it opened the link. */
export async function open(browser: TestBrowser, { publicId, secret }: Link): Promise<void> {
  await browser.call(openInvitation, { params: { publicId }, body: { secret } });
}

export async function join(browser: TestBrowser, { publicId, secret, email }: Link & { readonly email?: string }) {
  await open(browser, { publicId, secret, href: '' });
  return browser.call(joinInvitation, { params: { publicId }, body: { secret, email } });
}

export async function refusalOfJoin(
  browser: TestBrowser,
  { publicId, secret, email }: Link & { readonly email?: string },
) {
  await browser.refusalOf(openInvitation, { params: { publicId }, body: { secret } });
  return browser.refusalOf(joinInvitation, { params: { publicId }, body: { secret, email } });
}
