import type { signOut } from '#contract/accounts/endpoints.ts';
import type { AnswerOf, BodyInput } from '#contract/endpoint.ts';
import type {
  askForLink,
  InvitationView,
  joinInvitation,
  makeCalendar,
  openInvitation,
  requestCode,
  viewInvitation,
} from '#contract/invites/door.ts';
import { tellOtherTabs } from '#lib/tabs.ts';
import { onFirstTouch } from './arriving.ts';
import { ask } from './ask.ts';
import { link } from './link.ts';

export type Proof = Pick<BodyInput<typeof joinInvitation>, 'email' | 'code' | 'sharedComputer' | 'asInvited'>;
export type SentCode = AnswerOf<typeof requestCode>;

let opening: Promise<unknown> | null = null;

const presented = () => (link.secret === undefined ? {} : { secret: link.secret });

export function openOnFirstTouch(): void {
  opening = null;
  onFirstTouch(() => void open());
}

async function open(): Promise<void> {
  if (link.secret === undefined) return;
  const address = { method: 'POST', path: '/api/v1/invitations/:publicId/openings' } as const;
  opening ??= ask<typeof openInvitation>(address, { id: link.id, body: { secret: link.secret } });
  try {
    await opening;
  } catch {
    // Joining tells what is wrong; here nobody has asked for anything yet.
    opening = null;
  }
}

export function view(): Promise<InvitationView> {
  const address = { method: 'POST', path: '/api/v1/invitations/:publicId/views' } as const;
  return ask<typeof viewInvitation>(address, { id: link.id, body: presented() });
}

/** Ends on the page of what was joined. */
export async function join(proof: Proof): Promise<void> {
  await open();
  const address = { method: 'POST', path: '/api/v1/invitations/:publicId/joins' } as const;
  const { mediaId } = await ask<typeof joinInvitation>(address, { id: link.id, body: { ...presented(), ...proof } });
  tellOtherTabs();
  window.location.replace(`/media/${mediaId}`);
}

/** `email` where this browser has neither the link nor a record of it (5.9). */
export async function sendCode(email?: string): Promise<SentCode> {
  await open();
  const address = { method: 'POST', path: '/api/v1/invitations/:publicId/codes' } as const;
  return ask<typeof requestCode>(address, { id: link.id, body: { ...presented(), email } });
}

export function calendarFile(): Promise<AnswerOf<typeof makeCalendar>> {
  const address = { method: 'POST', path: '/api/v1/invitations/:publicId/calendars' } as const;
  return ask<typeof makeCalendar>(address, { id: link.id, body: presented() });
}

export function requestLink(): Promise<AnswerOf<typeof askForLink>> {
  const address = { method: 'POST', path: '/api/v1/invitations/:publicId/link-requests' } as const;
  return ask<typeof askForLink>(address, { id: link.id, body: presented() });
}

export function endSession(): Promise<null> {
  return ask<typeof signOut>({ method: 'DELETE', path: '/api/v1/session' }, {});
}
