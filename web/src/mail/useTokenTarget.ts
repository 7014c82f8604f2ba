import { type FocusEvent, useRef } from 'react';
import type { Token } from '#contract/mail/tokens.ts';
import type { WrittenField } from './template-errors.ts';

const FIELDS: readonly string[] = ['subject', 'html', 'plain'] satisfies WrittenField[];

type Written = HTMLInputElement | HTMLTextAreaElement;

/** Remembers which text the cursor was in last, to put a token there. */
export function useTokenTarget(onWrite: (field: WrittenField, written: string) => void) {
  const target = useRef<Written | null>(null);
  return { onFocus, insert };

  function onFocus({ target: focused }: FocusEvent): void {
    const isWritten = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
    if (isWritten && FIELDS.includes(focused.name)) target.current = focused;
  }

  function insert(token: Token, fallback: Written | null): void {
    // The fields of another language are gone with their tab.
    const field = target.current?.isConnected ? target.current : fallback;
    if (field === null) return;
    field.focus();
    field.setRangeText(`{${token}}`, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
    // `name` is one of the three: nothing else is remembered.
    onWrite(field.name as WrittenField, field.value);
  }
}
