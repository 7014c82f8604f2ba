import type { GuestDeps } from './deps.ts';
import { createEntering } from './entering.ts';
import { createForgetting } from './forgetting.ts';
import { createManaging } from './managing.ts';
import { createProving } from './proving.ts';

export type Guests = ReturnType<typeof createGuests>;

/** Both sides of a guest link: who manages it, and who enters by it. */
export function createGuests(deps: GuestDeps) {
  return { ...createManaging(deps), ...createEntering(deps), ...createProving(deps), ...createForgetting(deps) };
}
