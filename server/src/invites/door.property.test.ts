import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EVENT_ROLES } from '#contract/access/roles.ts';
import { joinInvitation } from '#contract/invites/door.ts';
import { saveInviteSettings } from '#contract/settings/endpoints.ts';
import { IDENTITY_CHECKS, type InviteSettings } from '#contract/settings/modules.ts';
import { createKeys, Secret } from '#infra/secret.ts';
import type { TestBrowser } from '#test/browser.ts';
import { type Invited, invite, open } from '#test/invitation.ts';
import { openSmtpPeer, type SmtpPeer } from '#test/smtp.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';
import { type DoorFacts, decideDoor, type HeldGrant, proofShown } from './policy.ts';

const RUNS = 200;
const CODE = '12345678';
const HOUR = 3_600_000;

let mail: SmtpPeer;
let world: World;
let owner: PersonInWorld;
let administrator: PersonInWorld;
let somebodyElse: PersonInWorld;
let account: PersonInWorld;
let mediaId: string;
let anything: Invited;
let settings: InviteSettings;
beforeAll(async () => {
  mail = await openSmtpPeer();
  world = await openWorld({ mail: mail.portalOptions });
  [owner, administrator, somebodyElse, account] = await Promise.all([
    world.aPerson({ siteRole: 'creator' }),
    world.aPerson({ siteRole: 'administrator' }),
    world.aPerson({ email: 'ada@example.org' }),
    world.aPerson({ email: 'grace@example.org' }),
  ]);
  mediaId = await world.aMedia(owner);
  anything = await invite(owner.browser, mediaId);
  const now = await world.portal.settings.get('invites');
  settings = { ...now, quotas: { ...now.quotas, creatorPerDay: 1_000_000 } };
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await mail[Symbol.asyncDispose]();
});

const tense = fc.constantFrom<'past' | 'future'>('past', 'future');
/** Mostly as it should be, so that the later lines of the rule are reached too. */
const rarely = <T>(usual: T, ...others: T[]) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });

const aGrant = fc.record({
  ends: fc.constantFrom<'past' | 'future'>('future', 'future', 'past'),
  isEnded: rarely(false, true),
  role: fc.constantFrom(...EVENT_ROLES),
  proof: fc.constantFrom('typed' as const, 'code' as const),
});

/** Somebody before an invitation: each part of the rule, independent of the others. */
const scenes = fc.record({
  role: fc.constantFrom('viewer' as const, ...EVENT_ROLES),
  ends: rarely<'past' | 'future'>('future', 'past'),
  closed: rarely<'not' | 'removed' | 'switched off' | 'blocked' | 'not allowed'>(
    'not',
    'removed',
    'switched off',
    'blocked',
    'not allowed',
  ),
  isAllowedAnew: fc.option(tense),
  suspicion: fc.constantFrom('none', 'none', 'guessed at', 'disowned'),
  uses: fc.constantFrom(0, 1, 2),
  maxUses: fc.constantFrom(null, 1, 2),
  moves: fc.constantFrom(0, 2, 3),
  deviceBinding: fc.boolean(),
  identityCheck: fc.constantFrom(...IDENTITY_CHECKS),
  link: rarely<'shown' | 'opened' | 'replaced' | 'wrong' | 'none'>('shown', 'opened', 'replaced', 'wrong', 'none'),
  signedIn: rarely<'nobody' | 'invited' | 'other'>('nobody', 'invited', 'other'),
  asInvited: fc.boolean(),
  typed: fc.constantFrom<'right' | 'wrong' | 'nothing'>('right', 'right', 'wrong', 'nothing'),
  code: rarely<'none' | 'right' | 'wrong'>('none', 'right', 'wrong'),
  here: fc.option(aGrant, { freq: 1 }),
  elsewhere: fc.option(aGrant, { freq: 1 }),
});
type Scene = typeof scenes extends fc.Arbitrary<infer S> ? S : never;
type Place = {
  readonly invited: Invited;
  readonly browser: TestBrowser;
  readonly deviceId: string;
  readonly now: Date;
};

const momentOf = (when: 'past' | 'future', now: Date) => new Date(now.getTime() + (when === 'past' ? -HOUR : HOUR));

/** Makes it all true in the database, by no rule of the invitations' own. */
async function stage(scene: Scene): Promise<Place & { readonly grants: readonly HeldGrant[] }> {
  const { signedIn } = scene;
  const browser = { nobody: world.aBrowser(), invited: account.browser, other: somebodyElse.browser }[signedIn];
  const email = signedIn === 'invited' ? account.email : `grace-${randomUUID()}@example.org`;
  await save({ enabled: true, allowedDomains: [], blockedDomains: [] });
  const invited = await invite(owner.browser, mediaId, { email, another: true });
  await open(browser, scene.link === 'none' || scene.link === 'wrong' ? anything : invited);
  const { id: deviceId } = await world.db
    .selectFrom('devices')
    .select('id')
    .where(
      'secretDigest',
      '=',
      createKeys(world.rootSecret).digest(new Secret(browser.cookies.get('__Host-device') ?? '')),
    )
    .executeTakeFirstOrThrow();
  const now = world.clock.now();
  const grants = [
    ...(scene.here === null ? [] : [await aGrantOn(deviceId, scene.here)]),
    ...(scene.elsewhere === null ? [] : [await aGrantOn(await anotherDevice(), scene.elsewhere)]),
  ];
  await world.db
    .updateTable('invites')
    .set({
      role: scene.role,
      uses: usesOf(scene),
      maxUses: scene.maxUses,
      expiresAt: momentOf(scene.ends, now),
      newDeviceUntil: scene.isAllowedAnew === null ? null : momentOf(scene.isAllowedAnew, now),
      removedAt: scene.closed === 'removed' ? now : null,
      disownedAt: scene.suspicion === 'disowned' ? now : null,
    })
    .where('id', '=', invited.inviteId)
    .execute();
  if (scene.link === 'replaced') await endSecrets();
  if (scene.suspicion === 'guessed at') {
    await sql`
      insert into limits (key, count, ends_at)
      values (${`wrong address ${invited.inviteId}`}, 5, ${momentOf('future', now)})
    `.execute(world.db);
  }
  if (scene.code !== 'none') await mailCode();
  for (const _ of Array.from({ length: movesOf(scene) })) await moveOf(grants[0]?.id ?? '');
  await save({
    enabled: scene.closed !== 'switched off',
    deviceBinding: scene.deviceBinding,
    identityCheck: scene.identityCheck,
    blockedDomains: scene.closed === 'blocked' ? ['EXAMPLE.org'] : [],
    allowedDomains: scene.closed === 'not allowed' ? ['*.example.org'] : [],
  });
  return { invited, browser, deviceId, now, grants };

  async function aGrantOn(onDevice: string, held: NonNullable<Scene['here']>): Promise<HeldGrant> {
    const grant = {
      id: randomUUID(),
      deviceId: onDevice,
      personId: null,
      role: held.role,
      proof: held.proof,
      joinedAt: momentOf('past', now),
      expiresAt: momentOf(held.ends, now),
      endedAt: held.isEnded ? now : null,
    };
    await world.db
      .insertInto('grants')
      .values({
        ...grant,
        mediaId,
        inviteId: invited.inviteId,
        via: 'copied',
        holderName: 'Grace Hopper',
        endReason: held.isEnded ? 'left' : null,
        sharedUntil: null,
      })
      .execute();
    return grant;
  }

  async function anotherDevice(): Promise<string> {
    const device = { secretDigest: Buffer.from(randomUUID()), label: 'Firefox on Windows' };
    return (await world.db.insertInto('devices').values(device).returning('id').executeTakeFirstOrThrow()).id;
  }

  async function endSecrets(): Promise<void> {
    await world.db
      .updateTable('inviteSecrets')
      .set({ endedAt: now })
      .where('inviteId', '=', invited.inviteId)
      .execute();
  }

  async function mailCode(): Promise<void> {
    const { publicId } = invited;
    const id = randomUUID();
    const digest = createKeys(world.rootSecret).digest(new Secret(`code ${id} ${publicId} ${CODE}`));
    await world.db
      .insertInto('inviteCodes')
      .values({ publicId, deviceId, id, digest, addressDigest: null, tries: 0, expiresAt: momentOf('future', now) })
      .execute();
  }

  async function moveOf(grantId: string): Promise<void> {
    const secretDigest = Buffer.from(randomUUID());
    await world.db
      .insertInto('inviteMoves')
      .values({
        id: randomUUID(),
        inviteId: invited.inviteId,
        grantId,
        device: 'x',
        secretDigest,
        movedAt: now,
        disownedAt: null,
      })
      .execute();
  }
}

async function save(change: Partial<InviteSettings>): Promise<void> {
  settings = { ...settings, ...change };
  await administrator.browser.call(saveInviteSettings, { body: settings });
}

const usesOf = ({ uses, maxUses }: Scene) => Math.min(uses, maxUses ?? uses);
const movesOf = ({ moves, here, elsewhere }: Scene) => (here === null && elsewhere === null ? 0 : moves);

/** The same scene as the pure rule sees it. */
function factsOf(
  scene: Scene,
  { invited, deviceId, now, grants }: Place & { readonly grants: readonly HeldGrant[] },
): DoorFacts {
  const emailFolded = invited.email;
  const { here } = scene;
  const isProvedHere = here !== null && !here.isEnded && here.ends === 'future';
  const people = {
    nobody: null,
    invited: { personId: account.person.id, emailFolded },
    other: { personId: somebodyElse.person.id, emailFolded: somebodyElse.email },
  };
  return {
    invite: {
      role: scene.role,
      emailFolded,
      uses: usesOf(scene),
      maxUses: scene.maxUses,
      expiresAt: momentOf(scene.ends, now),
      newDeviceUntil: scene.isAllowedAnew === null ? null : momentOf(scene.isAllowedAnew, now),
      removedAt: scene.closed === 'removed' ? now : null,
    },
    link: ({ shown: 'good', opened: 'good', replaced: 'replaced', wrong: 'none', none: 'none' } as const)[scene.link],
    presentedSecret: scene.link !== 'none' && scene.link !== 'opened',
    hasCode: scene.code === 'right',
    grants,
    media: { isDeleted: false, isPreparing: false, window: { from: null, until: null } },
    settings: { ...settings, mediaPage: true },
    canMail: true,
    deviceId,
    signedIn: people[scene.signedIn],
    asInvited: scene.asInvited,
    provedHere: isProvedHere ? here.proof : null,
    isGuessedAt: scene.suspicion === 'guessed at',
    isDisowned: scene.suspicion === 'disowned',
    movesToday: movesOf(scene),
  };
}

type Expected = { readonly refusal: string | null; readonly usesMore: number; readonly proof: string | null };

function expectedOf(scene: Scene, facts: DoorFacts, now: Date): Expected {
  const refused = (refusal: string) => ({ refusal, usesMore: 0, proof: null });
  if (scene.code === 'wrong') return refused('invites.code-wrong');
  const door = decideDoor(facts, now);
  if (door.kind === 'refuse') return refused(door.because);
  if (door.kind === 'return') return { refusal: null, usesMore: 0, proof: door.rises ?? door.grant.proof };
  const typedFolded = { right: facts.invite.emailFolded, wrong: 'mallory@example.org', nothing: null }[scene.typed];
  const proof = proofShown(facts.invite, { door, typedFolded });
  if (proof === 'email-mismatch' || proof === 'code-needed') return refused(`invites.${proof}`);
  return { refusal: null, usesMore: door.takesPlaceOf.length > 0 ? 0 : 1, proof };
}

it('answers over HTTP as the pure rule does, whatever comes together', { timeout: 300_000 }, async () => {
  const seen = new Set<string | null>();
  await fc.assert(
    fc.asyncProperty(scenes, async (scene) => {
      const place = await stage(scene);
      const { invited, browser, deviceId, now } = place;
      const expected = expectedOf(scene, factsOf(scene, place), now);
      const secret = {
        shown: invited.secret,
        replaced: invited.secret,
        wrong: 'x'.repeat(43),
        opened: undefined,
        none: undefined,
      };
      const email = { right: invited.email, wrong: 'mallory@example.org', nothing: undefined };
      const code = { none: undefined, right: CODE, wrong: '87654321' };
      const refusal = await browser.refusalOf(joinInvitation, {
        params: { publicId: invited.publicId },
        body: {
          secret: secret[scene.link],
          email: email[scene.typed],
          code: code[scene.code],
          asInvited: scene.asInvited,
        },
      });
      const row = await world.db
        .selectFrom('invites')
        .select('uses')
        .where('id', '=', invited.inviteId)
        .executeTakeFirstOrThrow();
      const held = await world.db
        .selectFrom('grants')
        .select(['deviceId', 'proof', 'role'])
        .where('inviteId', '=', invited.inviteId)
        .where('endedAt', 'is', null)
        .where('deviceId', '=', deviceId)
        .execute();
      await forget(invited);
      seen.add(refusal);
      expect({ refusal, uses: row.uses }).toEqual({
        refusal: expected.refusal,
        uses: usesOf(scene) + expected.usesMore,
      });
      if (refusal === null) expect(held).toMatchObject([{ proof: expected.proof }]);
    }),
    { numRuns: RUNS },
  );
  // Or else it would have compared little.
  expect(seen.size).toBeGreaterThan(8);
});

/** The next scene stands on nothing of this one. */
async function forget({ inviteId }: Invited): Promise<void> {
  await world.db
    .updateTable('grants')
    .set({ endedAt: new Date(), endReason: 'left' })
    .where('inviteId', '=', inviteId)
    .where('endedAt', 'is', null)
    .execute();
  await sql`delete from limits`.execute(world.db);
}
