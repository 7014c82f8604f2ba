import { Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { ConsoleFrame } from '../settings/ConsoleFrame.tsx';
import { PageDenied } from './PageProblem.tsx';
import { useSession } from './session.ts';
import { useText } from './text.ts';

const MODULES = [
  'invites',
  'media',
  'theming',
  'templates',
  'mail',
  'people',
  'groups',
  'bin',
  'webhooks',
  'audit',
] as const;

export function ConsoleRoute() {
  const text = useText();
  const router = useRouter();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const { abilities } = useSession();
  if (!abilities.includes('console.open')) return <PageDenied />;

  const modules = MODULES.map((module) => ({ href: `/console/${module}`, name: text(`console.${module}`) }));
  return (
    <ConsoleFrame modules={modules} path={path} onOpen={(href) => router.history.push(href)}>
      <Outlet />
    </ConsoleFrame>
  );
}
