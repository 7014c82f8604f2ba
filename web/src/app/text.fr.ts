import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  signIn: 'Se connecter',
  signOut: 'Se déconnecter',
  myMedia: 'Mes médias',
  galleries: 'Galeries',
  console: 'Administration',
  account: 'Compte',
  language: 'Langue',
  menuOf: 'Menu de {{name}}',
  notFound: 'Page introuvable',
  notFoundWhat: 'Il n’y a rien à cette adresse.',
  notFoundNow: 'Elle a peut-être été supprimée, ou l’adresse n’est pas complète.',
  toStart: 'Aller à la page d’accueil',
  failed: 'Cette page n’a pas pu être affichée',
  denied: 'Accès refusé',
  deniedWhat: 'L’administration est réservée aux administrateurs.',
  deniedNow: 'Demandez à un administrateur de ce portail ce qui doit changer ici.',
  'console.invites': 'Inviter',
  'console.media': 'Médias',
  'console.groups': 'Groupes',
  'console.bin': 'Corbeille',
  'console.theming': 'Apparence',
  'console.templates': 'Modèles de courriel',
  'console.mail': 'Courriel',
  'console.people': 'Personnes',
  'console.webhooks': 'Webhooks',
  'console.audit': 'Journal d’audit',
};

export default { feature: 'app', words } satisfies Translations;
