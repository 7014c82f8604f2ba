import { defineText } from './text.ts';

export const { t } = defineText('schema', {
  needed: 'This is needed.',
  notRight: 'This is not right. Please check it.',
  tooLong: 'Use at most {{most}} characters.',
  tooMany: 'Use at most {{most}} of them.',
  tooBig: 'Use {{most}} at most.',
  tooSmall: 'Use {{least}} at least.',
});
