import { CircleAlert, Loader, Upload } from 'lucide-react';
import type { MediaState } from '#contract/media/endpoints.ts';
import { Chip } from '#ui/Chip.tsx';
import { useText } from './text.ts';

/** Where an entry stands; nothing once it is ready. */
export function StateChip({ state }: { readonly state: MediaState }) {
  const text = useText();
  switch (state.kind) {
    case 'uploading':
      return <Chip icon={Upload}>{text('stateUploading')}</Chip>;
    case 'processing':
      return (
        <Chip tone="accent" icon={Loader}>
          {text('stateProcessing', { percent: Math.floor(state.percent) })}
        </Chip>
      );
    case 'failed':
      return (
        <Chip tone="danger" icon={CircleAlert}>
          {text('stateFailed')}
        </Chip>
      );
    case 'ready':
      return null;
  }
}
