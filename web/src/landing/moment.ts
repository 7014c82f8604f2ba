/** In the reader's own zone, with its name, and in the way of their country where it speaks the page's language. */
export function momentWords(moment: string): string {
  const { lang } = document.documentElement;
  const locale = navigator.languages.find((each) => each.startsWith(`${lang}-`)) ?? lang;
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(moment));
}
