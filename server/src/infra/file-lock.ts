import { DatabaseSync } from 'node:sqlite';

/**
 * Holds a file for this process alone. The kernel keeps the lock, so it ends with the process, however that ends, and
 * none is ever stale. Node has no call for such locks; SQLite takes one on every platform.
 */
export function lockFile(path: string): Disposable | undefined {
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    file.exec('begin exclusive');
    return { [Symbol.dispose]: () => file.close() };
  } catch (error) {
    file.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
