import { Outlet, useMatches, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { ButtonLink } from '#ui/ButtonLink.tsx';
import { UiProvider } from '#ui/UiProvider.tsx';
import { CreateButton } from '../media/CreateButton.tsx';
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
  const { edges = 'kept', isEmbedded = false } = useMatches({ select: (matches) => matches.at(-1)?.staticData }) ?? {};

  return (
    <UiProvider navigate={(path) => router.history.push(path)}>
      {isEmbedded ? (
        <main>
          <Outlet />
        </main>
      ) : (
        <Shell portal={portal} actions={<Actions />} edges={edges}>
          <Outlet />
        </Shell>
      )}
    </UiProvider>
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
