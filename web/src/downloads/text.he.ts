import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  download: 'הורדה',
  title: 'הורדה',
  help: 'מה אפשר לשמור.',
  video: 'וידאו',
  height: '{{height}}p',
  audio: 'קול',
  image: 'תמונה',
  document: 'מסמך',
  source: 'הקובץ המקורי',
  sourceWhat: 'כפי שהועלה',
  about: 'בערך {{size}}',
  get: 'הורדה',
  prepare: 'הכנה',
  preparing: 'בהכנה…',
  preparingWords: 'ההורדה תתחיל מעצמה מיד.',
  failed: 'זה לא הצליח. אפשר לנסות שוב.',
  nothing: 'אין כאן מה להוריד.',
  close: 'סגירה',
};

export default { feature: 'downloads', words } satisfies Translations;
