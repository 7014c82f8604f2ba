import type { PageWords, Words } from './words.ts';

const askInviter = 'Demandez un nouveau lien à {inviter}.';
const justTryAgain = 'Si vous aviez appuyé sur « Continuer », réessayez : le même navigateur peut entrer.';

const incomplete: PageWords = {
  title: 'Ce lien n’est pas complet',
  text: 'Une partie s’est peut-être perdue en route. Copiez le lien entier de votre invitation et ouvrez-le à nouveau.',
};
const impossible: PageWords = { title: 'Ce n’est pas possible', text: 'Votre rôle ne le permet pas.' };

export const french: Words = {
  pageTitle: 'Invitation',
  checking: 'Vérification de votre invitation …',
  noScriptTitle: 'Cette page a besoin de JavaScript',
  noScriptText:
    'Votre invitation se trouve dans une partie du lien que seul un script de votre navigateur peut lire. Activez JavaScript pour cette page, ou ouvrez le lien dans un autre navigateur.',
  languages: 'Langue',
  privacy: 'Confidentialité',
  imprint: 'Mentions légales',

  invitesYouTo: '{inviter} vous invite à',
  forAddress: 'Pour {email}',
  validUntil: 'Ce lien est valable jusqu’au {moment}',
  emailLabel: 'Votre adresse e-mail',
  emailHelp: 'Saisissez l’adresse à laquelle cette invitation est destinée.',
  emailMissing: 'Saisissez votre adresse e-mail.',
  continue: 'Continuer',
  working: 'Un instant …',
  signedIn: 'Vous êtes connecté avec l’adresse invitée.',
  leavesHere: 'Nous mémorisons ce navigateur pour que vous puissiez revenir.',
  contact: 'Une question ? Adressez-vous à {inviter}.',

  tryAgain: 'Réessayer',
  signOutAndContinue: 'Se déconnecter et continuer',
  offline: { title: 'Pas de connexion', text: `Le serveur est injoignable. Vérifiez votre connexion. ${justTryAgain}` },

  roles: {
    viewer: 'Vous pouvez regarder.',
    speaker: 'Vous pouvez regarder, intervenir et répondre aux questions.',
    moderator: 'Vous pouvez regarder, intervenir et modérer.',
  },

  unnamed: {
    inviter: 'la personne qui vous a invité',
    device: 'un autre navigateur',
    joinedAt: 'un jour précédent',
    maskedEmail: 'une autre adresse',
    signedInAs: 'une autre personne',
  },

  refusals: {
    'invites.unknown': incomplete,
    'invites.link-needed': {
      title: 'Ouvrez le lien de votre invitation',
      text: 'Cette adresse seule n’ouvre rien. Le lien de votre e-mail ou message a une fin plus longue qui vous appartient.',
    },
    'invites.expired': {
      title: 'Cette invitation a expiré',
      text: `Son délai est passé. Si vous étiez déjà entré, le navigateur utilisé alors peut encore entrer. ${askInviter}`,
    },
    'invites.replaced': {
      title: 'Il existe un lien plus récent',
      text: '{inviter} a créé un nouveau lien pour vous ; celui-ci ne vaut plus. Cherchez le dernier e-mail ou message, ou demandez à {inviter}.',
    },
    'invites.used-up': {
      title: 'Ce lien a déjà servi',
      text: `Il ouvre un nombre limité d’appareils, et tous sont pris. ${askInviter}`,
    },
    'invites.other-device': {
      title: 'Utilisé dans un autre navigateur ou sur un autre appareil',
      text: 'Cette invitation a été utilisée avec {device} le {joinedAt}. Continuez là-bas, ou demandez à {inviter} d’appuyer sur « Autoriser un nouvel appareil », puis réessayez ici.',
    },
    'invites.signed-in-as-other': {
      title: 'Une autre personne est connectée',
      text: 'Cette invitation est pour {maskedEmail}, mais ce navigateur est connecté en tant que {signedInAs}. Rien ne s’est encore passé.',
    },
    'invites.email-mismatch': {
      title: 'Ce n’est pas l’adresse invitée',
      text: 'Cette invitation est pour {maskedEmail}. Saisissez cette adresse, ou demandez à {inviter} d’inviter celle que vous utilisez.',
    },
    'invites.too-many-tries': {
      title: 'Trop d’autres adresses ont été essayées',
      text: 'Pour protéger cette invitation, elle est fermée pendant une heure. Si vous êtes la personne invitée, demandez à {inviter} ou revenez plus tard.',
    },
    'invites.code-needed': {
      title: 'Un code est nécessaire',
      text: 'Pour être sûrs que c’est bien vous, nous envoyons un code à {maskedEmail}.',
    },
    'invites.code-wrong': {
      title: 'Ce n’est pas le code',
      text: 'Ce n’est pas le code de notre dernier e-mail. Essais restants : {triesLeft}.',
    },
    'invites.code-over': {
      title: 'Ce code ne fonctionne plus',
      text: 'Un code sert une seule fois, pendant dix minutes et jusqu’à l’envoi d’un nouveau. Demandez-en un autre.',
    },
    'invites.too-many-codes': {
      title: 'Trop de codes ont été demandés',
      text: 'Le prochain pourra être envoyé dans {minutes} min. Le dernier reçu fonctionne peut-être encore.',
    },
    'invites.waits-for-owner': {
      title: 'Quelqu’un doit d’abord accepter',
      text: 'Cette invitation a déjà changé plusieurs fois d’appareil aujourd’hui. {inviter} a été prévenu et peut autoriser celui-ci. Réessayez ensuite ici.',
    },
    'invites.removed': {
      title: 'Cette invitation a été retirée',
      text: '{inviter} ou un membre de son équipe l’a retirée. Si cela vous surprend, demandez à {inviter}.',
    },
    'invites.access-ended': {
      title: 'Votre accès est terminé',
      text: `Vous étiez déjà entré, et le délai de cette invitation est passé. ${askInviter}`,
    },
    'invites.media-deleted': {
      title: 'Ce contenu n’existe plus',
      text: 'Le contenu de votre invitation a été supprimé. S’il revient, votre lien fonctionnera à nouveau.',
    },
    'invites.media-processing': {
      title: 'Presque prêt',
      text: 'Le contenu de votre invitation est encore en préparation. Restez ici : cette page avance toute seule. Votre lien n’a pas été consommé.',
    },
    'invites.domain-blocked': {
      title: 'Cette adresse ne peut pas être utilisée ici',
      text: 'L’administration de ce portail n’accepte pas les adresses de ce domaine. Demandez à {inviter} d’inviter une autre de vos adresses.',
    },
    'invites.switched-off': {
      title: 'Les invitations sont désactivées pour le moment',
      text: 'L’administration de ce portail les a suspendues. Votre lien fonctionnera à nouveau ensuite.',
    },
    'access.cookies-blocked': {
      title: 'Votre navigateur n’a pas gardé notre cookie',
      text: 'Sans lui, nous ne pourrions pas vous reconnaître. Autorisez les cookies pour cette page, ou ouvrez le lien dans un autre navigateur. Votre lien n’est pas consommé.',
    },
    'request.invalid': incomplete,
    'request.foreign-origin': {
      title: 'Ouvert à une autre adresse',
      text: 'Ouvrez le lien exactement comme il figure dans votre invitation.',
    },
    'request.not-found': incomplete,
    'request.too-large': incomplete,
    'request.too-many': {
      title: 'Trop d’essais depuis ici',
      text: 'Attendez quelques minutes, puis réessayez. Votre lien n’est pas consommé.',
    },
    'server.failed': {
      title: 'Quelque chose a échoué de notre côté',
      text: `Attendez un instant. ${justTryAgain}`,
    },
    'access.sign-in-needed': {
      title: 'Connectez-vous d’abord',
      text: 'Connectez-vous, puis ouvrez à nouveau votre lien.',
    },
    'access.denied': impossible,
    'access.scope-too-small': impossible,
  },
};
