import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  attachments: 'קבצים מצורפים',
  related: 'מדיה קשורה',
  save: 'הורדת „{{name}}”',
  by: 'מאת {{name}}',
  'kind.document': 'מסמך',
  'kind.sheet': 'גיליון',
  'kind.slides': 'מצגת',
  'kind.picture': 'תמונה',
  'kind.sound': 'קול',
  'kind.video': 'וידאו',
  'kind.archive': 'ארכיון',
  'kind.code': 'קוד',
  'kind.other': 'קובץ',
};

export default { feature: 'attachments', words } satisfies Translations;
