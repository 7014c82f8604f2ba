/** `1:02:03.040`: to the thousandth, as a cut is. */
export function writeTime(seconds: number): string {
  const milliseconds = Math.max(0, Math.round(seconds * 1000));
  const two = (amount: number) => String(amount).padStart(2, '0');
  const hours = Math.floor(milliseconds / 3_600_000);
  const minutes = Math.floor(milliseconds / 60_000) % 60;
  const rest = `${two(Math.floor(milliseconds / 1000) % 60)}.${String(milliseconds % 1000).padStart(3, '0')}`;
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** `90`, `1:30`, `1:30,5` and `0:01:30.500` are all a minute and a half, more or less; null for what is no time. */
export function readTime(text: string): number | null {
  const [, hours, minutes = '0', seconds = ''] =
    /^\s*(?:(?:(\d{1,2}):)?(\d{1,4}):)?(\d{1,6}(?:[.,]\d{1,6})?)\s*$/.exec(text) ?? [];
  if (seconds === '') return null;
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.'));
}
