/** What a template may say about an invitation (3.3), in the order the editor offers them. */
export const TOKENS = [
  'FIRSTNAME',
  'LASTNAME',
  'EMAIL',
  'URL',
  'MEDIA',
  'ROLE',
  'INVITER',
  'STARTS',
  'ENDS',
  'EXPIRES',
  'MESSAGE',
  'QRCODE',
] as const;
export type Token = (typeof TOKENS)[number];

const PLACE = /\{([A-Z_]{1,40})\}/g;

const isToken = (name: string): name is Token => TOKENS.some((token) => token === name);

/** The names in braces that are no tokens; the editor flags them and saving refuses them. */
export function unknownTokensIn(text: string): readonly string[] {
  const names = Array.from(text.matchAll(PLACE), ([, name = '']) => name);
  return [...new Set(names)].filter((name) => !isToken(name));
}

export function tokensIn(text: string): readonly Token[] {
  const names = Array.from(text.matchAll(PLACE), ([, name = '']) => name);
  return [...new Set(names)].filter(isToken);
}

export function usesToken(text: string, token: Token): boolean {
  return text.includes(`{${token}}`);
}

/** Puts values in their places; what comes out of `meaning` is not looked at again, so a value cannot hold a token. */
export function fillTokens(text: string, meaning: (token: Token) => string): string {
  return text.replace(PLACE, (place, name: string) => (isToken(name) ? meaning(name) : place));
}
