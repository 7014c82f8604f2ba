import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { AttachmentView } from '#contract/attachments/endpoints.ts';
import { formatBytes } from '#lib/bytes.ts';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { Icon } from '#ui/Icon.tsx';
import { ListRow } from '#ui/List.tsx';
import { Menu, MenuItem, MenuLine } from '#ui/Menu.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { showToast } from '#ui/toasts.ts';
import styles from './attachments.module.css';
import { t, useText } from './edit-text.ts';
import { kindOfFile } from './kinds.ts';
import { moved } from './moved.ts';
import { RenameFile } from './RenameFile.tsx';
import { useAttachmentChange } from './useAttachmentChange.ts';

type Props = {
  readonly mediaId: string;
  readonly file: AttachmentView;
  /** All files in their order. */
  readonly ids: readonly string[];
  /** Null when it is not on its way from this page. */
  readonly sentBytes: number | null;
};

export function FileRow({ mediaId, file, ids, sentBytes }: Props) {
  const text = useText();
  const [opened, setOpened] = useState<'renaming' | 'deletion' | null>(null);
  const change = useAttachmentChange(mediaId);
  const close = () => setOpened(null);
  const { id, name, title, bytes, state } = file;
  const shown = title === '' ? name : title;

  return (
    <ListRow
      picture={
        <span className={styles.kind}>
          <Icon of={kindOfFile(name).icon} size="large" />
        </span>
      }
      title={shown}
      detail={[...(title === '' ? [] : [name]), formatBytes(bytes)].join(' · ')}
      actions={
        <Menu label={text('actionsFor', { name: shown })}>
          <MenuItem icon={Pencil} onChoose={() => setOpened('renaming')}>
            {text('rename')}
          </MenuItem>
          <MenuItem
            icon={ArrowUp}
            state={ids[0] === id ? 'disabled' : 'ready'}
            onChoose={() => change.order(moved(ids, id, -1))}
          >
            {text('up')}
          </MenuItem>
          <MenuItem
            icon={ArrowDown}
            state={ids.at(-1) === id ? 'disabled' : 'ready'}
            onChoose={() => change.order(moved(ids, id, 1))}
          >
            {text('down')}
          </MenuItem>
          <MenuLine />
          <MenuItem icon={Trash2} tone="danger" onChoose={() => setOpened('deletion')}>
            {text('delete')}
          </MenuItem>
        </Menu>
      }
    >
      {progress()}
      {opened === 'renaming' ? <RenameFile mediaId={mediaId} file={file} onClose={close} /> : null}
      <ConfirmDialog
        isOpen={opened === 'deletion'}
        title={text('deleteTitle', { name: shown })}
        lost={[text('deleteLost')]}
        confirm={text('delete')}
        state={change.isPending ? 'pending' : 'ready'}
        onCancel={close}
        onConfirm={() =>
          change.remove(id, () => {
            close();
            showToast({ message: t('deleted', { name: shown }) });
          })
        }
      >
        {text('deleteFinal')}
      </ConfirmDialog>
    </ListRow>
  );

  function progress() {
    if (state === 'ready') return null;
    if (sentBytes === null) return <p className={styles.refusal}>{text('interrupted')}</p>;
    return <ProgressBar label={text('uploading')} percent={bytes === 0 ? 100 : (100 * sentBytes) / bytes} />;
  }
}
