import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './share-text.ts';

const words: Translated<typeof english> = {
  shareTitle: 'Partager « {{title}} »',
  ways: 'Façons de partager',
  onePerson: 'Une personne',
  onePersonWhat: 'Un lien pour une personne que vous nommez, sans compte',
  inviteUsers: 'Inviter des personnes',
  guests: 'Des personnes dont vous ne connaissez pas le nom',
  guestsWhat: 'Un lien invité que vous pouvez recopier',
  guestAccess: 'Gérer l’accès des invités',
  link: 'Lien vers cette page',
  startAt: 'Commencer à {{position}}',
  embed: 'Intégrer à un site web',
  embedWhat: 'Visible par qui peut l’ouvrir, sur les sites que votre administration autorise.',
  size: 'Taille',
  wide: '{{width}} pixels de large',
  responsive: 'Aussi large que son emplacement',
  code: 'Code d’intégration',
  done: 'Terminé',
  'opens.private': 'Seules les personnes avec qui vous le partagez peuvent ouvrir ce lien.',
  'opens.published': 'S’ouvre pour les personnes qui voient les galeries où il est publié.',
  'opens.unlisted': 'Toute personne connectée peut ouvrir ce lien.',

  closedInFrame: 'Ceci n’est pas partagé avec vous',
  closedInFrameNow: 'Accessible aux personnes autorisées. Si c’est votre cas, connectez-vous sur sa propre page.',
  openInWindow: 'Ouvrir dans une nouvelle fenêtre',
};

export default { feature: 'share', words } satisfies Translations;
