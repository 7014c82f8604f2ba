import { useEffect, useEffectEvent } from 'react';

/** The slash leads to a field from anywhere but where one writes. */
export function useSlash(find: () => HTMLInputElement | null): void {
  const findNow = useEffectEvent(find);

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const { target } = event;
      const isTaken = 'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]';
      if (target instanceof HTMLElement && target.closest(isTaken) !== null) return;
      const field = findNow();
      // On a phone the field in the bar is not drawn.
      if (field === null || field.offsetParent === null) return;
      event.preventDefault();
      field.focus();
      field.select();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
