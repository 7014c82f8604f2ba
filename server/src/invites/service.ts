import { createAsking } from './asking.ts';
import { createCodes } from './codes.ts';
import type { InviteDeps } from './deps.ts';
import { createDoorstep } from './doorstep.ts';
import { createForgetting } from './forgetting.ts';
import { createInviting } from './inviting.ts';
import { createJoining } from './joining.ts';
import { createListing } from './listing.ts';
import { createMailPreview } from './mail-preview.ts';
import { createManaging } from './managing.ts';
import { createMoves } from './moves.ts';

export type Invites = ReturnType<typeof createInvites>;

/** Both sides of an invitation: who invites, and who was invited. */
export function createInvites(deps: InviteDeps) {
  const inviting = createInviting(deps);
  const doorstep = createDoorstep(deps);
  const codes = createCodes(deps, doorstep);
  const moves = createMoves(deps, doorstep);
  return {
    ...inviting,
    ...createListing(deps),
    ...createManaging(deps, inviting),
    ...createJoining(deps, { doorstep, codes, moves }),
    ...createAsking(deps),
    ...createForgetting(deps),
    ...createMailPreview(deps),
    requestCode: codes.request,
    sendCode: codes.send,
    viewMove: moves.view,
    disownMove: moves.disown,
  };
}
