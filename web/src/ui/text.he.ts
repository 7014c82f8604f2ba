import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  optional: '(רשות)',
  working: 'רק רגע…',
  close: 'סגירה',
  cancel: 'ביטול',
  whatIsLost: 'מה יאבד',
  searching: 'בחיפוש…',
  increase: 'יותר',
  decrease: 'פחות',
  copy: 'העתקה',
  copied: 'הועתק',
  copiedAloud: 'הועתק ללוח.',
  pressCtrlC: 'יש להקיש Ctrl+C (או ⌘C במק) כדי להעתיק את הטקסט המסומן.',
  showQrCode: 'הצגת קוד QR',
  hideQrCode: 'הסתרת קוד QR',
  qrCodeOfLink: 'קוד QR של הקישור',
  duration: 'משך: {{duration}}',
  loading: 'בטעינה…',
  notifications: 'הודעות',
  dismiss: 'הסתרה',
  reference: 'אסמכתה: {{reference}}',
  saveChanges: 'שמירת השינויים',
  discard: 'ביטול השינויים',
  saved: 'נשמר',
  changes_one: 'שינוי אחד לא נשמר: {{names}}',
  changes_other: '{{count}} שינויים לא נשמרו: {{names}}',
  skipToContent: 'דילוג לתוכן',
  toStart: '{{portal}}, דף הבית',
  mailFormatted: 'מעוצב',
  mailPlain: 'טקסט בלבד',
  mailFrom: 'מאת',
  mailAnswers: 'התשובות נשלחות אל',
  mailShown: 'ההודעה',
};

export default { feature: 'ui', words } satisfies Translations;
