/** Addresses as they are pasted: by lines, commas, semicolons or spaces, also in the way of `Ada <ada@example.org>`. */
export function addressesIn(text: string): readonly string[] {
  const written = text.split(/[\s,;<>"]+/).filter((part) => part.includes('@'));
  return [...new Set(written)];
}
