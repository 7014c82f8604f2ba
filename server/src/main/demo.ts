import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Person } from '#contract/access/principal.ts';
import type { SiteRole } from '#contract/access/roles.ts';
import type { Chapter } from '#contract/captions/chapters.ts';
import { type Ffmpeg, openFfmpeg } from '#infra/ffmpeg.ts';
import { makePdf } from '#infra/pdf.ts';
import { Secret } from '#infra/secret.ts';
import { makeDemoImage, makeDemoVideo } from '#media/demo.ts';
import { makeDemoAudio } from '#media/demo-sound.ts';
import * as entries from './demo-entries.ts';
import type { Services } from './services.ts';

/** Known to everybody who read this file: the demo is made only where nobody runs it for real. */
const PASSWORD = 'usher-demo';
const OWNER = 'owner@demo.example';
const PEOPLE: readonly (readonly [email: string, firstName: string, lastName: string, siteRole: SiteRole])[] = [
  ['admin@demo.example', 'Ingrid', 'Admin', 'administrator'],
  [OWNER, 'Olivia', 'Owner', 'publisher'],
  ['viewer@demo.example', 'Victor', 'Viewer', 'viewer'],
];

/** Three people to sign in as, made once and named at each start; nothing where the demo was never made. */
export async function makeDemoPeople({ accounts }: Services): Promise<string> {
  if ((await accounts.count()) === 0) {
    for (const [email, firstName, lastName, siteRole] of PEOPLE) {
      await accounts.createPersonWithPassword({ email, firstName, lastName, siteRole }, new Secret(PASSWORD));
    }
  }
  if ((await accounts.findByEmail(OWNER)) === undefined) return '';
  const lines = PEOPLE.map(([email, , , siteRole]) => `  ${email.padEnd(20)} ${siteRole}`);
  return `This is a demo. Sign in with the password "${PASSWORD}" as\n${lines.join('\n')}\nIts media are made at the first start: they appear in My Media within a minute.\n`;
}

type Making = { readonly ffmpegPath: string; readonly ffprobePath: string; readonly signal: AbortSignal };

/** One entry of each type, made on the spot while the portal runs; a start that finds any entry makes none. */
export async function makeDemoMedia(services: Services, { signal, ...programs }: Making): Promise<void> {
  const { accounts, media } = services;
  const found = await accounts.findByEmail(OWNER);
  if (found === undefined || (await media.countOwnedBy(found.id)) > 0) return;
  const { id: personId, siteRole } = found;
  const owner: Person = { kind: 'key', keyId: 'demo', personId, siteRole, scopes: [], sessionId: null, deviceId: null };
  const ffmpeg = await openFfmpeg(programs);
  const folder = await mkdtemp(join(tmpdir(), 'usher-demo-'));
  try {
    // All files first: a start that is stopped over them leaves nothing behind, and the next one begins anew.
    const files = await makeFiles(ffmpeg, { folder, signal });
    await fill(services, { files, owner });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Files = Awaited<ReturnType<typeof makeFiles>>;

async function makeFiles(
  ffmpeg: Ffmpeg,
  { folder, signal }: { readonly folder: string; readonly signal: AbortSignal },
) {
  const files = {
    shore: join(folder, 'shore.pdf'),
    tideTimes: join(folder, entries.TIDE_TIMES.name),
    zones: join(folder, 'zones.png'),
    chords: join(folder, 'chords.m4a'),
    plants: join(folder, 'plants.mp4'),
    tides: join(folder, 'tides.mp4'),
  } as const;
  await writeFile(files.shore, await makePdf(entries.SHORE.paper));
  await writeFile(files.tideTimes, entries.TIDE_TIMES.text);
  await makeDemoImage(ffmpeg, { ...entries.ZONES.picture, path: files.zones, signal });
  await makeDemoAudio(ffmpeg, { root: entries.CHORDS.root, path: files.chords, signal });
  await makeDemoVideo(ffmpeg, { ...entries.PLANTS.picture, path: files.plants, signal });
  await makeDemoVideo(ffmpeg, { ...entries.TIDES.picture, path: files.tides, signal });
  return files;
}

type Filling = { readonly files: Files; readonly owner: Person };

async function fill(services: Services, { files, owner }: Filling): Promise<void> {
  const { media, attachments } = services;
  const ownerId = owner.personId;
  const shore = await media.importFile({ ...entries.SHORE.words, ownerId, file: files.shore });
  const zones = await media.importFile({ ...entries.ZONES.words, ownerId, file: files.zones });
  await media.change(zones, { alternativeText: entries.ZONES.alternativeText }, owner);
  const chords = await media.importFile({ ...entries.CHORDS.words, ownerId, file: files.chords });
  await putChapters(services, { mediaId: chords, chapters: entries.CHORDS_CHAPTERS, owner });
  const tides = await media.importFile({ ...entries.TIDES.words, ownerId, file: files.tides });
  await makeQuiz(services, tides);
  await attachments.importFile({ mediaId: tides, name: entries.TIDE_TIMES.name, file: files.tideTimes }, owner);
  await attachments.relate(tides, [zones, shore], owner);
  const plants = await media.importFile({ ...entries.PLANTS.words, ownerId, file: files.plants });
  await putChapters(services, { mediaId: plants, chapters: entries.PLANTS_CHAPTERS, owner });
  await putCaptions(services, { mediaId: plants, owner });
  await publish(services, { mediaIds: [plants, shore], owner });
}

async function makeQuiz({ quizzes }: Services, mediaId: string): Promise<void> {
  await quizzes.make({ mediaId, caller: null });
  for (const draft of entries.TIDES_QUESTIONS) await quizzes.add({ mediaId, draft, caller: null });
  await quizzes.change({
    mediaId,
    change: { attemptsAllowed: 3, allowPreTest: true, welcomeMessage: 'Four questions about the sea.' },
    caller: null,
  });
}

type OfEntry = { readonly mediaId: string; readonly owner: Person };

async function putChapters(
  { captions }: Services,
  { owner, ...saving }: OfEntry & { readonly chapters: readonly Chapter[] },
): Promise<void> {
  await captions.saveChapters({ ...saving, version: 0, caller: owner });
}

async function putCaptions({ captions }: Services, { mediaId, owner }: OfEntry): Promise<void> {
  const wanted = { language: 'en', label: 'English', isShown: true, file: null } as const;
  const { captions: added } = await captions.add({ ...wanted, mediaId, caller: owner });
  const named = { mediaId, captionsId: added.id, caller: owner } as const;
  await captions.saveCues({ ...named, version: added.version, cues: entries.PLANTS_CUES });
  await captions.change({ ...named, change: { isDefault: true } });
}

async function publish(
  { galleries }: Services,
  { mediaIds, owner }: { readonly mediaIds: readonly string[]; readonly owner: Person },
): Promise<void> {
  const { id } = await galleries.create(entries.GALLERY, owner);
  await galleries.publishing.addTo(id, mediaIds, owner);
}
