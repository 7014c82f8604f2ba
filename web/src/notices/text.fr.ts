import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  notices: 'Avis',
  noticesNew_one: 'Avis, {{count}} nouveau',
  noticesNew_other: 'Avis, {{count}} nouveaux',
  arrived_one: '{{count}} nouvel avis',
  arrived_other: '{{count}} nouveaux avis',
  nothing: 'Rien n’attend votre réponse',
  nothingWords:
    'Quand une personne invitée par vous a besoin d’un nouveau lien ou d’un autre appareil, vous l’apprenez ici.',
  new: 'Nouveau',
  'said.new-link-asked': '{{name}} demande un nouveau lien pour « {{media}} »',
  'said.move-waits': '{{name}} souhaite ouvrir « {{media}} » sur un appareil de plus',
  'said.disowned': '{{name}} indique que quelqu’un d’autre a utilisé l’invitation à « {{media}} »',
  'said.invite-bounced': 'L’e-mail qui invite {{name}} à « {{media}} » est revenu',
  'about.new-link-asked': '{{name}} ne peut plus entrer avec le lien.',
  'about.move-waits':
    'Cette invitation a changé d’appareil plus de trois fois en une journée. Si cela vous surprend, interrogez d’abord {{name}}.',
  'about.disowned': 'Cet appareil n’a plus accès. Demandez à {{name}} ce qui s’est passé.',
  'about.invite-bounced':
    'Personne ne lit le courrier à cette adresse, ou il n’a pas pu être remis. Vérifiez l’adresse et invitez à nouveau, ou remettez un lien vous-même.',
  'explains.mail-link': 'Un nouveau lien part uniquement à {{email}}, et tous les anciens prennent fin.',
  'explains.show-link':
    'Un nouveau lien vous est montré une fois, pour que vous le remettiez ; tous les anciens prennent fin.',
  'explains.allow-device':
    'Si vous autorisez un nouvel appareil, il peut entrer pendant 30 minutes avec le lien existant, et le précédent perd l’accès.',
  'explains.remove': 'Si vous retirez l’invitation, plus personne n’entre avec elle.',
  device: 'Appareil : {{device}}',
  reason: 'Le serveur de messagerie indique : {{reason}}',
  done: 'Une réponse a été donnée ({{when}}). Il n’y a plus rien à faire.',
  openMedia: 'Ouvrir « {{media}} »',
  unknown: 'Cet avis n’est pas ici',
  unknownWhat: 'Il est destiné à quelqu’un d’autre, ou vous ne gérez plus les invitations de ce média.',
  unknownNow: 'Connectez-vous avec le compte qui a reçu l’e-mail.',
  toStart: 'Aller à la page d’accueil',
  'answer.mail-link': 'Envoyer un nouveau lien',
  'answer.show-link': 'Créer un nouveau lien',
  'answer.allow-device': 'Autoriser un nouvel appareil',
  'answer.remove': 'Retirer l’invitation',
  dismiss: 'Ignorer',
  mailed: 'Un nouveau lien est en route vers {{email}}.',
  allowed: '{{name}} peut entrer sur un autre appareil jusqu’à {{time}}.',
  removed: 'L’invitation de {{name}} est retirée.',
  makeLink: 'Créer un lien à copier',
  linkFor: 'Nouveau lien pour {{name}}',
  link: 'Lien d’invitation',
  shownOnce: 'Il n’est affiché que cette fois. Remettez-le vous-même ; les anciens liens ne sont plus valables.',
  close: 'Terminé',
  removeTitle: 'Retirer l’invitation de {{name}} ?',
  removeLost: '{{name}} ne pourra plus regarder « {{media}} », même là où la page est ouverte',
  remove: 'Retirer',
};

export default { feature: 'notices', words } satisfies Translations;
