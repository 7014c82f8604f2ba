import { Plus, Upload } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '#ui/Button.tsx';
import { Menu, MenuItem } from '#ui/Menu.tsx';
import { ACCEPTED } from './accepted-files.ts';
import styles from './media.module.css';
import { useText } from './text.ts';
import { uploads } from './uploads.ts';

/** In the bar of every page: what one may make, and from there to where one sees it arrive. */
export function CreateButton({ onCreated }: { readonly onCreated: () => void }) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Menu
        label={text('create')}
        trigger={
          <Button icon={Plus}>
            <span className={styles.createWord}>{text('create')}</span>
          </Button>
        }
      >
        <MenuItem icon={Upload} onChoose={() => input.current?.click()}>
          {text('uploadMedia')}
        </MenuItem>
      </Menu>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPTED.join(',')}
        onChange={({ target }) => {
          const files = Array.from(target.files ?? []);
          // The same file may be chosen again.
          target.value = '';
          if (files.length === 0) return;
          uploads.add(files);
          onCreated();
        }}
      />
    </>
  );
}
