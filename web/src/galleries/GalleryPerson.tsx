import { UserMinus } from 'lucide-react';
import { useState } from 'react';
import { GALLERY_ROLES, type GalleryRole } from '#contract/access/roles.ts';
import { changeGalleryPerson, type GalleryPersonView, removeGalleryPerson } from '#contract/galleries/people.ts';
import { call } from '#lib/api.ts';
import { Avatar } from '#ui/Avatar.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { ListRow } from '#ui/List.tsx';
import { Menu, MenuChoice, MenuItem, MenuLine } from '#ui/Menu.tsx';
import { t, useText } from './text.ts';
import { usePeopleChange } from './usePeopleChange.ts';

type Props = { readonly galleryId: string; readonly person: GalleryPersonView };

export function GalleryPerson({ galleryId, person }: Props) {
  const text = useText();
  const { id: lineId, name, role } = person;
  const params = { galleryId, lineId };
  const [isAsking, setIsAsking] = useState(false);
  const changing = usePeopleChange(galleryId, {
    change: (chosen: GalleryRole) => call(changeGalleryPerson, { params, body: { role: chosen } }),
    done: () => null,
  });
  const removing = usePeopleChange(galleryId, {
    change: () => call(removeGalleryPerson, { params }),
    done: () => t('removed', { name }),
  });
  const what = person.kind === 'group' ? text('groupOf', { count: person.memberCount }) : person.email;
  return (
    <ListRow
      picture={<Avatar name={name} />}
      title={name}
      detail={`${text(`role.${role}`)} · ${what}`}
      actions={
        <>
          <Menu label={text('actionsFor', { title: name })}>
            <MenuChoice<GalleryRole>
              label={text('changeRole')}
              options={GALLERY_ROLES.map((value) => ({
                value,
                name: text(`role.${value}`),
                explanation: text(`role.${value}.what`),
              }))}
              value={role}
              onChange={changing.mutate}
            />
            <MenuLine />
            <MenuItem icon={UserMinus} tone="danger" onChoose={() => setIsAsking(true)}>
              {text('removePerson')}
            </MenuItem>
          </Menu>
          {isAsking ? (
            <ConfirmDialog
              isOpen
              title={text('removeTitle', { name })}
              lost={[text('removeLost')]}
              confirm={text('removePerson')}
              state={removing.isPending ? 'pending' : 'ready'}
              onConfirm={() => removing.mutate(undefined, { onSettled: () => setIsAsking(false) })}
              onCancel={() => setIsAsking(false)}
            />
          ) : null}
        </>
      }
    />
  );
}
