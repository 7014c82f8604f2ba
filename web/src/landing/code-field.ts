import { type Field, fieldOf } from './forms.ts';
import { words } from './language.ts';

export const DIGITS = 8;
const GROUP = 4;

/** Eight digits in two groups, however they are typed, pasted or filled in. */
export function codeField(): Field {
  const field = fieldOf('code', words.code.label, words.code.help, {
    class: 'digits',
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
  });
  const { input } = field;
  input.addEventListener('input', () => {
    const shown = grouped(digitsOf(input.value));
    if (shown === input.value) return;
    const before = digitsOf(input.value.slice(0, input.selectionStart ?? undefined)).length;
    input.value = shown;
    const caret = before > GROUP ? before + 1 : before;
    input.setSelectionRange(caret, caret);
  });
  return field;
}

export function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '').slice(0, DIGITS);
}

function grouped(digits: string): string {
  return digits.length > GROUP ? `${digits.slice(0, GROUP)} ${digits.slice(GROUP)}` : digits;
}
