import { Pencil, Trash2, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { deleteGroup } from '#contract/accounts/groups.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { Avatar } from '#ui/Avatar.tsx';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { ListRow } from '#ui/List.tsx';
import { Menu, MenuItem, MenuLine } from '#ui/Menu.tsx';
import type { Group } from './group-queries.ts';
import { t, useText } from './group-text.ts';
import { NameGroupDialog } from './NameGroupDialog.tsx';
import { useGroupChange } from './useGroupChange.ts';

type Props = { readonly group: Group; readonly onPeople: () => void };

export function GroupRow({ group, onPeople }: Props) {
  const text = useText();
  const { id: groupId, name, memberCount } = group;
  const [opened, setOpened] = useState<'name' | 'deletion' | null>(null);
  const close = () => setOpened(null);
  const removing = useGroupChange({
    change: () => call(deleteGroup, { params: { groupId } }),
    done: () => t('deleted', { name }),
    refused: (error) => sentenceOf(deleteGroup, { 'groups.unknown': t('gone') }, error),
  });
  return (
    <ListRow
      picture={<Avatar name={name} />}
      title={name}
      detail={text('people', { count: memberCount })}
      actions={
        <>
          <Button size="small" icon={UsersRound} onPress={onPeople}>
            {text('peopleOf')}
          </Button>
          <Menu label={text('actionsFor', { name })}>
            <MenuItem icon={Pencil} onChoose={() => setOpened('name')}>
              {text('rename')}
            </MenuItem>
            <MenuLine />
            <MenuItem icon={Trash2} tone="danger" onChoose={() => setOpened('deletion')}>
              {text('delete')}
            </MenuItem>
          </Menu>
          {opened === 'name' ? <NameGroupDialog group={group} onNamed={close} onClose={close} /> : null}
          {opened === 'deletion' ? (
            <ConfirmDialog
              isOpen
              title={text('deleteTitle', { name })}
              lost={[text('deleteLostGalleries'), text('deleteLostInviting')]}
              confirm={text('delete')}
              state={removing.isPending ? 'pending' : 'ready'}
              onConfirm={() => removing.mutate(undefined, { onSettled: close })}
              onCancel={close}
            >
              {text('deleteUndo')}
            </ConfirmDialog>
          ) : null}
        </>
      }
    />
  );
}
