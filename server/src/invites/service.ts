import { createAsking } from './asking.ts';
import type { InviteDeps } from './deps.ts';
import { createForgetting } from './forgetting.ts';
import { createInviting } from './inviting.ts';
import { createJoining } from './joining.ts';
import { createListing } from './listing.ts';
import { createMailPreview } from './mail-preview.ts';
import { createManaging } from './managing.ts';

export type Invites = ReturnType<typeof createInvites>;

/** Both sides of an invitation: who invites, and who was invited. */
export function createInvites(deps: InviteDeps) {
  const inviting = createInviting(deps);
  return {
    ...inviting,
    ...createListing(deps),
    ...createManaging(deps, inviting),
    ...createJoining(deps),
    ...createAsking(deps),
    ...createForgetting(deps),
    ...createMailPreview(deps),
  };
}
