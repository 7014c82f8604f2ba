import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anOpenText, aPaper, aWordFile } from '#test/papers.ts';
import { freePort } from '#test/world.ts';
import { type Fence, noFence, openFence } from './fence.ts';
import { openOffice } from './office.ts';
import { runForOutput } from './programs.ts';

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let fence: Fence;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usher-office-'));
  const opened = await openFence(folder);
  if (opened === null) throw new Error('No fence can be built on this machine: see docs/documents.md.');
  fence = opened;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function aFile(name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/** A server that should hear nothing. */
async function aCanary(): Promise<AsyncDisposable & { readonly url: string; readonly heard: string[] }> {
  const heard: string[] = [];
  const port = await freePort();
  const server: Server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `http://127.0.0.1:${port}`, heard, [Symbol.asyncDispose]: close };
}

/** Two documents that name a picture elsewhere. */
async function filesThatFetch(url: string) {
  const picture = 'http://schemas.openxmlformats.org/drawingml/2006/picture';
  const drawing = `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="990000" cy="990000"/><wp:docPr id="1" name="p"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="${picture}"><pic:pic xmlns:pic="${picture}"><pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="elsewhere"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
  const frame = `<text:p>Words<draw:frame svg:width="5cm" svg:height="5cm"><draw:image xlink:href="${url}/open.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>`;
  return [
    { kind: 'docx', source: await aFile('word', aWordFile(drawing, { links: { elsewhere: `${url}/word.png` } })) },
    { kind: 'odt', source: await aFile('open', anOpenText(frame)) },
  ] as const;
}

const plain = { maxMemoryBytes: 4 * 1024 ** 3, maxSeconds: 60, maxOutputBytes: 64 * 1024 };

describe('a document that names pictures elsewhere', () => {
  it('does fetch them when LibreOffice is left to itself', async () => {
    await using canary = await aCanary();
    const [word] = await filesThatFetch(canary.url);
    await runForOutput({ ...plain, ...noFence(bare(word.source)) });
    expect(canary.heard).toContain('GET /word.png');
  });

  it('reaches nobody from behind the fence, whatever the settings', async () => {
    await using canary = await aCanary();
    for (const { source } of await filesThatFetch(canary.url)) await runForOutput({ ...plain, ...fence(bare(source)) });
    expect(canary.heard).toEqual([]);
  });

  it.each(['fence', 'no fence'])('reaches nobody by our settings, with %s', async (kind) => {
    await using canary = await aCanary();
    const office = await openOffice({ sofficePath: 'soffice', fence: kind === 'fence' ? fence : noFence });
    for (const { source, kind } of await filesThatFetch(canary.url)) {
      const room = await mkdtemp(join(folder, 'room-'));
      expect(await office.toPdf({ source, kind, folder: room, maxPages: 10 })).toMatch(/\.pdf$/);
    }
    expect(canary.heard).toEqual([]);
  });

  /** LibreOffice as anybody would run it. */
  function bare(source: string) {
    return {
      program: 'soffice',
      source,
      folder,
      maxMemoryBytes: plain.maxMemoryBytes,
      maxSeconds: plain.maxSeconds,
      args: (inside: { readonly source: string; readonly folder: string }) => [
        `-env:UserInstallation=file://${inside.folder}/bare`,
        ...['--headless', '--convert-to', 'pdf', '--outdir', inside.folder, inside.source],
      ],
    };
  }
});

describe('a program behind the fence', () => {
  const inside = (program: string, args: readonly string[]) =>
    runForOutput({ ...plain, ...fence({ ...plain, program, args: () => args, source: '/etc/passwd', folder }) });

  it('sees its file and its folder, and nothing that is ours', async () => {
    await writeFile(join(folder, 'ours'), 'in the folder');
    const printed = await inside('sh', ['-c', 'cat /work/ours; head -c 4 /source; ls / /work /tmp']);
    expect(printed.toString('utf8')).toContain('in the folderroot');
    for (const path of ['/etc/passwd', '/root', '/home', '/var', '/old/etc', process.cwd(), folder]) {
      await expect(inside('ls', ['-d', path])).rejects.toMatchObject({ because: 'exit' });
    }
  });

  it('can write to nothing but its folder and its own memory', async () => {
    await inside('sh', ['-c', 'echo made > /work/made && echo made > /tmp/made']);
    for (const path of ['/source', '/usr/bin/made', '/etc/made', '/lib/made']) {
      await expect(inside('sh', ['-c', `echo made > ${path}`])).rejects.toMatchObject({ because: 'exit' });
    }
  });

  it('has no way back: no rights, no other processes', async () => {
    const printed = (await inside('sh', ['-c', 'grep CapEff /proc/self/status; ls -d /proc/[0-9]*'])).toString('utf8');
    expect(printed).toMatch(/CapEff:\t0+\n/);
    expect(printed.match(/\/proc\/\d+/g)?.length).toBeLessThan(5);
    await expect(inside('mount', ['-t', 'tmpfs', 'none', '/work'])).rejects.toMatchObject({ because: 'exit' });
    await expect(inside('unshare', ['-r', 'mount', '-t', 'proc', 'none', '/work'])).rejects.toMatchObject({
      because: 'exit',
    });
  });

  it('does not fill the disk', async () => {
    const write = inside('sh', ['-c', 'dd if=/dev/zero of=/work/large bs=1M count=1200 2>/dev/null']);
    await expect(write).rejects.toMatchObject({ because: 'exit' });
  });
});

describe('LibreOffice', () => {
  it('is stopped with all that it started', async () => {
    const source = await aFile('paper.docx', await aPaper({ kind: 'docx', pages: ['One'] }));
    const office = await openOffice({ sofficePath: 'soffice', fence });
    const stop = new AbortController();
    const room = await mkdtemp(join(folder, 'room-'));
    const converting = office.toPdf({ source, kind: 'docx', folder: room, maxPages: 10, signal: stop.signal });
    const expected = expect(converting).rejects.toThrow('no longer wanted');
    await vi.waitFor(async () => expect(await programsIn(room)).toContain('soffice.bin'), {
      timeout: 20_000,
      interval: 20,
    });
    stop.abort(new Error('no longer wanted'));
    await expected;
    await expect.poll(() => programsIn(room), { timeout: 5000 }).toBe('');
  });

  it('does not open what is of another kind than it is told', async () => {
    const source = await aFile('page', Buffer.from('<html><body>no document</body></html>'));
    const office = await openOffice({ sofficePath: 'soffice', fence });
    expect(
      await office.toPdf({ source, kind: 'docx', folder: await mkdtemp(join(folder, 'room-')), maxPages: 10 }),
    ).toBeNull();
  });

  it('says what is missing', async () => {
    await expect(openOffice({ sofficePath: '/no/such/soffice', fence })).rejects.toThrow(
      /install LibreOffice or set SOFFICE_PATH/,
    );
  });
});

/** The shell that builds the fence names the folder, and what it starts has it as its profile's place: `/work`. */
async function programsIn(room: string): Promise<string> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,ppid=,args=']);
  const lines = stdout.split('\n').map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []);
  const roots = lines.filter(([, , , args = '']) => args.includes(room)).map(([, pid = '']) => pid);
  const below = new Set(roots);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [, pid = '', parent = ''] of lines) {
      if (!below.has(pid) && below.has(parent)) {
        below.add(pid);
        grown = true;
      }
    }
  }
  return lines.flatMap(([, pid = '', , args = '']) => (below.has(pid) ? [args] : [])).join('\n');
}
