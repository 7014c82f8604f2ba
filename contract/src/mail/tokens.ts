/** What a template may say about an invitation (3.3), in the order the editor offers them. */
export const TOKENS = [
  'FIRSTNAME',
  'LASTNAME',
  'EMAIL',
  'URL',
  'MEDIA',
  'ROLE',
  'INVITER',
  'EXPIRES',
  'MESSAGE',
] as const;
export type Token = (typeof TOKENS)[number];

const PLACE = /\{([A-Z_]{1,40})\}/g;

/** The names in braces that are no tokens; the editor flags them and saving refuses them. */
export function unknownTokensIn(text: string): readonly string[] {
  const names = Array.from(text.matchAll(PLACE), ([, name = '']) => name);
  return [...new Set(names)].filter((name) => !TOKENS.includes(name as Token));
}

export function usesToken(text: string, token: Token): boolean {
  return text.includes(`{${token}}`);
}

/** Puts values in their places; what comes out of `meaning` is not looked at again, so a value cannot hold a token. */
export function fillTokens(text: string, meaning: (token: Token) => string): string {
  return text.replace(PLACE, (place, name: string) =>
    TOKENS.includes(name as Token) ? meaning(name as Token) : place,
  );
}
