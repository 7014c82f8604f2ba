import { CircleCheck } from 'lucide-react';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { createInvite } from '#contract/invites/endpoints.ts';
import type { InviteView } from '#contract/invites/view.ts';
import { formatMoment } from '#lib/time.ts';
import { CopyField } from '#ui/CopyField.tsx';
import { Icon } from '#ui/Icon.tsx';
import { LinkPicture } from '#ui/LinkPicture.tsx';
import { CalendarFile } from './CalendarFile.tsx';
import styles from './invites.module.css';
import { useText } from './text.ts';
import { fullName, nameOfRole, opensOn } from './words.ts';

type Props = { readonly mediaId: string; readonly made: AnswerOf<typeof createInvite> };

/** The one time a link is shown. */
export function LinkMade({ mediaId, made: { invite, link, mailed, heldBack } }: Props) {
  const text = useText();
  return (
    <div className={styles.made}>
      <CopyField label={text('inviteLink')} value={link} selection="at-once" />
      <LinkPicture link={link} />
      <CalendarFile mediaId={mediaId} link={link} />
      <p className={styles.quiet}>{text('shownOnce')}</p>
      <p>
        {text('validUntilMoment', { moment: formatMoment(new Date(invite.expiresAt), 'day-time-and-zone') })}
        {' · '}
        {opensOn(invite)}
      </p>
      <p>{mailed ? text('mailOnItsWay', { address: invite.email }) : text(heldBack ? 'heldBack' : 'notMailed')}</p>
    </div>
  );
}

export function LinkTitle({ invite }: { readonly invite: InviteView }) {
  const text = useText();
  return (
    <span className={styles.madeTitle}>
      <Icon of={CircleCheck} size="large" className={styles.tick} />
      {text('linkFor', { name: fullName(invite), role: nameOfRole(invite.role) })}
    </span>
  );
}
