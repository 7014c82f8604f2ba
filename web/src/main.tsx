// First of all: a link's secret leaves the address bar before anything else looks at it.
import '#lib/presented-secret.ts';
import '@fontsource-variable/inter/wght.css';
import '#ui/tokens.css';
import '#ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { preferredLanguage } from '#lib/language-choice.ts';
import { createRealtime, RealtimeContext } from '#lib/realtime.ts';
import { whenAnotherTabTells } from '#lib/tabs.ts';
import { speak } from './app/languages.ts';
import { createQueryClient } from './app/query-client.ts';
import { createAppRouter } from './app/router.tsx';
import { staleAfter } from './app/stale.ts';
import { createStaleMarker } from './app/stale-soon.ts';

// The content security policy allows no code made from text, which is how Zod would be quicker.
z.config({ jitless: true });

const queryClient = createQueryClient();
const markStale = createStaleMarker(queryClient);
const realtime = createRealtime({
  onEvent: (event) => markStale(staleAfter(event)),
  onMissed: () => void queryClient.invalidateQueries(),
});
realtime.start();
whenAnotherTabTells(() => {
  realtime.restart();
  void queryClient.invalidateQueries();
});

await speak(preferredLanguage());
const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RealtimeContext value={realtime}>
        <RouterProvider router={createAppRouter(queryClient)} />
      </RealtimeContext>
    </QueryClientProvider>
  </StrictMode>,
);
