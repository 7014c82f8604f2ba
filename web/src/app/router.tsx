import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type Router,
  redirect,
} from '@tanstack/react-router';
import type { PageAddress } from '#contract/pages.ts';
import { readListAddress } from '../media/list-address.ts';
import { readAddress } from '../search/address.ts';
import { PageFailed, PageNotFound, PortalFailed } from './PageProblem.tsx';
import { portalQuery } from './portal.ts';
import { Root } from './Root.tsx';
import { sessionQuery } from './session.ts';

type Context = { readonly queryClient: QueryClient };

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
  interface StaticDataRouteOption {
    /** `wide` for pages that lay out their own edges. */
    edges?: 'kept' | 'wide';
    /** Pages on which nobody is signed in yet: they offer no way to themselves. */
    isForStrangers?: boolean;
    /** Has a field to search in, instead of the one in the bar. */
    hasOwnSearch?: boolean;
    /** Stands in a frame of another site, without the bar. */
    isEmbedded?: boolean;
  }
}

const root = createRootRouteWithContext<Context>()({
  component: Root,
  errorComponent: PortalFailed,
  beforeLoad: async ({ context: { queryClient } }) => {
    await Promise.all([queryClient.ensureQueryData(portalQuery), queryClient.ensureQueryData(sessionQuery)]);
  },
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context }) => {
    const { person } = await context.queryClient.ensureQueryData(sessionQuery);
    throw redirect({ to: person === null ? '/sign-in' : '/my-media', replace: true });
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  staticData: { isForStrangers: true },
  validateSearch: ({ next }): { next?: string } => (isOwnPath(next) ? { next } : {}),
  component: lazyRouteComponent(() => import('./SignInRoute.tsx'), 'SignInRoute'),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome/$setUpId',
  staticData: { isForStrangers: true },
  component: lazyRouteComponent(() => import('./WelcomeRoute.tsx'), 'WelcomeRoute'),
});

const media = createRoute({
  getParentRoute: () => root,
  path: '/media/$mediaId',
  staticData: { edges: 'wide' },
  validateSearch: ({ t, page }): { t?: number; page?: number } => ({
    ...(isPlace(t) ? { t } : {}),
    ...(isPlace(page) && page >= 1 ? { page: Math.floor(page) } : {}),
  }),
  component: lazyRouteComponent(() => import('./MediaRoute.tsx'), 'MediaRoute'),
});

const embed = createRoute({
  getParentRoute: () => root,
  path: '/embed/media/$mediaId',
  staticData: { isEmbedded: true },
  component: lazyRouteComponent(() => import('./EmbedRoute.tsx'), 'EmbedRoute'),
});

const widgets = createRoute({
  getParentRoute: () => root,
  path: '/dev/ui',
  component: lazyRouteComponent(() => import('#ui/Showcase.tsx'), 'Showcase'),
});

/** Pages for who is signed in; others sign in first and come back. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const { person } = await context.queryClient.ensureQueryData(sessionQuery);
    if (person === null) throw redirect({ to: '/sign-in', search: { next: location.href }, replace: true });
  },
});

const myMedia = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-media',
  validateSearch: readListAddress,
  component: lazyRouteComponent(() => import('./MyMediaRoute.tsx'), 'MyMediaRoute'),
});

const captions = createRoute({
  getParentRoute: () => signedIn,
  path: '/media/$mediaId/captions',
  validateSearch: ({ edit: editing }): { edit?: string } => (typeof editing === 'string' ? { edit: editing } : {}),
  component: lazyRouteComponent(() => import('./CaptionsRoute.tsx'), 'CaptionsRoute'),
});

const editor = createRoute({
  getParentRoute: () => signedIn,
  path: '/media/$mediaId/editor',
  component: lazyRouteComponent(() => import('./EditorRoute.tsx'), 'EditorRoute'),
});

const edit = createRoute({
  getParentRoute: () => signedIn,
  path: '/media/$mediaId/edit',
  validateSearch: ({ tab }): { tab?: string } => (typeof tab === 'string' ? { tab } : {}),
  component: lazyRouteComponent(() => import('./EditRoute.tsx'), 'EditRoute'),
});

const quiz = createRoute({
  getParentRoute: () => signedIn,
  path: '/media/$mediaId/quiz',
  component: lazyRouteComponent(() => import('./QuizRoute.tsx'), 'QuizRoute'),
});

const quizReports = createRoute({
  getParentRoute: () => signedIn,
  path: '/media/$mediaId/quiz/reports',
  component: lazyRouteComponent(() => import('./QuizReportsRoute.tsx'), 'QuizReportsRoute'),
});

const search = createRoute({
  getParentRoute: () => signedIn,
  path: '/search',
  staticData: { hasOwnSearch: true },
  validateSearch: readAddress,
  component: lazyRouteComponent(() => import('./SearchRoute.tsx'), 'SearchRoute'),
});

const galleries = createRoute({
  getParentRoute: () => signedIn,
  path: '/galleries',
  component: lazyRouteComponent(() => import('./GalleriesRoute.tsx'), 'GalleriesRoute'),
});

const GALLERY_TABS = ['media', 'waiting', 'people', 'analytics', 'settings'] as const;

const gallery = createRoute({
  getParentRoute: () => signedIn,
  path: '/galleries/$galleryId',
  validateSearch: ({ tab }): { tab?: (typeof GALLERY_TABS)[number] } => {
    const known = GALLERY_TABS.find((each) => each === tab);
    return known === undefined ? {} : { tab: known };
  },
  component: lazyRouteComponent(() => import('./GalleryRoute.tsx'), 'GalleryRoute'),
});

const analytics = createRoute({
  getParentRoute: () => signedIn,
  path: '/media/$mediaId/analytics',
  component: lazyRouteComponent(() => import('./AnalyticsRoute.tsx'), 'AnalyticsRoute'),
});

const notice = createRoute({
  getParentRoute: () => signedIn,
  path: '/notices/$noticeId',
  component: lazyRouteComponent(() => import('./NoticeRoute.tsx'), 'NoticeRoute'),
});

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazyRouteComponent(() => import('./AccountRoute.tsx'), 'AccountRoute'),
});

const consoleFrame = createRoute({
  getParentRoute: () => signedIn,
  path: '/console',
  component: lazyRouteComponent(() => import('./ConsoleRoute.tsx'), 'ConsoleRoute'),
});

const consolePages = [
  createRoute({
    getParentRoute: () => consoleFrame,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/console/invites', replace: true });
    },
  }),
  createRoute({
    getParentRoute: () => consoleFrame,
    path: '/invites',
    component: lazyRouteComponent(() => import('../settings/InviteSettingsPage.tsx'), 'InviteSettingsPage'),
  }),
  createRoute({
    getParentRoute: () => consoleFrame,
    path: '/theming',
    component: lazyRouteComponent(() => import('../settings/ThemingSettingsPage.tsx'), 'ThemingSettingsPage'),
  }),
  createRoute({
    getParentRoute: () => consoleFrame,
    path: '/templates',
    component: lazyRouteComponent(() => import('../mail/TemplatesPage.tsx'), 'TemplatesPage'),
  }),
  createRoute({
    getParentRoute: () => consoleFrame,
    path: '/mail',
    component: lazyRouteComponent(() => import('../mail/MailPage.tsx'), 'MailPage'),
  }),
  createRoute({
    getParentRoute: () => consoleFrame,
    path: '/webhooks',
    component: lazyRouteComponent(() => import('../webhooks/WebhooksPage.tsx'), 'WebhooksPage'),
  }),
  createRoute({
    getParentRoute: () => consoleFrame,
    path: '/audit',
    component: lazyRouteComponent(() => import('../audit/AuditPage.tsx'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute: () => consoleFrame,
    path: '/media',
    component: lazyRouteComponent(() => import('../settings/MediaSettingsPage.tsx'), 'MediaSettingsPage'),
  }),
  createRoute({
    getParentRoute: () => consoleFrame,
    path: '/bin',
    component: lazyRouteComponent(() => import('../media/BinPage.tsx'), 'BinPage'),
  }),
  createRoute({
    getParentRoute: () => consoleFrame,
    path: '/groups',
    component: lazyRouteComponent(() => import('../accounts/GroupsPage.tsx'), 'GroupsPage'),
  }),
  createRoute({
    getParentRoute: () => consoleFrame,
    path: '/people',
    component: lazyRouteComponent(() => import('./PeopleRoute.tsx'), 'PeopleRoute'),
  }),
] as const;

const routes = root.addChildren([
  home,
  signIn,
  welcome,
  media,
  embed,
  widgets,
  signedIn.addChildren([
    myMedia,
    galleries,
    gallery,
    search,
    edit,
    captions,
    analytics,
    editor,
    quiz,
    quizReports,
    notice,
    account,
    consoleFrame.addChildren(consolePages),
  ]),
]);

type Drawn = WithoutLastSlash<keyof Router<typeof routes>['routesByPath'] & string>;
type Served = WithDollar<PageAddress>;
type WithoutLastSlash<P extends string> = P extends `${infer Before extends `/${string}`}/` ? Before : P;
type WithDollar<P extends string> = P extends `${infer Before}:${infer After}` ? `${Before}$${After}` : P;

/** What only one of the router and the server knows is left over here, and then the router does not compile. */
type LeftOver = Exclude<Drawn, Served> | Exclude<Served, Drawn>;
type NothingLeftOver = [LeftOver] extends [never] ? unknown : LeftOver;

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: routes satisfies NothingLeftOver,
    context: { queryClient },
    scrollRestoration: true,
    defaultPreload: false,
    defaultPendingMinMs: 0,
    defaultNotFoundComponent: PageNotFound,
    defaultErrorComponent: PageFailed,
  });
}

/** Only a path of ours is a place to come back to: `//elsewhere.example` and `/\elsewhere` are other sites. */
function isOwnPath(next: unknown): next is string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next);
}

/** Where an address leads into an entry: a second or a page. */
function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
