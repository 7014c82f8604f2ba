import { type RefObject, useEffect, useState } from 'react';

/** `by-hand`: neither way worked and the text stands selected, for the person to press Ctrl+C. */
export type Copying = 'ready' | 'copied' | 'by-hand';

const COPIED_FOR_MS = 2500;

/**
 * Copies what a field holds. Inside an LMS frame the clipboard may be refused, so the classic command on the selected
 * field comes second.
 */
export function useCopy(field: RefObject<HTMLInputElement | null>): { copying: Copying; copy: () => Promise<void> } {
  const [copying, setCopying] = useState<Copying>('ready');

  useEffect(() => {
    if (copying !== 'copied') return;
    const timer = setTimeout(() => setCopying('ready'), COPIED_FOR_MS);
    return () => clearTimeout(timer);
  }, [copying]);

  return { copying, copy };

  async function copy(): Promise<void> {
    const input = field.current;
    if (input === null) return;
    const copied = (await copyByClipboard(input.value)) || copyBySelection(input);
    if (!copied) selectAll(input);
    setCopying(copied ? 'copied' : 'by-hand');
  }
}

async function copyByClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function copyBySelection(input: HTMLInputElement): boolean {
  selectAll(input);
  return document.execCommand('copy');
}

function selectAll(input: HTMLInputElement): void {
  input.focus();
  input.select();
}
