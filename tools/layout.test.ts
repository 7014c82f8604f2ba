import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What a file of a server feature may be; its imports follow from its name, in biome.json. */
const ROLES = ['policy', 'service', 'store', 'routes', 'jobs'];

/** Files beyond the five roles. Each is one idea that would drown in the service; a new one is decided here. */
const FURTHER_FILES: Readonly<Record<string, readonly string[]>> = {
  access: ['device-label'],
  accounts: ['groups', 'groups-store', 'news', 'password'],
  audit: ['chain', 'journal'],
  captions: [
    'chapters',
    'chapters-store',
    'decoding',
    'deps',
    'editing',
    'news',
    'ordering',
    'stitching',
    'timeline',
    'transcribing',
    'transcriptions-store',
    'view',
  ],
  editor: ['cutting', 'deps', 'editing', 'making', 'news', 'posters', 'thumbnails', 'versions', 'view'],
  galleries: ['deps', 'moderating', 'news', 'people', 'people-store', 'places-store', 'publishing'],
  documents: ['layout', 'maker', 'opening'],
  guests: ['deps', 'entering', 'forgetting', 'managing', 'news', 'proving', 'view'],
  invites: [
    'appointments',
    'asking',
    'batch-checking',
    'batch-committing',
    'batch-making',
    'batches/policy',
    'batches/rows',
    'batches/store',
    'batches/words',
    'codes',
    'codes-store',
    'deps',
    'doorstep',
    'forgetting',
    'forgetting-store',
    'inviting',
    'joining',
    'leaving',
    'link',
    'listing',
    'listing-store',
    'mail-preview',
    'managing',
    'moves',
    'moves-store',
    'news',
    'presenting',
    'repeating',
    'repeats-store',
    'validity',
    'view',
  ],
  notices: ['entries', 'entries-store'],
  mail: [
    'calendars',
    'default-template',
    'deps',
    'direction',
    'entry-letter-words',
    'escape',
    'fates',
    'frame',
    'gaps',
    'letter-words',
    'letters',
    'outbox',
    'qr-code',
    'render',
    'reports',
    'return-path',
    'returning',
    'sample',
    'templates',
  ],
  media: [
    'actor',
    'audio-maker',
    'bin',
    'collaborators',
    'demo',
    'demo-sound',
    'hls-output',
    'image-maker',
    'inspect',
    'listing',
    'listing-store',
    'making',
    'many',
    'news',
    'pictures',
    'oembed',
    'oembed-store',
    'playlists',
    'previews',
    'production',
    'recognise',
    'renditions',
    'sound',
    'transcode',
    'uploads',
    'versions',
    'video-maker',
    'waveform',
    'work-folder',
  ],
  search: ['finding', 'indexing', 'languages', 'query', 'snippets', 'words'],
  quiz: [
    'attempts-store',
    'deps',
    'exporting',
    'forgetting',
    'grading',
    'loading',
    'news',
    'pre-test',
    'pre-test-words',
    'reporting',
    'reports-store',
    'scoring',
    'setup',
    'takers',
    'takers-store',
    'taking',
    'view',
    'timeline',
  ],
};

const sources = globSync('{contract,server,web}/src/**/*.{ts,tsx}').filter((path) => !path.includes('.test.'));
const server = sources.filter((path) => path.startsWith('server/src/'));
const features = server.filter((path) => !/^server\/src\/(main\.ts|main\/|infra\/)/.test(path));

describe('the tree', () => {
  it('names each file of a feature after its role', () => {
    const strangers = features.filter((path) => !isNamedAfterRole(path));
    expect(strangers).toEqual([]);
  });

  it('has no barrels', () => {
    expect(sources.filter((path) => /^index\.tsx?$/.test(basename(path)))).toEqual([]);
  });

  it('keeps SQL in stores, migrations and infra', () => {
    const elsewhere = server.filter(
      (path) => !/^([a-z]+-)?store\.ts$/.test(basename(path)) && !path.startsWith('server/src/infra/'),
    );
    expect(
      elsewhere.filter(contains(/\b(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\bsql(<.*>)?`/)),
    ).toEqual([]);
  });

  it('keeps status codes in infra/http.ts', () => {
    const elsewhere = server.filter((path) => path !== 'server/src/infra/http.ts');
    expect(elsewhere.filter(contains(/\.(code|status|writeHead)\(\s*\d{3}\b|\bstatusCode\s*[=:]\s*\d/))).toEqual([]);
  });

  it('hands services over as values, and imports only their types', () => {
    expect(features.filter(contains(/^import (?!type )[^;]*from '[^']*\/service\.ts'/m))).toEqual([]);
  });

  it('lets each table be written by one feature', () => {
    const writers = new Map<string, Set<string>>();
    for (const path of server) {
      for (const table of tablesWrittenBy(path))
        writers.set(table, (writers.get(table) ?? new Set()).add(dirname(path)));
    }
    const contested = [...writers].filter(([, folders]) => folders.size > 1);
    expect(contested).toEqual([]);
  });
});

function isNamedAfterRole(path: string): boolean {
  const [feature = '', ...rest] = path.slice('server/src/'.length).split('/');
  const name = rest.join('/').replace(/\.ts$/, '');
  return ROLES.includes(name) || (FURTHER_FILES[feature] ?? []).includes(name);
}

function contains(pattern: RegExp): (path: string) => boolean {
  return (path) => pattern.test(readFileSync(path, 'utf8'));
}

function tablesWrittenBy(path: string): readonly string[] {
  const text = readFileSync(path, 'utf8');
  const built = text.matchAll(/\b(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'(\w+)/g);
  const raw = text.matchAll(
    /\b(?:insert into|update|delete from)\s+(\w+)\s+(?=\(|set\b|where\b|using\b|as\b|select\b|values\b)/g,
  );
  return [...built, ...raw].map(([, table = '']) => camelCase(table));
}

/** Kysely's tables are camelCase, those of raw SQL are snake_case. */
function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
