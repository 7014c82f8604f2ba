import { randomUUID } from 'node:crypto';
import type { Identity } from '#access/policy.ts';
import type { Principal } from '#contract/access/principal.ts';
import type { Db, Tx } from '#infra/db.ts';
import { Problem } from '#infra/problem.ts';
import * as attempts from './attempts-store.ts';
import type { QuizDeps } from './deps.ts';
import { isSomebodyElses, keysOf, type StartFacts, united } from './policy.ts';
import type { Scoring } from './scoring.ts';
import type { Quiz } from './store.ts';
import * as store from './takers-store.ts';

/** Who asks: found before a transaction, since it takes another connection. */
export type Who = {
  readonly identity: Identity;
  /** They may edit the quiz: what they do is a preview. */
  readonly isPreview: boolean;
  readonly personId: string | null;
  readonly deviceId: string | null;
};

/** What somebody did at a quiz so far. */
export type TakerFacts = {
  readonly takerIds: readonly string[];
  /** First to last. */
  readonly attempts: readonly attempts.Attempt[];
  readonly start: Omit<StartFacts, 'rules' | 'hasQuestions'>;
};

export type Takers = ReturnType<typeof createTakers>;

/** To whom attempts belong: the account, else the address over all its invitations, else this guest. */
export function createTakers({ access, scoring }: Pick<QuizDeps, 'access'> & { readonly scoring: Scoring }) {
  return { whoIs, factsOf, claim };

  async function whoIs(caller: Principal, mediaId: string): Promise<Who> {
    const { personId, deviceId } = caller;
    const identity = await access.identityOn(caller, mediaId);
    if (identity === null) throw new Problem('media.unknown');
    const { abilities } = await access.standingOn(caller, mediaId);
    return { identity, isPreview: abilities.includes('media.edit'), personId, deviceId };
  }

  async function factsOf(at: Db, mediaId: string, who: Who): Promise<TakerFacts> {
    const { identity, isPreview, deviceId } = who;
    if (isPreview) return previewFacts(at, mediaId, who);
    const rows = await store.listTakersBy(at, { mediaId, ...keysOf(identity) });
    const isOthers = isSomebodyElses(identity, rows);
    const takerIds = isOthers ? [] : rows.map(({ id }) => id);
    const all = await attempts.listAttemptsOfTakers(at, takerIds);
    const isUnproved = identity.kind === 'guest' && !identity.isProved;
    const usedOnDevice =
      isUnproved && deviceId !== null ? await attempts.countUnprovedOn(at, { mediaId, deviceId }) : 0;
    return {
      takerIds,
      attempts: all,
      start: {
        underWay: all.findLast(({ submittedAt }) => submittedAt === null) ?? null,
        used: all.length,
        isPreview,
        unproved: isUnproved ? { usedOnDevice } : null,
        isSomebodyElses: isOthers,
      },
    };
  }

  async function previewFacts(at: Db, mediaId: string, { personId }: Who): Promise<TakerFacts> {
    const preview = personId === null ? undefined : await attempts.findPreview(at, { mediaId, personId });
    const all = preview === undefined ? [] : [preview];
    const underWay = preview === undefined || preview.submittedAt !== null ? null : preview;
    const start = { underWay, used: all.length, isPreview: true, unproved: null, isSomebodyElses: false };
    return { takerIds: [], attempts: all, start };
  }

  /**
   * The one taker behind this identity, made now if need be. Several that turn out to be one, such as an invited person
   * who signed in, become one; the caller holds the quiz.
   */
  async function claim(tx: Tx, quiz: Quiz, { identity }: Who): Promise<string> {
    const { mediaId } = quiz;
    const wanted = { ...keysOf(identity), kind: identity.kind };
    // The name of an account is read from it.
    const name = identity.kind === 'account' ? '' : identity.name;
    const [first, ...others] = await store.listTakersBy(tx, { mediaId, ...keysOf(identity) });
    if (first === undefined) {
      const id = randomUUID();
      await store.insertTaker(tx, { id, mediaId, name, ...wanted });
      return id;
    }
    await store.mergeTakers(
      tx,
      first.id,
      others.map(({ id }) => id),
    );
    await store.updateTaker(tx, first.id, { ...united([wanted, first, ...others]), name });
    if (others.length > 0) await scoring.keep(tx, quiz, first.id);
    return first.id;
  }
}
