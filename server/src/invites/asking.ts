import type { Principal } from '#contract/access/principal.ts';
import { type Tx, transact } from '#infra/db.ts';
import { endOfWindow, type Limit, takeAttempt } from '#infra/limits.ts';
import { Problem } from '#infra/problem.ts';
import type { InviteDeps } from './deps.ts';
import { whyClosed } from './policy.ts';
import { createPresenting, type Presented } from './presenting.ts';
import * as store from './store.ts';

/** Of one invitation, whoever asks and however often (5.6). */
const ASKED: Limit = { max: 1, perSeconds: 15 * 60 };

type Asked = {
  readonly inviterName: string;
  readonly asked: 'now' | 'already';
  readonly againInSeconds: number;
};

/** Who was invited and stands before a link that is over asks whoever invited for another one. */
export function createAsking({ db, clock, keys, access, audit, notices, settings }: InviteDeps) {
  const presenting = createPresenting({ clock, keys });
  return { askForLink };

  /** Opens nothing, so a secret that is over is as good as one that holds; the new link goes to the invited address only. */
  async function askForLink(presented: Presented): Promise<Asked> {
    const [invites, { mediaPage }] = await Promise.all([settings.get('invites'), settings.get('theming')]);
    const rules = { ...invites, mediaPage };

    const outcome = await transact(db, async (tx): Promise<Asked | Problem> => {
      const invite = await store.lockPresented(tx, presenting.presentationOf(presented));
      if (invite === undefined) return presenting.unknown(tx, presented);
      const isKnown =
        invite.secretId !== null || (presented.secret === null && (await wasHere(tx, invite.id, presented.caller)));
      if (!isKnown) return presenting.unknown(tx, presented);
      const { inviterName } = invite;
      const because = whyClosed({ invite, media: { isDeleted: invite.mediaIsDeleted }, settings: rules });
      if (because !== null) return new Problem(because, { facts: { inviterName } });

      const key = `link asked ${invite.id}`;
      const now = clock.now();
      const isFirst = await takeAttempt(tx, key, ASKED, now);
      const again = await endOfWindow(tx, key, now);
      if (isFirst) {
        await notices.tell(tx, { kind: 'new-link-asked', inviteId: invite.id });
        await audit.record(tx, {
          action: 'invites.link-asked',
          actor: { kind: 'invitee', id: invite.inviteeId },
          mediaId: invite.mediaId,
          subjectId: invite.id,
        });
      }
      return {
        inviterName,
        asked: isFirst ? 'now' : 'already',
        againInSeconds: again === null ? 0 : Math.ceil((again.getTime() - now.getTime()) / 1000),
      };
    });
    if (outcome instanceof Problem) throw outcome;
    return outcome;
  }

  async function wasHere(tx: Tx, inviteId: string, { deviceId, personId }: Principal): Promise<boolean> {
    const grants = await access.grants.ofInvite(tx, inviteId);
    return grants.some((grant) =>
      grant.personId === null ? grant.deviceId === deviceId : grant.personId === personId,
    );
  }
}
