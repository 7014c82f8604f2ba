import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { LANGUAGES } from '#contract/languages.ts';
import { words as landingWords } from './src/landing/text.ts';

/** The languages of the interface; React Aria carries some thirty, and each costs every visitor a kilobyte or two. */
const WIDGET_LANGUAGES = ['en-US', 'de-DE', 'es-ES', 'fr-FR', 'he-IL'];

/** What the server puts its nonce of this request in place of. React Aria finds it in the meta element Vite makes. */
const CSP_NONCE_PLACEHOLDER = '__CSP_NONCE__';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), keepWidgetLanguages(WIDGET_LANGUAGES), writeLandingWords(), compress()],
  html: { cspNonce: CSP_NONCE_PLACEHOLDER },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    // A data: address would be refused by the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // The landing of `/i/*` is an entry of its own: nothing of the application loads before its button works.
      input: { app: `${import.meta.dirname}/index.html`, landing: `${import.meta.dirname}/landing.html` },
      // What most pages share comes as one file: fifty small ones cost more in headers than they save.
      output: {
        codeSplitting: {
          groups: [
            // A language comes as one file, whatever features it has words for.
            ...LANGUAGES.map((language) => ({ name: `words-${language}`, test: new RegExp(`\\.${language}\\.ts$`) })),
            {
              name: 'widgets',
              test: /node_modules\/(react-aria|react-stately|@react|@internationalized)|web\/src\/ui\//,
              minShareCount: 4,
            },
          ],
        },
      },
    },
  },
});

/** Words that must be there before any script come from the same table as the others. */
function writeLandingWords(): Plugin {
  const table: Readonly<Record<string, string>> = landingWords;
  return {
    name: 'usher:landing-words',
    transformIndexHtml: (html) => html.replace(/%landing\.(\w+)%/g, (_, key: string) => table[key] ?? ''),
  };
}

/** Files are compressed once here, as well as it goes, rather than at each request. */
function compress(): Plugin {
  return {
    name: 'usher:compress',
    async writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /\.(js|css|svg)$/.test(file))) {
        const bytes = await readFile(join(dir, name));
        await writeFile(join(dir, `${name}.br`), brotliCompressSync(bytes));
        await writeFile(join(dir, `${name}.gz`), gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

/** Reads the words of a language we do not offer from the English file, so that they are in the bundle once. */
function keepWidgetLanguages(languages: readonly string[]): Plugin {
  const fallback = 'en-US';
  const words = /\/intl\/[\w-]+\/([a-z]{2,3}-[A-Z]{2})\.mjs$/;
  return {
    name: 'usher:keep-widget-languages',
    enforce: 'pre',
    resolveId(source, importer) {
      const language = words.exec(source)?.[1];
      if (language === undefined || languages.includes(language)) return null;
      return this.resolve(source.replace(`${language}.mjs`, `${fallback}.mjs`), importer, { skipSelf: true });
    },
  };
}
