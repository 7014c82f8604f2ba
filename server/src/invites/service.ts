import { createAppointments } from './appointments.ts';
import { createAsking } from './asking.ts';
import { createChecking } from './batch-checking.ts';
import { createCommitting } from './batch-committing.ts';
import { createMaking } from './batch-making.ts';
import { createCodes } from './codes.ts';
import type { InviteDeps } from './deps.ts';
import { createDoorstep } from './doorstep.ts';
import { createForgetting } from './forgetting.ts';
import { createInviting } from './inviting.ts';
import { createJoining } from './joining.ts';
import { createLeaving } from './leaving.ts';
import { createListing } from './listing.ts';
import { createMailPreview } from './mail-preview.ts';
import { createManaging } from './managing.ts';
import { createMoves } from './moves.ts';

export type Invites = ReturnType<typeof createInvites>;

/** Both sides of an invitation: who invites, one by one or many at once, and who was invited. */
export function createInvites(deps: InviteDeps) {
  const inviting = createInviting(deps);
  const doorstep = createDoorstep(deps);
  const codes = createCodes(deps, doorstep);
  const moves = createMoves(deps, doorstep);
  const checking = createChecking(deps);
  const leaving = createLeaving(deps);
  const appointments = createAppointments(deps);
  return {
    ...inviting,
    ...checking,
    ...createListing(deps),
    ...createManaging(deps, inviting),
    ...createCommitting(deps),
    ...createMaking(deps),
    ...createJoining(deps, { doorstep, codes, moves, leaving }),
    ...createAsking(deps),
    followAvailability: appointments.follow,
    makeCalendar: appointments.fileFor,
    ...createForgetting(deps),
    ...createMailPreview(deps),
    leave: leaving.leave,
    sweepIdle: leaving.sweepIdle,
    requestCode: codes.request,
    sendCode: codes.send,
    viewMove: moves.view,
    disownMove: moves.disown,
    sweep: async () => {
      await Promise.all([inviting.sweep(), checking.sweepBatches()]);
    },
  };
}
