import pg from 'pg';
import { expect, it } from 'vitest';
import { openTestDatabase } from './database.ts';

it('gives every test file a database of its own', async () => {
  await using one = await openTestDatabase();
  await using other = await openTestDatabase();

  expect(await nameOf(one.connectionString)).not.toBe(await nameOf(other.connectionString));
});

async function nameOf(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query('select current_database() as name');
  await client.end();
  return rows[0].name;
}
