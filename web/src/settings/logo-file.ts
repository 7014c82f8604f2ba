const MOST_BYTES = 100 * 1024;
const KINDS = ['image/png', 'image/jpeg', 'image/webp'];

export const LOGO_KINDS: readonly string[] = KINDS;

export type LogoRead =
  | { readonly kind: 'read'; readonly dataUrl: string }
  | { readonly kind: 'too-large'; readonly kilobytes: number }
  | { readonly kind: 'wrong-kind' };

/** A picture as the data URL that settings keep. */
export async function readLogo(file: File): Promise<LogoRead> {
  if (!KINDS.includes(file.type)) return { kind: 'wrong-kind' };
  if (file.size > MOST_BYTES) return { kind: 'too-large', kilobytes: Math.ceil(file.size / 1024) };
  return { kind: 'read', dataUrl: await dataUrlOf(file) };
}

function dataUrlOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
