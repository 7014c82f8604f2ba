import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { APP_PAGES, EMBED_PAGES } from '#contract/pages.ts';
import { PROBLEMS } from '#contract/problems.ts';
import type { ThemingSettings } from '#contract/settings/modules.ts';
import type { App } from '#infra/http.ts';
import type { Settings } from '#settings/service.ts';

type Deps = { readonly webFolder: string; readonly publicUrl: string; readonly settings: Settings };
type Page = 'app' | 'landing';

/** Serves what Vite built: two HTML pages, each with a policy and a nonce of its own for every request, and their files. */
export async function servePages(app: App, { webFolder, publicUrl, settings }: Deps): Promise<void> {
  const built: Record<Page, string> = {
    app: await readFile(join(webFolder, 'index.html'), 'utf8'),
    landing: await readFile(join(webFolder, 'landing.html'), 'utf8'),
  };
  const appFiles = Array.from(
    built.app.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g),
    ([, file]) => file,
  ).join(' ');

  await app.register(fastifyStatic, {
    root: join(webFolder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    index: false,
    setHeaders: (reply) => void reply.header('cross-origin-resource-policy', 'same-origin'),
  });
  for (const path of APP_PAGES) app.get(path, (_request, reply) => send(reply, 'app', ["'none'"]));
  for (const path of EMBED_PAGES) app.get(path, async (_request, reply) => send(reply, 'app', await embedders()));
  // The same page for every id: neither a scanner nor a preview learns whether an invitation or a guest link exists (5.1).
  app.get('/i/:publicId', (_request, reply) => send(reply, 'landing', ["'none'"]));
  app.get('/g/:publicId', (_request, reply) => send(reply, 'landing', ["'none'"]));
  app.setNotFoundHandler((request, reply) => notFound(request, reply));

  async function embedders(): Promise<readonly string[]> {
    const { embedHosts } = await settings.get('theming');
    return ["'self'", ...embedHosts];
  }

  async function send(reply: FastifyReply, page: Page, frameAncestors: readonly string[]): Promise<FastifyReply> {
    const theming = await settings.get('theming');
    const nonce = randomBytes(16).toString('base64url');
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policyWith(nonce, frameAncestors))
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .send(fill(built[page], theming, nonce));
  }

  function fill(html: string, theming: ThemingSettings, nonce: string): string {
    const values: Readonly<Record<string, string>> = {
      CSP_NONCE: nonce,
      SCHEME: theming.scheme,
      ACCENT: theming.accent,
      PUBLIC_URL: escaped(publicUrl),
      PORTAL_NAME: escaped(theming.name),
      LOGO: theming.logo === null ? '' : '<img src="/portal/logo" alt="">',
      SUPPORT_CONTACT: escaped(theming.supportContact),
      PRIVACY_URL: escaped(theming.privacyUrl),
      IMPRINT_URL: escaped(theming.imprintUrl),
      APP_FILES: escaped(appFiles),
    };
    return html.replace(/__([A-Z_]+)__/g, (place, name: string) => values[name] ?? place);
  }

  async function notFound(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (!isPage || request.url.startsWith('/api/')) return app.refuseUnknown(request, reply);
    return send(reply.code(PROBLEMS['request.not-found'].status), 'app', ["'none'"]);
  }

  /** Nothing from elsewhere, no script or style but those of the build; `blob:` is the player's worker and its media. */
  function policyWith(nonce: string, frameAncestors: readonly string[]): string {
    const socket = publicUrl.replace(/^http/, 'ws');
    return [
      "default-src 'none'",
      `script-src 'self' 'nonce-${nonce}'`,
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data: blob:",
      "media-src 'self' blob:",
      "font-src 'self'",
      `connect-src 'self' ${socket}`,
      "worker-src 'self' blob:",
      "frame-src 'self' blob:",
      "form-action 'self'",
      "base-uri 'none'",
      `frame-ancestors ${frameAncestors.join(' ')}`,
    ].join('; ');
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
