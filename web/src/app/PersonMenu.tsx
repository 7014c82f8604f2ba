import { useMutation } from '@tanstack/react-query';
import { CircleUserRound, Clapperboard, Images, LogOut, SlidersHorizontal } from 'lucide-react';
import { type SessionView, signOut } from '#contract/accounts/endpoints.ts';
import { call } from '#lib/api.ts';
import { wordsOfFailure } from '#lib/problems.ts';
import { tellOtherTabs } from '#lib/tabs.ts';
import { AvatarButton } from '#ui/AvatarButton.tsx';
import { Menu, MenuItem, MenuLine } from '#ui/Menu.tsx';
import { showToast } from '#ui/toasts.ts';
import { useText } from './text.ts';

type Props = {
  readonly person: NonNullable<SessionView['person']>;
  readonly abilities: SessionView['abilities'];
};

export function PersonMenu({ person, abilities }: Props) {
  const text = useText();
  const name = `${person.firstName} ${person.lastName}`;
  const leaving = useMutation({
    mutationFn: () => call(signOut),
    // Loading anew leaves nothing of this person in the page's memory.
    onSuccess: () => {
      tellOtherTabs();
      window.location.assign('/sign-in');
    },
    onError: (error) => showToast({ tone: 'danger', message: wordsOfFailure(error).what }),
  });

  return (
    <Menu label={text('menuOf', { name })} trigger={<AvatarButton name={name} />}>
      <MenuItem icon={Clapperboard} href="/my-media">
        {text('myMedia')}
      </MenuItem>
      <MenuItem icon={Images} href="/galleries">
        {text('galleries')}
      </MenuItem>
      {abilities.includes('console.open') ? (
        <MenuItem icon={SlidersHorizontal} href="/console">
          {text('console')}
        </MenuItem>
      ) : null}
      <MenuItem icon={CircleUserRound} href="/account">
        {text('account')}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={LogOut} onChoose={() => leaving.mutate()}>
        {text('signOut')}
      </MenuItem>
    </Menu>
  );
}
