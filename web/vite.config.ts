import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The languages of the interface; React Aria carries some thirty, and each costs every visitor a kilobyte or two. */
const WIDGET_LANGUAGES = ['en-US'];

/** What the server puts its nonce of this request in place of. React Aria finds it in the meta element Vite makes. */
const CSP_NONCE_PLACEHOLDER = '__CSP_NONCE__';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), keepWidgetLanguages(WIDGET_LANGUAGES)],
  html: { cspNonce: CSP_NONCE_PLACEHOLDER },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    // A data: address would be refused by the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // The landing of `/i/*` joins here as a second entry: { app: 'index.html', landing: 'src/landing/main.ts' }.
      input: { app: `${import.meta.dirname}/index.html` },
    },
  },
});

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
