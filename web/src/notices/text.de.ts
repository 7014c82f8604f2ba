import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  notices: 'Mitteilungen',
  noticesNew_one: 'Mitteilungen, {{count}} neu',
  noticesNew_other: 'Mitteilungen, {{count}} neu',
  arrived_one: '{{count}} neue Mitteilung',
  arrived_other: '{{count}} neue Mitteilungen',
  nothing: 'Nichts wartet auf Sie',
  nothingWords:
    'Wenn jemand, den Sie eingeladen haben, einen neuen Link oder ein anderes Gerät braucht, erfahren Sie es hier.',
  new: 'Neu',
  'said.new-link-asked': '{{name}} bittet um einen neuen Link zu „{{media}}“',
  'said.move-waits': '{{name}} möchte „{{media}}“ auf einem weiteren Gerät öffnen',
  'said.disowned': '{{name}} sagt, dass jemand anderes die Einladung zu „{{media}}“ benutzt hat',
  'said.invite-bounced': 'Die Mail, die {{name}} zu „{{media}}“ einlädt, kam zurück',
  'about.new-link-asked': '{{name}} kommt mit dem Link nicht mehr hinein.',
  'about.move-waits':
    'Diese Einladung hat an einem Tag mehr als dreimal das Gerät gewechselt. Wenn Sie das überrascht, fragen Sie {{name}} zuerst.',
  'about.disowned': 'Dieses Gerät ist abgemeldet. Fragen Sie {{name}}, was geschehen ist.',
  'about.invite-bounced':
    'Unter dieser Adresse liest niemand Mail, oder sie konnte nicht zugestellt werden. Prüfen Sie die Adresse und laden Sie erneut ein, oder übergeben Sie selbst einen Link.',
  'explains.mail-link': 'Ein neuer Link geht nur an {{email}}, und alle älteren Links enden.',
  'explains.show-link': 'Ein neuer Link wird Ihnen einmal gezeigt, damit Sie ihn übergeben; alle älteren Links enden.',
  'explains.allow-device':
    'Wenn Sie ein neues Gerät erlauben, darf es innerhalb von 30 Minuten mit dem vorhandenen Link hinein, und das bisherige ist abgemeldet.',
  'explains.remove': 'Wenn Sie die Einladung entfernen, kommt damit niemand mehr hinein.',
  device: 'Gerät: {{device}}',
  reason: 'Der Mailserver meldet: {{reason}}',
  done: 'Das wurde beantwortet ({{when}}). Es ist nichts mehr zu tun.',
  openMedia: '„{{media}}“ öffnen',
  unknown: 'Diese Mitteilung gibt es hier nicht',
  unknownWhat: 'Sie ist für jemand anderen, oder Sie verwalten die Einladungen zu diesem Medium nicht mehr.',
  unknownNow: 'Melden Sie sich mit dem Konto an, zu dem die Mail kam.',
  toStart: 'Zur Startseite',
  'answer.mail-link': 'Neuen Link senden',
  'answer.show-link': 'Neuen Link erstellen',
  'answer.allow-device': 'Neues Gerät erlauben',
  'answer.remove': 'Einladung entfernen',
  dismiss: 'Erledigt',
  mailed: 'Ein neuer Link ist unterwegs zu {{email}}.',
  allowed: '{{name}} darf bis {{time}} auf einem anderen Gerät hinein.',
  removed: 'Die Einladung von {{name}} ist entfernt.',
  makeLink: 'Link zum Kopieren erstellen',
  linkFor: 'Neuer Link für {{name}}',
  link: 'Einladungslink',
  shownOnce: 'Er wird nur dieses eine Mal gezeigt. Übergeben Sie ihn selbst; alle älteren Links gelten nicht mehr.',
  close: 'Fertig',
  removeTitle: 'Die Einladung von {{name}} entfernen?',
  removeLost: '{{name}} kann „{{media}}“ nicht mehr ansehen, auch dort, wo es gerade offen ist',
  remove: 'Entfernen',
};

export default { feature: 'notices', words } satisfies Translations;
