/** The address Usher is set up for, when this page was opened at another one; null when all is well. */
export function rightAddress(): string | null {
  const publicUrl = document.querySelector('meta[name="usher-public-url"]')?.getAttribute('content') ?? '';
  if (!URL.canParse(publicUrl)) return null;
  const { origin } = new URL(publicUrl);
  return origin === window.location.origin ? null : origin;
}
