import { execFile } from 'node:child_process';
import { chown, stat } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type Account = { readonly uid: number; readonly gid: number };

/** PostgreSQL refuses to run as root: there it gets an account of its own. Anybody else runs it as themselves. */
export async function accountForPostgres(home: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const account =
    (await ownerOf(home)) ??
    (await accountNamed('usher')) ??
    (await createUsher()) ??
    (await accountNamed('postgres')) ??
    (await accountNamed('nobody'));
  if (account === undefined) {
    throw new Error('PostgreSQL cannot run as root, and there is no other account for it. Create one named usher.');
  }
  return account;
}

export async function give(path: string, account: Account | undefined): Promise<void> {
  if (account !== undefined) await chown(path, account.uid, account.gid);
}

export async function canEnter(folder: string, account: Account | undefined): Promise<boolean> {
  try {
    await run('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...account, cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

/** Data keep the account that they were made with. */
async function ownerOf(home: string): Promise<Account | undefined> {
  const owner = await stat(home).catch(() => undefined);
  return owner === undefined || owner.uid === 0 ? undefined : { uid: owner.uid, gid: owner.gid };
}

async function accountNamed(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function createUsher(): Promise<Account | undefined> {
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'usher']);
  } catch {
    // Some systems have no useradd, and a read-only /etc refuses it; another account serves as well.
  }
  return accountNamed('usher');
}
