import { type ProgramRun, runForOutput } from './programs.ts';

/** Where a program finds its file and its folder: other paths inside the fence than outside. */
export type Inside = { readonly source: string; readonly folder: string };

export type FencedRun = Omit<ProgramRun, 'args' | 'folder'> & {
  /** The one file it may read. */
  readonly source: string;
  /** The one folder it may write to. */
  readonly folder: string;
  readonly args: (inside: Inside) => readonly string[];
};

/** Turns what a program shall do into the same behind a fence. */
export type Fence = (run: FencedRun) => ProgramRun;

const INSIDE: Inside = { source: '/source', folder: '/work' };
/** Programs, their libraries and fonts; of everything else, where data may lie, nothing. */
const SYSTEM_FOLDERS =
  '/usr/bin /usr/sbin /usr/lib /usr/lib32 /usr/lib64 /usr/libx32 /usr/libexec /usr/share /usr/local/bin /usr/local/lib /usr/local/share /opt/libreoffice*';
const SYSTEM_SETTINGS = '/etc/fonts /etc/libreoffice /etc/alternatives /etc/ld.so.cache';
/** What it may write beside its folder, in memory; and how large a file may become. */
const TEMPORARY_ROOM = '512m';
const LARGEST_FILE_BLOCKS = 2 * 1024 ** 2; // of 512 bytes

// The program sees the system's own programs and fonts, read only, its file and its folder, and a network without any
// connection: a document that names other files or addresses finds nothing there.
const SETUP = `
set -e
PATH=/usr/sbin:/sbin:$PATH
source=$1; work=$2; shift 2
mount -t tmpfs -o size=64k,mode=755 none /mnt
cd /mnt
mkdir -p etc proc dev tmp work old
: > source
for each in /bin /sbin /lib /lib32 /lib64 /libx32 ${SYSTEM_FOLDERS} ${SYSTEM_SETTINGS}; do
  if [ -L "$each" ]; then cp -P "$each" ".$each"; continue; fi
  if [ -d "$each" ]; then mkdir -p ".$each"; elif [ -f "$each" ]; then : > ".$each"; else continue; fi
  mount --bind "$each" ".$each"
  mount -o remount,bind,ro ".$each"
done
for each in null zero random urandom; do : > "dev/$each"; mount --bind "/dev/$each" "dev/$each"; done
mount -t proc none proc
mount -t tmpfs -o size=${TEMPORARY_ROOM} none tmp
mount --bind "$work" work
mount --bind "$source" source
mount -o remount,bind,ro source
pivot_root . old
cd /work
umount -l /old
mount -o remount,bind,ro /
ulimit -f ${LARGEST_FILE_BLOCKS}
exec setpriv --no-new-privs --inh-caps=-all --bounding-set=-all "$@"
`;

const NAMESPACES = ['--user', '--map-root-user', '--net', '--mount', '--pid', '--fork', '--kill-child'];

/** For where no fence can be had: the program works beside everything else. */
export const noFence: Fence = ({ source, folder, args, ...run }) => ({
  ...run,
  folder,
  args: args({ source, folder }),
});

/** Null where the system does not let us build one: not Linux, or namespaces are closed to us. */
export async function openFence(folder: string): Promise<Fence | null> {
  if (process.platform !== 'linux') return null;
  const trial = {
    program: 'true',
    args: () => [],
    source: '/dev/null',
    folder,
    maxMemoryBytes: 1024 ** 3,
    maxSeconds: 30,
  };
  try {
    await runForOutput({ ...fence(trial), maxOutputBytes: 1024 });
    return fence;
  } catch {
    return null;
  }
}

const fence: Fence = ({ program, args, source, folder, ...run }) => ({
  ...run,
  program: 'unshare',
  args: [...NAMESPACES, '/bin/sh', '-c', SETUP, 'sh', source, folder, program, ...args(INSIDE)],
});
