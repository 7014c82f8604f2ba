import type { PageWords, Words } from './words.ts';

const askInviter = 'Demandez un nouveau lien à {inviter}.';
const justTryAgain = 'Si vous aviez appuyé sur « Continuer », réessayez : le même navigateur peut entrer.';

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
  opensAt: 'Ouvre le {moment}',
  waitHere: 'Restez ici : la page continue d’elle-même à l’ouverture.',
  addToCalendar: 'Ajouter au calendrier',
  openUntil: 'Ouvert jusqu’au {moment}',
  validUntil: 'Ce lien est valable jusqu’au {moment}',
  emailLabel: 'Votre adresse e-mail',
  emailHelp: 'Saisissez l’adresse à laquelle cette invitation est destinée.',
  emailMissing: 'Saisissez votre adresse e-mail.',
  continue: 'Continuer',
  working: 'Un instant …',
  signedIn: 'Vous êtes connecté avec l’adresse invitée.',
  sharedComputer: 'Cet ordinateur est partagé',
  sharedHelp:
    'Vous serez alors déconnecté à la fermeture du navigateur ou après deux heures sans activité. Sinon, nous mémorisons ce navigateur.',
  contact: 'Une question ? Adressez-vous à {inviter}.',

  tryAgain: 'Réessayer',
  signOutAndContinue: 'Se déconnecter et continuer',
  sendCode: 'M’envoyer un code',
  moveHere: 'Obtenir un code',
  continueAs: 'Continuer par code en tant que {maskedEmail}',
  back: 'Retour',
  askForLink: 'Demander un nouveau lien',
  moveByCode:
    'Ou déplacez-la ici avec un code que nous envoyons à {maskedEmail}. L’autre navigateur sera alors déconnecté.',
  askForDevice: 'Ou demandez à {inviter} d’appuyer sur « Autoriser un nouvel appareil », puis réessayez ici.',
  offline: { title: 'Pas de connexion', text: `Le serveur est injoignable. Vérifiez votre connexion. ${justTryAgain}` },

  code: {
    title: 'Consultez votre messagerie',
    sentTo: 'Nous avons envoyé un code à {sentTo}. Il est valable {minutes} minutes.',
    sentPerhaps: 'Si c’est bien l’adresse invitée, un code vient d’y être envoyé. Il est valable {minutes} minutes.',
    label: 'Code',
    help: 'Les 8 chiffres de notre e-mail. Regardez aussi dans les indésirables.',
    missing: 'Saisissez les 8 chiffres du code.',
    sendAgain: 'Renvoyer',
    inSeconds: 'dans {seconds} s',
    inMinutes: 'dans {minutes} min',
    sentAgain: 'Un nouveau code est en route. Le précédent ne fonctionne plus.',
  },

  newLink: {
    title: 'Un nouveau lien est demandé',
    now: '{inviter} a été prévenu. Le nouveau lien arrivera à l’adresse invitée, et à personne d’autre.',
    already: '{inviter} vient d’être prévenu. Vous pourrez redemander dans {minutes} min.',
  },

  move: {
    title: 'Était-ce vous ?',
    text: 'Votre invitation à « {title} » a été ouverte dans {device} le {movedAt}.',
    ifYou: 'Si c’était vous, fermez cette page : rien ne se passe.',
    wasNotMe: 'Ce n’était pas moi',
    outTitle: 'Ce navigateur n’a plus accès',
    overText: '{device} n’ouvre plus « {title} ». Il n’y a plus rien à faire.',
    doneText:
      'Il n’ouvre plus « {title} », et {inviter} a été prévenu. Pour continuer vous-même, ouvrez votre lien : il demandera un code de votre messagerie.',
  },

  roles: {
    viewer: 'Vous pouvez l’ouvrir.',
    speaker: 'Vous pouvez l’ouvrir, intervenir et répondre aux questions.',
    moderator: 'Vous pouvez l’ouvrir, intervenir et modérer.',
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
      text: 'Il a une fin plus longue qui vous appartient. Ou saisissez ici votre adresse, et nous vous envoyons un code.',
    },
    'invites.expired': {
      title: 'Cette invitation a expiré',
      text: `Son délai est passé. Si vous étiez déjà entré, le navigateur utilisé alors peut encore entrer. ${askInviter}`,
    },
    'invites.replaced': {
      title: 'Il existe un lien plus récent',
      text: '{inviter} a créé un nouveau lien pour vous ; celui-ci ne vaut plus. Cherchez le dernier e-mail ou message, ou demandez à {inviter}.',
    },
    'invites.used-up': {
      title: 'Ce lien a déjà servi',
      text: `Il ouvre un nombre limité d’appareils, et tous sont pris. ${askInviter}`,
    },
    'invites.other-device': {
      title: 'Utilisé dans un autre navigateur ou sur un autre appareil',
      text: 'Cette invitation a été utilisée avec {device} le {joinedAt}. Vous pouvez continuer là-bas.',
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
      text: 'Ce n’est pas le code de notre dernier e-mail. Essais restants : {triesLeft}.',
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
    'invites.not-open-yet': {
      title: 'Pas encore ouvert',
      text: 'Ce à quoi {inviter} vous a invité n’est pas encore ouvert. Votre lien n’a pas été utilisé : ouvrez-le de nouveau plus tard.',
    },
    'invites.no-longer-open': {
      title: 'Ce n’est plus ouvert',
      text: 'Ce à quoi vous étiez invité a été ouvert pendant un temps, qui est écoulé. Si vous en avez encore besoin, demandez à {inviter}.',
    },
    'invites.media-processing': {
      title: 'Presque prêt',
      text: 'Le contenu de votre invitation est encore en préparation. Restez ici : cette page avance toute seule. Votre lien n’a pas été consommé.',
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
    'mail.no-server': {
      title: 'Aucun code ne peut être envoyé',
      text: 'Ce portail n’envoie pas d’e-mails. Ouvrez le lien entier de votre invitation, ou demandez à {inviter}.',
    },
    'invites.move-unknown': {
      title: incomplete.title,
      text: 'Une partie s’est peut-être perdue en route. Copiez le lien entier de notre e-mail et ouvrez-le à nouveau.',
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
