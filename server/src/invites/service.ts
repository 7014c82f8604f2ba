import { createAsking } from './asking.ts';
import type { InviteDeps } from './deps.ts';
import { createInviting } from './inviting.ts';
import { createJoining } from './joining.ts';

export type Invites = ReturnType<typeof createInvites>;

/** Both sides of an invitation: who invites, and who was invited. */
export function createInvites(deps: InviteDeps) {
  return { ...createInviting(deps), ...createJoining(deps), ...createAsking(deps) };
}
