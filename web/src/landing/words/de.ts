import type { PageWords, Words } from './words.ts';

const askInviter = 'Bitten Sie {inviter} um einen neuen Link.';
const justTryAgain =
  'Wenn Sie schon auf „Weiter“ gedrückt hatten, versuchen Sie es einfach noch einmal: Derselbe Browser wird eingelassen.';

const incomplete: PageWords = {
  title: 'Dieser Link ist nicht vollständig',
  text: 'Ein Teil ist vielleicht unterwegs verloren gegangen. Kopieren Sie den ganzen Link aus Ihrer Einladung und öffnen Sie ihn noch einmal.',
};
const impossible: PageWords = { title: 'Das ist nicht möglich', text: 'Ihre Rolle erlaubt das nicht.' };

export const german: Words = {
  pageTitle: 'Einladung',
  checking: 'Ihre Einladung wird geprüft …',
  noScriptTitle: 'Diese Seite braucht JavaScript',
  noScriptText:
    'Ihre Einladung steht in einem Teil des Links, den nur ein Skript in Ihrem Browser lesen kann. Schalten Sie JavaScript für diese Seite ein, oder öffnen Sie den Link in einem anderen Browser.',
  languages: 'Sprache',
  privacy: 'Datenschutz',
  imprint: 'Impressum',

  invitesYouTo: '{inviter} lädt Sie ein zu',
  forAddress: 'Für {email}',
  opensAt: 'Öffnet am {moment}',
  waitHere: 'Bleiben Sie hier: Die Seite geht von selbst weiter, sobald es losgeht.',
  addToCalendar: 'Zum Kalender hinzufügen',
  openUntil: 'Geöffnet bis {moment}',
  validUntil: 'Dieser Link gilt bis {moment}',
  emailLabel: 'Ihre E-Mail-Adresse',
  emailHelp: 'Geben Sie die Adresse ein, für die diese Einladung gilt.',
  emailMissing: 'Geben Sie Ihre E-Mail-Adresse ein.',
  continue: 'Weiter',
  working: 'Einen Moment …',
  signedIn: 'Sie sind mit der eingeladenen Adresse angemeldet.',
  sharedComputer: 'Dieser Computer wird geteilt',
  sharedHelp:
    'Dann sind Sie wieder draußen, sobald der Browser geschlossen wird oder nach zwei Stunden ohne Nutzung. Sonst merken wir uns diesen Browser.',
  contact: 'Fragen? Wenden Sie sich an {inviter}.',

  tryAgain: 'Noch einmal versuchen',
  signOutAndContinue: 'Abmelden und weiter',
  sendCode: 'Code schicken',
  moveHere: 'Code anfordern',
  continueAs: 'Mit Code weiter als {maskedEmail}',
  back: 'Zurück',
  askForLink: 'Um neuen Link bitten',
  moveByCode:
    'Oder ziehen Sie hierher um, mit einem Code, den wir an {maskedEmail} schicken. Der andere Browser wird dann abgemeldet.',
  askForDevice:
    'Oder bitten Sie {inviter}, auf „Neues Gerät erlauben“ zu drücken, und versuchen Sie es dann hier noch einmal.',
  offline: {
    title: 'Keine Verbindung',
    text: `Der Server war nicht zu erreichen. Prüfen Sie Ihre Verbindung. ${justTryAgain}`,
  },

  code: {
    title: 'Sehen Sie in Ihr Postfach',
    sentTo: 'Wir haben einen Code an {sentTo} geschickt. Er gilt {minutes} Minuten.',
    sentPerhaps: 'Wenn das die eingeladene Adresse ist, ist ein Code dorthin unterwegs. Er gilt {minutes} Minuten.',
    label: 'Code',
    help: 'Die 8 Ziffern aus unserer Mail. Sehen Sie auch im Spam-Ordner nach.',
    missing: 'Geben Sie alle 8 Ziffern des Codes ein.',
    sendAgain: 'Noch einmal schicken',
    inSeconds: 'in {seconds} s',
    inMinutes: 'in {minutes} Min.',
    sentAgain: 'Ein neuer Code ist unterwegs. Der vorige gilt nicht mehr.',
  },

  newLink: {
    title: 'Um einen neuen Link ist gebeten',
    now: '{inviter} weiß Bescheid. Der neue Link kommt an die eingeladene Adresse und an niemanden sonst.',
    already: '{inviter} weiß seit Kurzem Bescheid. In {minutes} Min. können Sie noch einmal bitten.',
  },

  move: {
    title: 'Waren Sie das?',
    text: 'Ihre Einladung zu „{title}“ wurde in {device} geöffnet, am {movedAt}.',
    ifYou: 'Wenn Sie es waren, schließen Sie diese Seite: Es geschieht nichts.',
    wasNotMe: 'Das war ich nicht',
    outTitle: 'Dieser Browser ist draußen',
    overText: '{device} öffnet „{title}“ nicht mehr. Mehr ist nicht zu tun.',
    doneText:
      'Er öffnet „{title}“ nicht mehr, und {inviter} weiß Bescheid. Um selbst weiterzumachen, öffnen Sie Ihren Link: Er fragt nach einem Code aus Ihrem Postfach.',
  },

  roles: {
    viewer: 'Sie können es öffnen.',
    speaker: 'Sie können es öffnen, sprechen und Fragen beantworten.',
    moderator: 'Sie können es öffnen, sprechen und moderieren.',
  },

  unnamed: {
    inviter: 'die Person, die Sie eingeladen hat',
    device: 'einem anderen Browser',
    joinedAt: 'einem früheren Tag',
    maskedEmail: 'eine andere Adresse',
    signedInAs: 'eine andere Person',
  },

  refusals: {
    'invites.unknown': incomplete,
    'invites.link-needed': {
      title: 'Öffnen Sie den Link aus Ihrer Einladung',
      text: 'Er hat ein längeres Ende, das Ihnen gehört. Oder geben Sie hier Ihre Adresse ein, und wir schicken Ihnen einen Code.',
    },
    'invites.expired': {
      title: 'Diese Einladung ist abgelaufen',
      text: `Ihre Zeit ist vorbei. Wenn Sie schon einmal eingelassen wurden, kommt der Browser von damals noch hinein. ${askInviter}`,
    },
    'invites.replaced': {
      title: 'Es gibt einen neueren Link',
      text: '{inviter} hat einen neuen Link für Sie gemacht; dieser hier gilt nicht mehr. Suchen Sie die neueste Mail oder Nachricht, oder fragen Sie {inviter}.',
    },
    'invites.used-up': {
      title: 'Dieser Link ist verbraucht',
      text: `Er öffnet eine begrenzte Zahl von Geräten, und alle sind vergeben. ${askInviter}`,
    },
    'invites.other-device': {
      title: 'In einem anderen Browser oder auf einem anderen Gerät benutzt',
      text: 'Diese Einladung wurde mit {device} am {joinedAt} angenommen. Sie können dort weitermachen.',
    },
    'invites.signed-in-as-other': {
      title: 'Hier ist jemand anderes angemeldet',
      text: 'Diese Einladung ist für {maskedEmail}, aber dieser Browser ist als {signedInAs} angemeldet. Es ist noch nichts geschehen.',
    },
    'invites.email-mismatch': {
      title: 'Das ist nicht die eingeladene Adresse',
      text: 'Diese Einladung ist für {maskedEmail}. Geben Sie diese Adresse ein, oder bitten Sie {inviter}, die Adresse einzuladen, die Sie benutzen.',
    },
    'invites.too-many-tries': {
      title: 'Zu viele andere Adressen wurden versucht',
      text: 'Zum Schutz dieser Einladung ist sie für eine Stunde geschlossen. Wenn Sie eingeladen sind, fragen Sie {inviter}, oder kommen Sie später wieder.',
    },
    'invites.code-needed': {
      title: 'Ein Code ist nötig',
      text: 'Damit sicher ist, dass Sie es sind, schicken wir einen Code an {maskedEmail}.',
    },
    'invites.code-wrong': {
      title: 'Das ist nicht der Code',
      text: 'Das ist nicht der Code aus unserer neuesten Mail. Verbleibende Versuche: {triesLeft}.',
    },
    'invites.code-over': {
      title: 'Dieser Code gilt nicht mehr',
      text: 'Ein Code gilt einmal, zehn Minuten lang und nur, bis ein neuerer verschickt wird. Lassen Sie sich einen neuen schicken.',
    },
    'invites.too-many-codes': {
      title: 'Zu viele Codes wurden angefordert',
      text: 'Der nächste kann in {minutes} Min. verschickt werden. Der neueste in Ihrem Postfach gilt vielleicht noch.',
    },
    'invites.waits-for-owner': {
      title: 'Hier muss erst jemand zustimmen',
      text: 'Diese Einladung ist heute schon mehrmals auf ein anderes Gerät umgezogen. {inviter} weiß Bescheid und kann dieses Gerät zulassen. Versuchen Sie es dann hier noch einmal.',
    },
    'invites.removed': {
      title: 'Diese Einladung wurde zurückgezogen',
      text: '{inviter} oder jemand aus dem Kollegium hat sie zurückgenommen. Wenn Sie das überrascht, fragen Sie {inviter}.',
    },
    'invites.access-ended': {
      title: 'Ihr Zugang ist beendet',
      text: `Sie waren schon da, und die Zeit dieser Einladung ist vorbei. ${askInviter}`,
    },
    'invites.media-deleted': {
      title: 'Das gibt es nicht mehr',
      text: 'Wozu Sie eingeladen waren, wurde gelöscht. Wenn es wiederkommt, gilt Ihr Link wieder.',
    },
    'invites.not-open-yet': {
      title: 'Noch nicht geöffnet',
      text: 'Wozu {inviter} Sie eingeladen hat, ist noch nicht geöffnet. Ihr Link ist nicht verbraucht: Öffnen Sie ihn später noch einmal.',
    },
    'invites.no-longer-open': {
      title: 'Nicht mehr geöffnet',
      text: 'Wozu Sie eingeladen wurden, war eine Zeit lang geöffnet, und diese Zeit ist vorbei. Wenn Sie es noch brauchen, fragen Sie {inviter}.',
    },
    'invites.media-processing': {
      title: 'Gleich ist es so weit',
      text: 'Wozu Sie eingeladen sind, wird noch vorbereitet. Bleiben Sie hier: Diese Seite geht von selbst weiter. Ihr Link ist nicht verbraucht.',
    },
    'invites.domain-blocked': {
      title: 'Diese Adresse kann hier nicht benutzt werden',
      text: 'Die Verwaltung dieses Portals lässt Adressen dieser Domain nicht zu. Bitten Sie {inviter}, eine andere Adresse von Ihnen einzuladen.',
    },
    'invites.switched-off': {
      title: 'Einladungen sind zurzeit ausgeschaltet',
      text: 'Die Verwaltung dieses Portals hat sie angehalten. Danach gilt Ihr Link wieder.',
    },
    'access.cookies-blocked': {
      title: 'Ihr Browser hat unser Cookie nicht behalten',
      text: 'Ohne es könnten wir Sie nicht wiedererkennen. Erlauben Sie Cookies für diese Seite, oder öffnen Sie den Link in einem anderen Browser. Ihr Link wird dadurch nicht verbraucht.',
    },
    'mail.no-server': {
      title: 'Es kann kein Code verschickt werden',
      text: 'Dieses Portal verschickt keine Mail. Öffnen Sie den ganzen Link aus Ihrer Einladung, oder fragen Sie {inviter}.',
    },
    'invites.move-unknown': {
      title: incomplete.title,
      text: 'Ein Teil ist vielleicht unterwegs verloren gegangen. Kopieren Sie den ganzen Link aus unserer Mail und öffnen Sie ihn noch einmal.',
    },
    'request.invalid': incomplete,
    'request.foreign-origin': {
      title: 'Unter einer anderen Adresse geöffnet',
      text: 'Öffnen Sie den Link genau so, wie er in Ihrer Einladung steht.',
    },
    'request.not-found': incomplete,
    'request.too-large': incomplete,
    'request.too-many': {
      title: 'Zu viele Versuche von hier',
      text: 'Warten Sie ein paar Minuten und versuchen Sie es dann noch einmal. Ihr Link wird dadurch nicht verbraucht.',
    },
    'server.failed': {
      title: 'Bei uns ist etwas schiefgegangen',
      text: `Warten Sie einen Moment. ${justTryAgain}`,
    },
    'access.sign-in-needed': {
      title: 'Melden Sie sich zuerst an',
      text: 'Melden Sie sich an und öffnen Sie dann Ihren Link noch einmal.',
    },
    'access.denied': impossible,
    'access.scope-too-small': impossible,
  },
};
