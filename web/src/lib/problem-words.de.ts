import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './problem-words.ts';

const words: Translated<typeof english> = {
  'request.invalid': 'Etwas an der Eingabe fehlt oder stimmt nicht.',
  'request.invalid.now': 'Prüfen Sie die markierten Felder und versuchen Sie es noch einmal.',
  'request.foreign-origin': 'Diese Seite wurde unter einer anderen Adresse geöffnet, als Usher eingerichtet ist.',
  'request.foreign-origin.now': 'Öffnen Sie Usher unter seiner eigenen Adresse und versuchen Sie es noch einmal.',
  'request.not-found': 'Unter dieser Adresse gibt es nichts.',
  'request.not-found.now': 'Prüfen Sie die Adresse, oder gehen Sie zur Startseite.',
  'request.too-large': 'Das ist größer, als hier angenommen wird.',
  'request.too-large.now': 'Senden Sie etwas Kleineres.',
  'request.too-many': 'Das war viel auf einmal.',
  'request.too-many.now': 'Warten Sie einen Moment und versuchen Sie es noch einmal.',
  'server.failed': 'Bei uns ist etwas schiefgegangen.',
  'server.failed.now': 'Versuchen Sie es noch einmal. Bleibt es so, nennen Sie Ihrer Unterstützung die Kennung unten.',
  'access.sign-in-needed': 'Sie sind nicht mehr angemeldet.',
  'access.sign-in-needed.now': 'Melden Sie sich an und kommen Sie auf diese Seite zurück.',
  'access.denied': 'Ihre Rolle erlaubt das nicht.',
  'access.denied.now': 'Bitten Sie die Verwaltung darum, wenn Sie es brauchen.',
  'access.scope-too-small': 'Dieser Schlüssel hat nicht die nötige Berechtigung.',
  'access.scope-too-small.now': 'Nehmen Sie einen Schlüssel mit dieser Berechtigung.',
  network: 'Usher war nicht zu erreichen.',
  'network.now': 'Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  page: 'Diese Seite konnte nicht angezeigt werden.',
  'page.now': 'Laden Sie sie neu. Bleibt es so, sagen Sie es Ihrer Unterstützung.',
  tryAgain: 'Noch einmal versuchen',
};

export default { feature: 'problems', words } satisfies Translations;
