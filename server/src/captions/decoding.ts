/** The text of a file, and whether its characters had to be guessed; null when it is no text at all. */
export type Decoded = { readonly text: string; readonly wasGuessed: boolean } | null;

const UTF_16 = [
  { mark: [0xff, 0xfe], name: 'utf-16le' },
  { mark: [0xfe, 0xff], name: 'utf-16be' },
] as const;

/** UTF-8 as it should be, UTF-16 where a mark says so, and otherwise what old programs of Windows write. */
export function decodeText(bytes: Uint8Array): Decoded {
  const wide = UTF_16.find(({ mark }) => bytes[0] === mark[0] && bytes[1] === mark[1]);
  if (wide !== undefined) return { text: new TextDecoder(wide.name).decode(bytes), wasGuessed: false };
  // No encoding of one byte a character has a NUL in its text, and no film is text.
  if (bytes.includes(0) && !isUtf8(bytes)) return null;
  if (isUtf8(bytes)) return { text: new TextDecoder('utf-8').decode(bytes), wasGuessed: false };
  return { text: new TextDecoder('windows-1252').decode(bytes), wasGuessed: true };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
