import type { ReactNode } from 'react';
import { Link } from 'react-aria-components/Link';
import { Select } from '#ui/Select.tsx';
import styles from './ConsoleFrame.module.css';
import { useText } from './text.ts';

type Module = { readonly href: string; readonly name: string };

type Props = {
  readonly modules: readonly Module[];
  /** The address that is open. */
  readonly path: string;
  readonly onOpen: (href: string) => void;
  readonly children: ReactNode;
};

/** The modules at the side; on a phone, where there is none, as one choice above. */
export function ConsoleFrame({ modules, path, onOpen, children }: Props) {
  const text = useText();
  const open = modules.find(({ href }) => path.startsWith(href));
  return (
    <div className={styles.console}>
      <nav aria-label={text('modules')} className={styles.list}>
        {modules.map(({ href, name }) => (
          <Link
            key={href}
            href={href}
            className={styles.module ?? ''}
            {...(href === open?.href ? { 'aria-current': 'page' } : {})}
          >
            {name}
          </Link>
        ))}
      </nav>
      <div className={styles.choice}>
        <Select
          label={text('module')}
          options={modules.map(({ href, name }) => ({ value: href, name }))}
          value={open?.href ?? ''}
          onChange={onOpen}
        />
      </div>
      <div className={styles.page}>{children}</div>
    </div>
  );
}
