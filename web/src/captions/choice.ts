import type { CaptionsView } from '#contract/captions/endpoints.ts';

/** What this device was last told: a language, or that no captions are wanted; null: nobody said anything. */
export type CaptionWish = string | 'off' | null;

const KEY = 'usher.captions';

/** Frames of other sites may have no storage; then each page begins anew. */
export function rememberedWish(): CaptionWish {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function rememberWish(wish: string): void {
  try {
    localStorage.setItem(KEY, wish);
  } catch {
    // Then it holds for this page only.
  }
}

type Offered = Pick<CaptionsView, 'id' | 'language' | 'isDefault'>;

/** The captions to begin with: in the language that was wanted last, or what its owner made the default. */
export function chosenBy<C extends Offered>(wish: CaptionWish, captions: readonly C[]): C | null {
  if (wish === 'off') return null;
  if (wish === null) return captions.find(({ isDefault }) => isDefault) ?? null;
  return inLanguage(wish, captions);
}

/** The very language, or a relative: `de` where `de-AT` is wanted. */
export function inLanguage<C extends Offered>(wanted: string, captions: readonly C[]): C | null {
  const primary = (language: string) => language.toLowerCase().split('-')[0];
  return (
    captions.find(({ language }) => language === wanted) ??
    captions.find(({ language }) => primary(language) === primary(wanted)) ??
    null
  );
}
