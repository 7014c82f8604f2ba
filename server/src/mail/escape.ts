const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => NAMED[letter] ?? letter);
}

/**
 * Mail programs turn whatever looks like an address into a link, so a name or a message could lead a reader away
 * under our letterhead. A zero-width non-joiner behind each mark that holds an address together cannot be seen,
 * leaves the words as they read, and is not allowed at that place in any host name (RFC 5892 A.1): even a program
 * that links across it leads nowhere. A word joiner would be dropped there, and the address be whole again.
 */
export function withoutLinks(text: string): string {
  return text.replace(/[.:/@\\．。｡](?=\S)/g, '$&\u200c');
}
