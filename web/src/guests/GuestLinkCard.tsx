import { useMutation } from '@tanstack/react-query';
import { Link, Pencil, Power, Trash2 } from 'lucide-react';
import { revealGuestLink } from '#contract/guests/endpoints.ts';
import type { GuestLinkView } from '#contract/guests/view.ts';
import { call } from '#lib/api.ts';
import { wordsOfFailure } from '#lib/problems.ts';
import { formatMoment } from '#lib/time.ts';
import { Button } from '#ui/Button.tsx';
import { CopyField } from '#ui/CopyField.tsx';
import { LinkPicture } from '#ui/LinkPicture.tsx';
import { Menu, MenuItem, MenuLine } from '#ui/Menu.tsx';
import { showToast } from '#ui/toasts.ts';
import { LinkChip } from './GuestChips.tsx';
import type { PlannedChange } from './GuestLinkChange.tsx';
import styles from './guests.module.css';
import { useText } from './text.ts';

type Props = {
  readonly mediaId: string;
  readonly guestLink: GuestLinkView;
  /** Guest access of the portal. */
  readonly isOn: boolean;
  /** Once it was asked for. */
  readonly link: string | null;
  readonly onShow: (link: string) => void;
  readonly onEdit: () => void;
  readonly onPlan: (kind: PlannedChange['kind']) => void;
};

export function GuestLinkCard({ mediaId, guestLink, isOn, link, onShow, onEdit, onPlan }: Props) {
  const text = useText();
  const { id, name, state, createdByName, createdAt } = guestLink;
  const reveal = useMutation({
    mutationFn: () => call(revealGuestLink, { params: { mediaId, guestLinkId: id } }),
    onSuccess: (revealed) => onShow(revealed.link),
    onError: (error) => showToast({ tone: 'danger', message: wordsOfFailure(error).what }),
  });
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h3 className={styles.name}>{name}</h3>
          <p className={styles.quiet}>{useLimitWords(guestLink)}</p>
          <p className={styles.quiet}>
            {text('madeBy', { name: createdByName, when: formatMoment(new Date(createdAt), 'day') })}
          </p>
        </div>
        <LinkChip state={state} />
        <Menu label={text('actionsFor', { name })}>
          {isOn ? (
            <MenuItem icon={Pencil} onChoose={onEdit}>
              {text('edit')}
            </MenuItem>
          ) : null}
          {state === 'switched-off' ? (
            isOn ? (
              <MenuItem icon={Power} onChoose={() => onPlan('switch-on')}>
                {text('switchOn')}
              </MenuItem>
            ) : null
          ) : (
            <MenuItem icon={Power} onChoose={() => onPlan('switch-off')}>
              {text('switchOff')}
            </MenuItem>
          )}
          <MenuLine />
          <MenuItem icon={Trash2} tone="danger" onChoose={() => onPlan('deletion')}>
            {text('delete')}
          </MenuItem>
        </Menu>
      </div>
      {link === null ? (
        <Button size="small" icon={Link} state={reveal.isPending ? 'pending' : 'ready'} onPress={() => reveal.mutate()}>
          {text('copyLink')}
        </Button>
      ) : (
        <div className={styles.link}>
          <CopyField label={text('link', { name })} value={link} selection="at-once" />
          <LinkPicture link={link} />
          <p className={styles.quiet}>{text('linkWords')}</p>
        </div>
      )}
    </li>
  );
}

function useLimitWords({ entered, maxGuests, here, expiresAt }: GuestLinkView): string {
  const text = useText();
  return [
    maxGuests === null ? text('entered', { count: entered }) : text('enteredOf', { entered, most: maxGuests }),
    ...(here > 0 ? [text('hereNow', { count: here })] : []),
    expiresAt === null ? text('untilOff') : text('untilMoment', { moment: formatMoment(new Date(expiresAt)) }),
  ].join(' · ');
}
