import { DoorOpen, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { embedCode } from '#contract/media/embed-code.ts';
import type { MediaView } from '#contract/media/endpoints.ts';
import { usePlayer } from '#lib/player.tsx';
import { formatDuration } from '#lib/time.ts';
import { Button } from '#ui/Button.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { CopyField } from '#ui/CopyField.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Select } from '#ui/Select.tsx';
import styles from './media.module.css';
import { useText } from './share-text.ts';

type Props = {
  readonly media: MediaView;
  readonly onInvite: () => void;
  readonly onGuestAccess: () => void;
  readonly onClose: () => void;
};

const WIDTHS = ['480', '640', '960', 'responsive'] as const;
type Width = (typeof WIDTHS)[number];

/** Every way to let others see it: one named person, whoever has a guest link, who has access already, another site. */
export function ShareDialog({ media, onInvite, onGuestAccess, onClose }: Props) {
  const text = useText();
  const { id: mediaId, title, form, status, abilities } = media;
  const position = usePositionWhenOpened();
  const [isFromPosition, setIsFromPosition] = useState(false);
  const [isEmbedding, setIsEmbedding] = useState(false);
  const [width, setWidth] = useState<Width>('640');
  const startsAtSeconds = isFromPosition ? position : null;

  return (
    <Dialog
      isOpen
      title={text('shareTitle', { title })}
      onClose={onClose}
      footer={<Button onPress={onClose}>{text('done')}</Button>}
    >
      {abilities.includes('invites.manage') ? (
        <ul className={styles.ways} aria-label={text('ways')}>
          <li className={styles.way}>
            <Words title={text('onePerson')} what={text('onePersonWhat')} />
            <Button kind="primary" icon={UserPlus} onPress={onInvite}>
              {text('inviteUsers')}
            </Button>
          </li>
          <li className={styles.way}>
            <Words title={text('guests')} what={text('guestsWhat')} />
            <Button icon={DoorOpen} onPress={onGuestAccess}>
              {text('guestAccess')}
            </Button>
          </li>
        </ul>
      ) : null}
      <CopyField
        label={text('link')}
        value={`${location.origin}/media/${mediaId}${startsAtSeconds === null ? '' : `?t=${startsAtSeconds}`}`}
        description={text(`opens.${status}`)}
        kind="plain"
      />
      {position === null ? null : (
        <Checkbox
          label={text('startAt', { position: formatDuration(position) })}
          value={isFromPosition}
          onChange={setIsFromPosition}
        />
      )}
      <Disclosure label={text('embed')} isOpen={isEmbedding} onToggle={setIsEmbedding}>
        <div className={styles.form}>
          <p className={styles.hint}>{text('embedWhat')}</p>
          <Select
            label={text('size')}
            options={WIDTHS.map((value) => ({
              value,
              name: value === 'responsive' ? text('responsive') : text('wide', { width: value }),
            }))}
            value={width}
            onChange={setWidth}
          />
          <CopyField
            label={text('code')}
            value={embedCode({
              origin: location.origin,
              mediaId,
              title,
              form,
              width: pixelsOf(width),
              startsAtSeconds,
            })}
            kind="plain"
          />
        </div>
      </Disclosure>
    </Dialog>
  );
}

function pixelsOf(width: Width): number | 'responsive' {
  return width === 'responsive' ? width : Number(width);
}

function Words({ title, what }: { readonly title: string; readonly what: string }) {
  return (
    <div>
      <p className={styles.wayTitle}>{title}</p>
      <p className={styles.hint}>{what}</p>
    </div>
  );
}

/** null at the beginning, and where nothing plays. */
function usePositionWhenOpened(): number | null {
  const player = usePlayer();
  const [seconds] = useState(() => Math.floor(player?.media.currentTime ?? 0));
  return seconds === 0 ? null : seconds;
}
