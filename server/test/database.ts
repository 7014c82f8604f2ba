import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { migrate } from '#infra/migrate.ts';

export type TestDatabase = AsyncDisposable & { readonly connectionString: string };

const TEMPLATE = 'template_usher';

/** Migrates once; every test database is a copy. */
export async function createTemplate(postgres: string): Promise<void> {
  await execute(postgres, `create database ${TEMPLATE}`);
  await migrate(databaseOf(postgres, TEMPLATE));
}

/** An empty, migrated database of one's own. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const postgres = inject('postgres');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(postgres, `create database ${name} template ${TEMPLATE} strategy file_copy`);
  return {
    connectionString: databaseOf(postgres, name),
    [Symbol.asyncDispose]: () => execute(postgres, `drop database ${name} with (force)`),
  };
}

function databaseOf(postgres: string, name: string): string {
  const url = new URL(postgres);
  url.pathname = name;
  return url.href;
}

async function execute(postgres: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
