import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { chooseLanguage, FALLBACK_LANGUAGE, LANGUAGES, type Language, wishesIn } from '#contract/languages.ts';
import { APP_PAGES, EMBED_PAGES, LANDING_PAGES } from '#contract/pages.ts';
import { PROBLEMS } from '#contract/problems.ts';
import type { ThemingSettings } from '#contract/settings/modules.ts';
import type { App } from '#infra/http.ts';
import type { Settings } from '#settings/service.ts';

type Deps = { readonly webFolder: string; readonly publicUrl: string; readonly settings: Settings };

/** Serves what Vite built: the application's page and the landing's in each language, with a policy and a nonce of its own for every request, and their files. */
export async function servePages(app: App, { webFolder, publicUrl, settings }: Deps): Promise<void> {
  const application = await readFile(join(webFolder, 'index.html'), 'utf8');
  const landings = new Map<Language, string>();
  for (const language of LANGUAGES) {
    landings.set(language, await readFile(join(webFolder, `landing.${language}.html`), 'utf8'));
  }
  const appFiles = Array.from(
    application.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g),
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
  for (const path of APP_PAGES) app.get(path, (request, reply) => send(reply, withDiscovery(request), ["'none'"]));
  for (const path of EMBED_PAGES) app.get(path, async (_request, reply) => send(reply, application, await embedders()));
  // The same page for every id: neither a scanner nor a preview learns whether an invitation or a guest link exists (5.1).
  for (const path of LANDING_PAGES) app.get(path, (request, reply) => sendLanding(request, reply));
  app.setNotFoundHandler((request, reply) => notFound(request, reply));

  /** A media page says where oEmbed tells of it (oEmbed 1.0 §4), alike for every address, known or not. */
  function withDiscovery({ url, routeOptions }: FastifyRequest): string {
    if (routeOptions.url !== '/media/:mediaId') return application;
    const page = new URL(new URL(url, publicUrl).pathname, publicUrl);
    // An address that looks like one of the page's places would be filled in.
    const address = encodeURIComponent(page.href).replaceAll('_', '%5F');
    const oembed = new URL(`/api/v1/oembed?url=${address}`, publicUrl);
    const link = `<link rel="alternate" type="application/json+oembed" href="${escaped(oembed.href)}">`;
    return application.replace('</head>', () => `${link}</head>`);
  }

  async function embedders(): Promise<readonly string[]> {
    const { embedHosts } = await settings.get('theming');
    return ["'self'", ...embedHosts];
  }

  /** In a language that the browser asks for: its first words, and those for a browser without scripts, are right. */
  function sendLanding({ headers }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const language = chooseLanguage(wishesIn(headers['accept-language'] ?? '')) ?? FALLBACK_LANGUAGE;
    return send(reply, landings.get(language) ?? '', ["'none'"]);
  }

  async function send(reply: FastifyReply, page: string, frameAncestors: readonly string[]): Promise<FastifyReply> {
    const theming = await settings.get('theming');
    const nonce = randomBytes(16).toString('base64url');
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policyWith(nonce, frameAncestors))
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .header('vary', 'accept-encoding, accept-language')
      .send(compressedFor(reply, fill(page, theming, nonce)));
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
    return send(reply.code(PROBLEMS['request.not-found'].status), application, ["'none'"]);
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

/** No secret stands in these pages beside words from outside, so their length tells nothing. */
function compressedFor(reply: FastifyReply, html: string): string | Buffer {
  if (!/\bbr\b/.test(String(reply.request.headers['accept-encoding']))) return html;
  reply.header('content-encoding', 'br');
  return brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
