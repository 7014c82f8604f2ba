import { randomUUID } from 'node:crypto';
import { announce } from '#infra/announce.ts';
import type { Browser } from '#infra/browser.ts';
import { type Db, type Tx, transact } from '#infra/db.ts';
import { Problem } from '#infra/problem.ts';
import { newSecret, Secret } from '#infra/secret.ts';
import type { InviteDeps } from './deps.ts';
import type { Doorstep } from './doorstep.ts';
import * as movesStore from './moves-store.ts';
import { accessChanged, inviteChanged } from './news.ts';
import * as store from './store.ts';

const LETTER_DAYS = 3;

type Named = { readonly moveId: string; readonly secret: Secret; readonly browser: Browser };
type Moving = { readonly invite: store.PresentedInvite; readonly grantId: string; readonly device: string };
export type Moves = ReturnType<typeof createMoves>;

/** What was moved to another device, and the invited person's way to say that it was not them (5.4). */
export function createMoves(
  { db, clock, keys, access, audit, mail, notices, publicUrl }: InviteDeps,
  doorstep: Doorstep,
) {
  return { begin, view, disown };

  /** The record of a move as a write, and the mail that tells the person of it. */
  function begin({ invite, grantId, device }: Moving) {
    const moveId = randomUUID();
    const secret = newSecret();
    const now = clock.now();
    const write = movesStore.moveInsert({
      id: moveId,
      inviteId: invite.id,
      grantId,
      device,
      secretDigest: keys.digest(secret),
      movedAt: now,
    });
    const tell = async (tx: Tx): Promise<void> => {
      await mail.orderLetter(tx, {
        kind: 'moved',
        language: invite.language,
        timeZone: invite.timeZone,
        values: { device, title: invite.mediaTitle },
        rows: { movedAt: { moment: now.toISOString() } },
        to: invite.email,
        personId: null,
        inviteId: invite.id,
        url: new Secret(new URL(`/w/${moveId}#${secret.reveal()}`, publicUrl).href),
        code: null,
        expiresAt: new Date(now.getTime() + LETTER_DAYS * 24 * 3_600_000),
      });
    };
    return { write, tell };
  }

  async function view({ moveId, secret, browser }: Named) {
    const move = await movesStore.findMove(db, { moveId, digest: keys.digest(secret) });
    if (move === undefined) throw await unknown(db, browser);
    const { inviterName, mediaTitle, device, movedAt, language } = move;
    const isOver = move.grantEndedAt !== null || clock.now() >= move.grantExpiresAt;
    return { inviterName, mediaTitle, device, movedAt: movedAt.toISOString(), isOver, language };
  }

  /** The browser it moved to is out at once; the place is free again, and from now on takes a code (5.3). */
  async function disown({ moveId, secret, browser }: Named): Promise<null> {
    const outcome = await transact(db, async (tx): Promise<Problem | null> => {
      const move = await movesStore.lockMove(tx, { moveId, digest: keys.digest(secret) });
      if (move === undefined) return unknown(tx, browser);
      if (move.disownedAt !== null) return null;
      const { inviteId, mediaId } = move;
      await movesStore.disownMove(tx, { moveId, inviteId, now: clock.now() });
      const [ended] = await access.grants.end(tx, { ids: [move.grantId], reason: 'removed' });
      if (ended !== undefined) await store.giveUsesBack(tx, { inviteId, count: 1 });
      await audit.record(tx, {
        action: 'invites.disowned',
        actor: { kind: 'invitee', id: move.inviteeId },
        mediaId,
        subjectId: inviteId,
        facts: { wasIn: ended !== undefined },
      });
      await notices.tell(tx, { kind: 'disowned', inviteId, device: move.device });
      await announce(tx, inviteChanged({ id: inviteId, mediaId }), accessChanged(`media:${mediaId}`, mediaId));
      return null;
    });
    if (outcome !== null) throw outcome;
    return null;
  }

  async function unknown(at: Db, browser: Browser): Promise<Problem> {
    return (await doorstep.countFailure(at, browser)) ?? new Problem('invites.move-unknown');
  }
}
