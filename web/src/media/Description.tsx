import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import styles from './media.module.css';
import { useText } from './text.ts';

/** Three lines, and the rest on demand where there is more. */
export function Description({ children }: { readonly children: string }) {
  const text = useText();
  const words = useRef<HTMLParagraphElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [isCut, setIsCut] = useState(false);

  useLayoutEffect(() => {
    const element = words.current;
    if (element === null) return;
    const observer = new ResizeObserver(() =>
      setIsCut((was) => was || element.scrollHeight > element.clientHeight + 1),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return (
    <div className={styles.description}>
      <p ref={words} className={styles.descriptionWords} data-open={isOpen ? 'yes' : 'no'}>
        {children}
      </p>
      {isCut ? (
        <Button kind="quiet" size="small" aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
          {text(isOpen ? 'lessInfo' : 'moreInfo')}
        </Button>
      ) : null}
    </div>
  );
}
