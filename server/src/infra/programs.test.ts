import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runForLines, runForOutput } from './programs.ts';

const roomy = { maxMemoryBytes: 1024 ** 3, maxSeconds: 30, maxOutputBytes: 64 * 1024 };

afterEach(() => vi.unstubAllEnvs());

describe('another program', () => {
  it('gets its arguments as they are, whatever a shell would make of them', async () => {
    const args = ['$(id)', '; echo two', "'", '`id`', '%s\\n'];
    const printed = await runForOutput({ ...roomy, program: 'printf', args: ['%s\\n', ...args] });
    expect(printed.toString('utf8').trimEnd().split('\n')).toEqual(args);
  });

  it('sees nothing of our environment', async () => {
    vi.stubEnv('USHER_KEYS', 'a-root-secret');
    const printed = await runForOutput({ ...roomy, program: 'env', args: [] });
    expect(printed.toString('utf8')).not.toContain('a-root-secret');
  });

  it('tells what it said last when it fails', async () => {
    const run = runForOutput({ ...roomy, program: 'ls', args: ['/no/such/folder'] });
    await expect(run).rejects.toMatchObject({ because: 'exit', lastWords: expect.stringContaining('/no/such/folder') });
  });

  it.runIf(process.platform === 'linux')('gets no more memory than it may have', async () => {
    const run = { ...roomy, program: 'dd', args: ['if=/dev/zero', 'of=/dev/null', 'bs=256M', 'count=1'] };
    await expect(runForOutput(run)).resolves.toBeInstanceOf(Buffer);
    await expect(runForOutput({ ...run, maxMemoryBytes: 128 * 1024 ** 2 })).rejects.toMatchObject({ because: 'exit' });
  });

  it('is stopped when its time is up', async () => {
    const run = runForOutput({ ...roomy, program: 'sleep', args: ['600'], maxSeconds: 0.2 });
    await expect(run).rejects.toMatchObject({ because: 'time-limit' });
  });

  it('is stopped when it says too much', async () => {
    const run = runForOutput({ ...roomy, program: 'yes', args: [] });
    await expect(run).rejects.toMatchObject({ because: 'output-limit' });
  });

  it('is stopped with all that it started', async () => {
    const stop = new AbortController();
    const program = 'sh';
    // Settles only when nobody holds the program's output any longer, so the grandchild is gone too.
    const run = runForLines({
      ...roomy,
      program,
      args: ['-c', 'sleep 600 & echo started; wait'],
      signal: stop.signal,
      onLine: () => stop.abort(new Error('no longer wanted')),
    });
    await expect(run).rejects.toThrow('no longer wanted');
  });

  it('is not even started when it is not wanted', async () => {
    const run = runForOutput({
      ...roomy,
      program: 'sleep',
      args: ['600'],
      signal: AbortSignal.abort(new Error('too late')),
    });
    await expect(run).rejects.toThrow('too late');
  });

  it('does not outlive us, even when we are killed', async () => {
    const script = `
      import { runForLines } from ${JSON.stringify(import.meta.resolve('./programs.ts'))};
      await runForLines({ program: 'sh', args: ['-c', 'echo $$; exec sleep 600'], maxMemoryBytes: 1e9, maxSeconds: 600,
        onLine: (pid) => process.stdout.write(pid + '\\n') });`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [pid] = await firstLine(parent.stdout);
    parent.kill('SIGKILL');
    await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
  });
});

async function firstLine(output: NodeJS.ReadableStream): Promise<[string]> {
  for await (const line of createInterface({ input: output })) return [line];
  throw new Error('nothing was printed');
}

async function isRunning(pid: string): Promise<boolean> {
  const listed = await promisify(execFile)('ps', ['-o', 'stat=', '-p', pid]).catch(() => ({ stdout: '' }));
  const state = listed.stdout.trim();
  return state !== '' && !state.startsWith('Z');
}
