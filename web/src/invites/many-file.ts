import { BATCH_MAX_CHARACTERS } from '#contract/invites/batches.ts';
import { saveFile } from '#lib/save-file.ts';

export type ReadFile =
  | { readonly kind: 'read' | 'read-in-old-code'; readonly text: string }
  | { readonly kind: 'too-large' };

/** A character takes up to four bytes: what is larger need not be opened. */
const MAX_BYTES = 4 * BATCH_MAX_CHARACTERS;

/** UTF-8 with or without its mark, UTF-16 with it; what is neither is taken for the code page of Western Windows. */
export async function readListFile(file: Blob): Promise<ReadFile> {
  if (file.size > MAX_BYTES) return { kind: 'too-large' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const inUtf = decoded(bytes, encodingMarkedIn(bytes));
  const text = inUtf ?? new TextDecoder('windows-1252').decode(bytes);
  if (text.length > BATCH_MAX_CHARACTERS) return { kind: 'too-large' };
  return { kind: inUtf === null ? 'read-in-old-code' : 'read', text };
}

function encodingMarkedIn([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Hands a list to the person as a file that spreadsheets open as UTF-8. */
export function saveList(name: string, text: string): void {
  saveFile({ name, type: 'text/csv;charset=utf-8', text: `\ufeff${text.replace(/^\ufeff/, '')}` });
}
