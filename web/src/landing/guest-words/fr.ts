import type { GuestWords } from './words.ts';

export const french: GuestWords = {
  sharesWithGuests: '{host} partage avec des visiteurs',
  asGuest: 'Vous pouvez l’ouvrir en tant que visiteur.',
  nameLabel: 'Votre nom',
  nameMissing: 'Saisissez votre nom.',
  nameTooLong: 'Saisissez votre nom, en 80 caractères au plus.',
  emailHelp: '{host} voit votre nom et votre adresse.',
  emailWrong: 'Cette adresse e-mail n’est pas complète.',
  opensAlready: 'Vous pouvez ouvrir ceci sans le lien. Aux autres, un nom et une adresse sont demandés ici.',
  open: 'Ouvrir',

  refusals: {
    'guests.unknown': {
      title: 'Ce lien n’est pas complet',
      text: 'Une partie s’est peut-être perdue en route. Copiez le lien entier et ouvrez-le de nouveau.',
    },
    'guests.link-needed': {
      title: 'Ouvrez le lien entier',
      text: 'Cette adresse seule n’ouvre rien. Le lien qui vous a été donné a une fin plus longue.',
    },
    'guests.access-off': {
      title: 'L’accès des visiteurs est désactivé pour l’instant',
      text: 'L’administration de ce portail l’a suspendu. Le lien fonctionnera de nouveau à son retour.',
    },
    'guests.media-deleted': {
      title: 'Ceci n’existe plus',
      text: 'Ce que ce lien ouvrait a été supprimé. Si cela revient, le lien fonctionnera de nouveau.',
    },
    'guests.removed': {
      title: 'Votre accès a pris fin',
      text: 'Une personne qui gère ce contenu a mis fin à votre accès. Si cela vous surprend, adressez-vous à la personne qui vous a donné le lien.',
    },
    'guests.link-off': {
      title: 'Ce lien visiteur est désactivé',
      text: 'Plus personne ne peut entrer par ce lien pour l’instant. Demandez-en un autre à la personne qui vous l’a donné, ou une invitation à votre nom.',
    },
    'guests.expired': {
      title: 'Ce lien visiteur a expiré',
      text: 'Son délai est passé. Demandez-en un autre à la personne qui vous l’a donné, ou une invitation à votre nom.',
    },
    'guests.media-processing': {
      title: 'Bientôt prêt',
      text: 'Ce que ce lien ouvre est encore en préparation. Restez ici : cette page continue d’elle-même.',
    },
    'guests.used-up': {
      title: 'Toutes les places sont prises',
      text: 'Tous les visiteurs que ce lien admet sont entrés. Demandez-en un autre à la personne qui vous l’a donné, ou une invitation à votre nom.',
    },
    'guests.name-has-link': {
      title: 'Ce n’est pas un nom',
      text: 'Un nom ne peut pas contenir d’adresse web.',
    },
    'guests.domain-blocked': {
      title: 'Cette adresse ne peut pas être utilisée ici',
      text: 'L’administration de ce portail n’admet pas les adresses de ce domaine. Saisissez une autre de vos adresses.',
    },
    'access.cookies-blocked': {
      title: 'Votre navigateur n’a pas gardé notre cookie',
      text: 'Sans lui, nous ne pourrions pas vous reconnaître. Autorisez les cookies pour cette page, ou ouvrez le lien dans un autre navigateur. Aucune place n’a été prise.',
    },
  },
};
