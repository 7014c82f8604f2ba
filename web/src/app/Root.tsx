import { Outlet, useMatches, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { ButtonLink } from '#ui/ButtonLink.tsx';
import { UiProvider } from '#ui/UiProvider.tsx';
import { CreateButton } from '../media/CreateButton.tsx';
import { SearchBox, SearchPlace } from '../search/SearchBox.tsx';
import { focusHeading } from './heading-focus.ts';
import { LanguageMenu } from './LanguageMenu.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { useLooks, usePortal } from './portal.ts';
import { BellPlace, Shell } from './Shell.tsx';
import { useSession } from './session.ts';
import { useText } from './text.ts';

// Who was invited is told nothing there, and does not load it.
const NoticeBell = lazy(async () => ({ default: (await import('../notices/NoticeBell.tsx')).NoticeBell }));

/** What every page stands in. */
export function Root() {
  const router = useRouter();
  const portal = usePortal();
  useLooks(portal);
  useHeadingFocus();
  const { person } = useSession();
  const {
    edges = 'kept',
    isEmbedded = false,
    hasOwnSearch = false,
  } = useMatches({ select: (matches) => matches.at(-1)?.staticData }) ?? {};

  return (
    <UiProvider navigate={(path) => router.history.push(path)}>
      {isEmbedded ? (
        <main>
          <Outlet />
        </main>
      ) : (
        <Shell
          portal={portal}
          search={person === null ? undefined : <Searching isField={!hasOwnSearch} />}
          actions={<Actions />}
          edges={edges}
        >
          <Outlet />
        </Shell>
      )}
    </UiProvider>
  );
}

/** For people with an account: who was invited is on one entry only. */
function Searching({ isField }: { readonly isField: boolean }) {
  const router = useRouter();
  // Keeps the place, so that nothing moves.
  if (!isField) return <SearchPlace />;
  return (
    <SearchBox
      onOpen={(address) => router.history.push(address)}
      onSearch={(q) => void router.navigate({ to: '/search', search: { q } })}
    />
  );
}

/** What this person has in the bar. */
function Actions() {
  const { person, abilities } = useSession();
  const router = useRouter();
  return (
    <>
      {abilities.includes('media.create') ? <CreateButton onCreated={() => router.history.push('/my-media')} /> : null}
      <LanguageMenu />
      {person === null ? null : (
        <Suspense fallback={<BellPlace />}>
          <NoticeBell />
        </Suspense>
      )}
      <Person />
    </>
  );
}

function Person() {
  const text = useText();
  const { person, abilities } = useSession();
  const isSigningIn = useMatches({ select: (matches) => matches.at(-1)?.staticData.isForStrangers }) ?? false;
  if (person !== null) return <PersonMenu person={person} abilities={abilities} />;
  return isSigningIn ? null : <ButtonLink href="/sign-in">{text('signIn')}</ButtonLink>;
}

function useHeadingFocus(): void {
  const router = useRouter();
  useEffect(() => {
    let stop = () => {};
    const unsubscribe = router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
      const content = document.querySelector('main');
      if (fromLocation === undefined || !pathChanged || content === null) return;
      stop();
      stop = focusHeading(content);
    });
    return () => {
      unsubscribe();
      stop();
    };
  }, [router]);
}
