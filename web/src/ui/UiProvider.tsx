import type { ReactNode } from 'react';
import { RouterProvider } from 'react-aria-components';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useLanguage } from '#lib/text.ts';
import { ToastRegion } from './ToastRegion.tsx';

type Props = {
  /** Follows a link of ours without loading the page anew. */
  readonly navigate: (path: string) => void;
  readonly children: ReactNode;
};

/** Once around the whole application: the language of widgets, the router for their links, the one place for toasts. */
export function UiProvider({ navigate, children }: Props) {
  return (
    <I18nProvider locale={useLanguage()}>
      <RouterProvider navigate={navigate}>
        {children}
        <ToastRegion />
      </RouterProvider>
    </I18nProvider>
  );
}
