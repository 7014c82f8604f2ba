import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './problem-words.ts';

const words: Translated<typeof english> = {
  'request.invalid': 'Il manque quelque chose, ou une valeur n’est pas correcte.',
  'request.invalid.now': 'Vérifiez les champs signalés et réessayez.',
  'request.foreign-origin': 'Cette page a été ouverte à une autre adresse que celle d’Usher.',
  'request.foreign-origin.now': 'Ouvrez Usher à sa propre adresse et réessayez.',
  'request.not-found': 'Il n’y a rien à cette adresse.',
  'request.not-found.now': 'Vérifiez l’adresse, ou revenez à la page d’accueil.',
  'request.too-large': 'C’est plus volumineux que ce qui est accepté ici.',
  'request.too-large.now': 'Envoyez quelque chose de plus petit.',
  'request.too-many': 'Cela faisait beaucoup d’un coup.',
  'request.too-many.now': 'Attendez un instant et réessayez.',
  'server.failed': 'Quelque chose n’a pas fonctionné de notre côté.',
  'server.failed.now': 'Réessayez. Si cela persiste, donnez à votre assistance la référence ci-dessous.',
  'access.sign-in-needed': 'Vous n’êtes plus connecté.',
  'access.sign-in-needed.now': 'Connectez-vous et revenez à cette page.',
  'access.denied': 'Votre rôle ne le permet pas.',
  'access.denied.now': 'Demandez à un administrateur si vous en avez besoin.',
  'access.scope-too-small': 'Cette clé n’a pas l’autorisation nécessaire.',
  'access.scope-too-small.now': 'Utilisez une clé qui a cette autorisation.',
  network: 'Usher n’a pas pu être joint.',
  'network.now': 'Vérifiez votre connexion et réessayez.',
  page: 'Cette page n’a pas pu être affichée.',
  'page.now': 'Rechargez-la. Si cela persiste, dites-le à votre assistance.',
  tryAgain: 'Réessayer',
};

export default { feature: 'problems', words } satisfies Translations;
