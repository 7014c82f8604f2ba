import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openPostgres } from '#infra/postgres.ts';
import { createTemplate } from './database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: string;
  }
}

/** One PostgreSQL for all test files; a test that needs it durable, or killed, opens its own with `openPostgres`. */
export default async function openTestPostgres(project: TestProject): Promise<() => Promise<void>> {
  await using opened = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'usher-tests-'));
  opened.defer(() => rm(folder, { recursive: true, force: true }));
  const postgres = await openPostgres({ folder, log: silent, settings: { ...careless, max_connections: '200' } });
  opened.use(postgres);
  await createTemplate(postgres.connectionString);
  project.provide('postgres', postgres.connectionString);

  const kept = opened.move();
  return () => kept.disposeAsync();
}

const silent = { debug: () => {}, info: () => {}, error: () => {} };

/** Fast, and broken after a power cut, which no test survives anyway. */
const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
