/**
 * How far somebody's identity is proved (5.3), lowest first: a guest link asks for a name only, an address was typed,
 * a code came back from the invited mailbox, or the account that is signed in has the invited, proved address.
 */
export const PROOFS = ['guest', 'typed', 'code', 'account'] as const;
export type Proof = (typeof PROOFS)[number];

/** How somebody came: by the secret that was mailed, by one that was handed over, by a code alone, or by a guest link. */
export const VIAS = ['mailed', 'copied', 'code', 'guest-link'] as const;
export type Via = (typeof VIAS)[number];
