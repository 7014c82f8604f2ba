import { useNavigate } from '@tanstack/react-router';
import { MonitorPlay } from 'lucide-react';
import type { MediaView } from '#contract/media/endpoints.ts';
import { ButtonLink } from '#ui/ButtonLink.tsx';
import { CaptionsPanel } from './CaptionsPanel.tsx';
import styles from './studio.module.css';
import { useText } from './studio-text.ts';

/** On the Edit page: what there is; it is worked on beside the player. */
export function CaptionsTab({ media }: { readonly media: MediaView }) {
  const text = useText();
  const navigate = useNavigate();
  return (
    <div className={styles.panel}>
      <div>
        <ButtonLink href={`/media/${media.id}/captions`} icon={MonitorPlay}>
          {text('openStudio')}
        </ButtonLink>
      </div>
      <CaptionsPanel
        media={media}
        onEdit={(captionsId) =>
          void navigate({
            to: '/media/$mediaId/captions',
            params: { mediaId: media.id },
            search: { edit: captionsId },
          })
        }
      />
    </div>
  );
}
