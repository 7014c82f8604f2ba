import { FALLBACK_LANGUAGE } from '#contract/languages.ts';
import type { InvitationFacts } from './render.ts';

/** Names and a message as they come in real life, so that a preview shows where a template would break. */
export function sampleFacts(now: Date): InvitationFacts {
  return {
    firstName: 'Ada',
    lastName: 'Lovelace',
    email: 'ada.lovelace@example.edu',
    mediaTitle: 'Photosynthesis: how plants eat light',
    role: 'viewer',
    inviterName: 'Grace Hopper',
    inviterEmail: 'grace.hopper@example.edu',
    expiresAt: new Date(now.getTime() + 24 * 3600 * 1000).toISOString(),
    language: FALLBACK_LANGUAGE,
    timeZone: null,
    message: 'Please watch the first ten minutes before Thursday.\nThe experiment at the end is worth it!',
  };
}

/** As long as a real link, and opens nothing. */
export function sampleUrl(publicUrl: string): string {
  return new URL('/i/a-sample-of-a-link-000#this-link-is-only-an-example-and-opens-noth', publicUrl).href;
}
