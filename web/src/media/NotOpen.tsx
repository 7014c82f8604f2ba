import { CalendarClock, CalendarX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { usePageTitle } from '#lib/page-title.ts';
import { formatMoment, serverNow, timeLeft } from '#lib/time.ts';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import styles from './media.module.css';
import { useText } from './text.ts';

type Props = { readonly opensAt: Date; readonly onLook: () => void };

/** For who may open it later: when that is, counted down by the server's clock. The page goes on by itself. */
export function NotOpenYet({ opensAt, onLook }: Props) {
  const text = useText();
  const left = useSecondsUntil(opensAt, onLook);
  const title = text('notOpenYet');
  usePageTitle(title);
  return (
    <div className={styles.closed}>
      <h1 className={styles.closedTitle}>{title}</h1>
      <ErrorBlock
        tone="warning"
        icon={CalendarClock}
        what={text('opensAt', { when: formatMoment(opensAt, 'day-time-and-zone') })}
        now={text('notOpenYetNow')}
      />
      <p className={styles.countdown} role="timer">
        {timeLeft(left)}
      </p>
    </div>
  );
}

export function NoLongerOpen() {
  const text = useText();
  const title = text('noLongerOpen');
  usePageTitle(title);
  return (
    <div className={styles.closed}>
      <h1 className={styles.closedTitle}>{title}</h1>
      <ErrorBlock tone="warning" icon={CalendarX} what={text('noLongerOpenWhy')} now={text('accessEndedNow')} />
    </div>
  );
}

function useSecondsUntil(moment: Date, onLook: () => void): number {
  const at = moment.getTime();
  const [left, setLeft] = useState(() => secondsUntil(at));
  useEffect(() => {
    const timer = setInterval(() => {
      const seconds = secondsUntil(at);
      setLeft(seconds);
      if (seconds === 0) onLook();
    }, 1000);
    return () => clearInterval(timer);
  }, [at, onLook]);
  return left;
}

function secondsUntil(at: number): number {
  return Math.max(0, Math.ceil((at - serverNow().getTime()) / 1000));
}
