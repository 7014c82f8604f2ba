import { Upload } from 'lucide-react';
import type { ReactNode } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { Icon } from '#ui/Icon.tsx';
import styles from './media.module.css';
import { useText } from './text.ts';
import { uploads } from './uploads.ts';

/** The whole page takes files that are dropped on it. */
export function DropPlace({ children }: { readonly children: ReactNode }) {
  const text = useText();
  return (
    <DropZone
      className={styles.dropPlace ?? ''}
      aria-label={text('dropHere')}
      getDropOperation={(types) => (types.has('text/plain') ? 'cancel' : 'copy')}
      onDrop={async ({ items }) => {
        const files = items.filter((item) => item.kind === 'file');
        uploads.add(await Promise.all(files.map((file) => file.getFile())));
      }}
    >
      {children}
      <div className={styles.dropHere} aria-hidden="true">
        <Icon of={Upload} size="large" />
        {text('dropHere')}
      </div>
    </DropZone>
  );
}
