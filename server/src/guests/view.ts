import type { GuestLinkView, GuestView } from '#contract/guests/view.ts';
import { guestStateAt, linkStateAt } from './policy.ts';
import type { GuestLinkRow, GuestRow } from './store.ts';

export function linkView(row: GuestLinkRow, now: Date): GuestLinkView {
  const { id, name, maxGuests, entered, here, createdByName } = row;
  return {
    id,
    name,
    state: linkStateAt(row, now),
    maxGuests,
    entered,
    here,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    createdByName,
    createdAt: row.createdAt.toISOString(),
  };
}

export function guestView(row: GuestRow, now: Date): GuestView {
  const { id, name, email, proof, device, linkName } = row;
  return {
    id,
    name,
    email,
    proof,
    state: guestStateAt(row, now),
    device,
    linkName,
    enteredAt: row.enteredAt.toISOString(),
  };
}
