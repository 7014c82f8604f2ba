import type { GuestWords } from './words.ts';

export const german: GuestWords = {
  sharesWithGuests: '{host} teilt mit Gästen',
  asGuest: 'Sie können es als Gast öffnen.',
  nameLabel: 'Ihr Name',
  nameMissing: 'Geben Sie Ihren Namen ein.',
  nameTooLong: 'Geben Sie Ihren Namen ein, mit höchstens 80 Zeichen.',
  emailHelp: '{host} sieht Ihren Namen und Ihre Adresse.',
  emailWrong: 'Das ist keine vollständige E-Mail-Adresse.',
  opensAlready:
    'Sie können das auch ohne den Link öffnen. Andere werden hier nach einem Namen und einer Adresse gefragt.',
  open: 'Öffnen',

  refusals: {
    'guests.unknown': {
      title: 'Dieser Link ist nicht vollständig',
      text: 'Ein Teil ist vielleicht unterwegs verloren gegangen. Kopieren Sie den ganzen Link und öffnen Sie ihn noch einmal.',
    },
    'guests.link-needed': {
      title: 'Öffnen Sie den ganzen Gastlink',
      text: 'Diese Adresse allein öffnet nichts. Der Link, den Sie bekommen haben, hat ein längeres Ende.',
    },
    'guests.access-off': {
      title: 'Der Gastzugang ist zurzeit ausgeschaltet',
      text: 'Die Verwaltung dieses Portals hat ihn angehalten. Danach gilt der Link wieder.',
    },
    'guests.media-deleted': {
      title: 'Das gibt es nicht mehr',
      text: 'Was dieser Link geöffnet hat, wurde gelöscht. Wenn es wiederkommt, gilt der Link wieder.',
    },
    'guests.removed': {
      title: 'Ihr Zugang wurde beendet',
      text: 'Jemand, der das hier verwaltet, hat Ihren Gastzugang beendet. Wenn Sie das überrascht, fragen Sie die Person, von der Sie den Link haben.',
    },
    'guests.link-off': {
      title: 'Dieser Gastlink wurde ausgeschaltet',
      text: 'Es kommt niemand Neues mehr herein. Bitten Sie die Person, von der Sie ihn haben, um einen anderen oder um eine eigene Einladung.',
    },
    'guests.expired': {
      title: 'Dieser Gastlink ist abgelaufen',
      text: 'Seine Zeit ist vorbei. Bitten Sie die Person, von der Sie ihn haben, um einen anderen oder um eine eigene Einladung.',
    },
    'guests.media-processing': {
      title: 'Gleich ist es so weit',
      text: 'Was dieser Link öffnet, wird noch vorbereitet. Bleiben Sie hier: Diese Seite geht von selbst weiter.',
    },
    'guests.used-up': {
      title: 'Alle Plätze sind vergeben',
      text: 'Es sind so viele Gäste da, wie dieser Link erlaubt. Bitten Sie die Person, von der Sie ihn haben, um einen anderen oder um eine eigene Einladung.',
    },
    'guests.name-has-link': {
      title: 'Das ist kein Name',
      text: 'Ein Name kann keine Webadresse enthalten.',
    },
    'guests.domain-blocked': {
      title: 'Diese Adresse kann hier nicht benutzt werden',
      text: 'Die Verwaltung dieses Portals lässt Adressen dieser Domain nicht zu. Geben Sie eine andere Adresse von Ihnen ein.',
    },
    'access.cookies-blocked': {
      title: 'Ihr Browser hat unser Cookie nicht behalten',
      text: 'Ohne es könnten wir Sie nicht wiedererkennen. Erlauben Sie Cookies für diese Seite, oder öffnen Sie den Link in einem anderen Browser. Es wurde kein Platz vergeben.',
    },
  },
};
