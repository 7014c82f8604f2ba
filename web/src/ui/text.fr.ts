import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  optional: '(facultatif)',
  working: 'Un instant…',
  close: 'Fermer',
  cancel: 'Annuler',
  whatIsLost: 'Ce qui est perdu',
  searching: 'Recherche…',
  increase: 'Plus',
  decrease: 'Moins',
  copy: 'Copier',
  copied: 'Copié',
  copiedAloud: 'Copié dans le presse-papiers.',
  pressCtrlC: 'Appuyez sur Ctrl+C (⌘C sur un Mac) pour copier le texte sélectionné.',
  showQrCode: 'Afficher le code QR',
  hideQrCode: 'Masquer le code QR',
  qrCodeOfLink: 'Code QR du lien',
  duration: 'Durée : {{duration}}',
  loading: 'Chargement…',
  notifications: 'Notifications',
  dismiss: 'Masquer',
  reference: 'Référence : {{reference}}',
  saveChanges: 'Enregistrer',
  discard: 'Abandonner',
  saved: 'Enregistré',
  changes_one: '{{count}} modification non enregistrée : {{names}}',
  changes_other: '{{count}} modifications non enregistrées : {{names}}',
  skipToContent: 'Aller au contenu',
  toStart: '{{portal}}, page d’accueil',
  mailFormatted: 'Mis en forme',
  mailPlain: 'Texte seul',
  mailFrom: 'De',
  mailAnswers: 'Les réponses vont à',
  mailShown: 'Le message',
};

export default { feature: 'ui', words } satisfies Translations;
