import { io } from 'socket.io-client';
import type { TestBrowser } from './browser.ts';

export type Heard = { readonly name: string; readonly payload: unknown; readonly at: number };

/** The socket of a page that is open in a browser: what it may follow and what it hears. */
export async function openPage(
  publicUrl: string,
  browser: TestBrowser,
  { origin = publicUrl }: { readonly origin?: string } = {},
) {
  const socket = io(publicUrl, {
    path: '/realtime',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie: browser.cookieHeader(), origin },
  });
  const heard: Heard[] = [];
  const waiting = new Set<() => void>();
  socket.on('event', (name: string, payload: unknown) => {
    heard.push({ name, payload, at: performance.now() });
    for (const wake of waiting) wake();
  });
  const closed = new Promise<void>((resolve) => socket.on('disconnect', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve);
    socket.on('connect_error', reject);
  });
  return {
    heard,
    follow: (topic: string): Promise<boolean> => socket.timeout(5000).emitWithAck('follow', topic),
    hears,
    closed,
    [Symbol.dispose]: () => void socket.disconnect(),
  };

  /** The event of this name, or the one that makes it `times`, also if it came before; rejects after five seconds. */
  async function hears(name: string, times = 1): Promise<Heard> {
    const deadline = AbortSignal.timeout(5000);
    for (;;) {
      const found = heard.filter((event) => event.name === name)[times - 1];
      if (found !== undefined) return found;
      await new Promise<void>((resolve, reject) => {
        waiting.add(resolve);
        deadline.addEventListener('abort', () => reject(new Error(`${name} was not heard in time`)));
      });
    }
  }
}
