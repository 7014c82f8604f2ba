import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { directionOf, LANGUAGE_NAMES, LANGUAGES, type Language } from '#contract/languages.ts';
import { german } from './src/landing/words/de.ts';
import { english } from './src/landing/words/en.ts';
import { spanish } from './src/landing/words/es.ts';
import { french } from './src/landing/words/fr.ts';
import { hebrew } from './src/landing/words/he.ts';
import type { Words } from './src/landing/words/words.ts';

/** The languages of the interface; React Aria carries some thirty, and each costs every visitor a kilobyte or two. */
const WIDGET_LANGUAGES = ['en-US', 'de-DE', 'es-ES', 'fr-FR', 'he-IL'];

/** What the server puts its nonce of this request in place of. React Aria finds it in the meta element Vite makes. */
const CSP_NONCE_PLACEHOLDER = '__CSP_NONCE__';

/** The application, and the page in it that most come for. */
const FIRST_PAGE = ['main.tsx', 'app/MediaRoute.tsx'].map((file) => `${import.meta.dirname}/src/${file}`);

/** Names everything in the library, and says nothing about what is used of it. */
const INDEX_OF_LIBRARY = /node_modules\/(lucide-react\/.*\/lucide-react|react-aria-components\/.*\/index)\.m?js$/;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), keepWidgetLanguages(WIDGET_LANGUAGES), writeLandingPages(), compress()],
  html: { cspNonce: CSP_NONCE_PLACEHOLDER },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    // Every browser of the target knows modulepreload.
    modulePreload: { polyfill: false },
    // A data: address would be refused by the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // The landing of `/i/*` is an entry of its own: nothing of the application loads before its button works.
      input: { app: `${import.meta.dirname}/index.html`, landing: `${import.meta.dirname}/landing.html` },
      // Fifty small files cost more in headers, and in what compression cannot see, than they save.
      output: {
        codeSplitting: {
          groups: [
            // First of all, so that the landing finds it without anything of the application.
            {
              name: 'shared',
              test: /web\/src\/lib\/(tabs|language-choice)|contract\/src\/languages|vite\/preload-helper/,
            },
            // A language comes as one file, whatever features it has words for.
            ...LANGUAGES.map((language) => ({ name: `words-${language}`, test: new RegExp(`\\.${language}\\.ts$`) })),
            { name: groupOfFirstPage() },
            { name: 'icons', test: /node_modules\/lucide-react/, minShareCount: 3 },
          ],
        },
      },
    },
  },
});

/**
 * Puts what the media page needs from its start into two files, and nothing else: what only other pages and dialogs need
 * stays with them, however many of them share it.
 */
function groupOfFirstPage(): NonNullable<Rolldown.CodeSplittingGroup['name']> {
  let needed: ReadonlySet<string> | undefined;
  return (id, chunking) => {
    needed ??= needsOf(FIRST_PAGE, chunking);
    // The entries stay files of their own: by them Vite finds what to write into the page.
    if (!needed.has(id) || FIRST_PAGE.includes(id)) return null;
    return id.includes('/node_modules/') ? 'libraries' : 'page';
  };
}

function needsOf(entries: readonly string[], chunking: Rolldown.ChunkingContext): ReadonlySet<string> {
  const needed = new Set(entries);
  for (const id of needed) {
    if (!INDEX_OF_LIBRARY.test(id)) for (const next of chunking.getModuleInfo(id)?.importedIds ?? []) needed.add(next);
  }
  return needed;
}

/**
 * The landing once for each language, `landing.<language>.html`: words that must be there before any script come from
 * the same tables as the others, and the file with the rest is fetched beside the script.
 */
function writeLandingPages(): Plugin {
  const tables: Record<Language, Words> = { en: english, de: german, es: spanish, fr: french, he: hebrew };
  return {
    name: 'usher:landing-pages',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = bundle['landing.html'];
      if (page?.type !== 'asset') throw new Error('Vite made no page for the landing.');
      delete bundle['landing.html'];
      for (const language of LANGUAGES) {
        const file = Object.values(bundle).find(
          (each) => each.type === 'chunk' && each.facadeModuleId?.endsWith(`/landing/words/${language}.ts`),
        );
        const source = inLanguage(String(page.source), language, tables[language], file?.fileName);
        this.emitFile({ type: 'asset', fileName: `landing.${language}.html`, source });
      }
    },
  };
}

function inLanguage(page: string, language: Language, words: Words, file: string | undefined): string {
  const { roles: _roles, unnamed: _unnamed, refusals: _refusals, offline: _offline, ...own } = words;
  const buttons = LANGUAGES.map(
    (each) =>
      `<button type="button" lang="${each}" data-language="${each}" aria-current="${each === language}">${LANGUAGE_NAMES[each]}</button>`,
  );
  const places: Readonly<Record<string, string>> = {
    ...own,
    languageButtons: buttons.join(''),
  };
  const preload = `<link rel="modulepreload" crossorigin href="/${file}" nonce="${CSP_NONCE_PLACEHOLDER}">`;
  return page
    .replace('<html lang="en"', `<html lang="${language}" dir="${directionOf(language)}"`)
    .replace(/%landing\.(\w+)%/g, (_, place: string) => places[place] ?? '')
    .replace('</head>', `${file === undefined ? '' : preload}</head>`);
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
