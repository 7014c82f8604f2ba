import { useMutation } from '@tanstack/react-query';
import { CircleSlash, Clock, KeyRound, UserCheck, UserX } from 'lucide-react';
import { useState } from 'react';
import type { SiteRole } from '#contract/access/roles.ts';
import { createSetUpLink } from '#contract/accounts/endpoints.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { Avatar } from '#ui/Avatar.tsx';
import { Chip } from '#ui/Chip.tsx';
import { ListRow } from '#ui/List.tsx';
import { Menu, MenuChoice, MenuItem, MenuLine } from '#ui/Menu.tsx';
import { showToast } from '#ui/toasts.ts';
import { DeactivateDialog } from './DeactivateDialog.tsx';
import type { PersonListed } from './queries.ts';
import { useRoleOptions } from './role-words.ts';
import { SetUpLinkDialog } from './SetUpLinkDialog.tsx';
import { useText } from './text.ts';
import { usePersonChange } from './usePersonChange.ts';

type Props = {
  readonly person: PersonListed;
  readonly isSelf: boolean;
};

export function PersonRow({ person, isSelf }: Props) {
  const text = useText();
  const roles = useRoleOptions();
  const name = `${person.firstName} ${person.lastName}`;
  const [isAsking, setIsAsking] = useState(false);
  const changing = usePersonChange();
  const linking = useMutation({
    mutationFn: () => call(createSetUpLink, { params: { personId: person.id } }),
    onError: (error) =>
      showToast({
        tone: 'danger',
        message: sentenceOf(createSetUpLink, { 'accounts.unknown': text('unknownPerson') }, error),
      }),
  });
  const isActive = person.deactivatedAt === null;

  return (
    <ListRow
      picture={<Avatar name={name} />}
      title={name}
      detail={`${person.email} · ${text(`role.${person.siteRole}`)}`}
      marks={
        <>
          {isSelf ? <Chip tone="accent">{text('you')}</Chip> : null}
          {isActive && !person.hasPassword ? (
            <Chip tone="warning" icon={Clock}>
              {text('noPassword')}
            </Chip>
          ) : null}
          {isActive ? null : <Chip icon={CircleSlash}>{text('deactivated')}</Chip>}
        </>
      }
      actions={
        <>
          <Menu label={text('actionsFor', { name })}>
            <MenuChoice<SiteRole>
              label={text('siteRole')}
              options={roles}
              value={person.siteRole}
              onChange={changeRole}
            />
            <MenuLine />
            {isActive ? (
              <MenuItem icon={KeyRound} onChoose={() => linking.mutate()}>
                {text('newSetUpLink')}
              </MenuItem>
            ) : null}
            {isActive ? (
              <MenuItem icon={UserX} tone="danger" onChoose={() => setIsAsking(true)}>
                {text('deactivate')}
              </MenuItem>
            ) : (
              <MenuItem icon={UserCheck} onChoose={activate}>
                {text('activate')}
              </MenuItem>
            )}
          </Menu>
          {isAsking ? <DeactivateDialog person={person} onClose={() => setIsAsking(false)} /> : null}
          {linking.data === undefined ? null : (
            <SetUpLinkDialog
              title={text('linkReady', { name })}
              email={person.email}
              setUpLink={linking.data}
              onClose={linking.reset}
            />
          )}
        </>
      }
    />
  );

  function changeRole(siteRole: SiteRole): void {
    const before = person.siteRole;
    const undo = {
      personId: person.id,
      body: { siteRole: before },
      done: { message: text('roleChanged', { name, role: text(`role.${before}`) }) },
    };
    changing.mutate({
      personId: person.id,
      body: { siteRole },
      done: {
        message: text('roleChanged', { name, role: text(`role.${siteRole}`) }),
        action: { name: text('undo'), onPress: () => changing.mutate(undo) },
      },
    });
  }

  function activate(): void {
    changing.mutate({
      personId: person.id,
      body: { active: true },
      done: { message: text('personActivated', { name }) },
    });
  }
}
