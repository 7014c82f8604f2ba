import type { EntryNotice } from '#contract/notices/endpoints.ts';
import type { ButtonSize } from '#ui/Button.tsx';
import { ButtonLink } from '#ui/ButtonLink.tsx';
import { useText } from './text.ts';

type Props = { readonly notice: EntryNotice; readonly size: ButtonSize; readonly onFollow?: () => void };

/** Where whoever was told of an entry goes on. */
export function EntryLink({ notice: { kind, mediaId, gallery }, size, onFollow = () => {} }: Props) {
  const text = useText();
  return (
    <p>
      {kind === 'media-waits' && gallery !== null ? (
        <ButtonLink size={size} onFollow={onFollow} href={`/galleries/${gallery.id}?tab=waiting`}>
          {text('lookAtWaiting')}
        </ButtonLink>
      ) : (
        <ButtonLink size={size} onFollow={onFollow} href={`/media/${mediaId}`}>
          {text('openIt')}
        </ButtonLink>
      )}
    </p>
  );
}
