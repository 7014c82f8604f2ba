import { useId } from 'react';
import type { PublicationView } from '#contract/galleries/media.ts';
import { Checkbox } from '#ui/Checkbox.tsx';
import styles from './galleries.module.css';
import { useText } from './text.ts';

type Props = {
  readonly publication: PublicationView;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly error: string | null;
};

/** The galleries an entry is in, and those it may be put into, with what that means. */
export function GalleryChoices({ publication: { places, choices }, chosen, onChange, error }: Props) {
  const text = useText();
  const id = useId();
  const known = new Map([...choices, ...places].map(({ galleryId, name }) => [galleryId, name]));
  const sorted = [...known].toSorted(([, one], [, other]) => one.localeCompare(other));

  return (
    <fieldset className={styles.choices} aria-describedby={id}>
      <legend className={styles.legend}>{text('inGalleries')}</legend>
      {sorted.length === 0 ? <p className={styles.quiet}>{text('noChoices')}</p> : null}
      {sorted.map(([galleryId, name]) => {
        const described = explanationOf(galleryId);
        return (
          <Checkbox
            key={galleryId}
            label={name}
            {...(described === null ? {} : { description: described })}
            value={chosen.includes(galleryId)}
            onChange={(isChosen) =>
              onChange(isChosen ? [...chosen, galleryId] : chosen.filter((other) => other !== galleryId))
            }
          />
        );
      })}
      <p className={styles.error} id={id} role="alert">
        {error}
      </p>
    </fieldset>
  );

  function explanationOf(galleryId: string): string | null {
    const place = places.find((each) => each.galleryId === galleryId);
    const choice = choices.find((each) => each.galleryId === galleryId);
    switch (place?.state) {
      case 'waiting':
        return text('stateWaiting');
      case 'published':
        return text('statePublished');
      case 'rejected': {
        const { reason } = place;
        const said = reason === null ? text('stateRejected') : text('stateRejectedWith', { reason });
        return choice === undefined ? said : `${said} · ${text('stateRejectedAgain')}`;
      }
      case undefined: {
        const visibility = text(choice?.visibility === 'everyone' ? 'forEveryone' : 'forMembers');
        return choice?.waits === true ? `${visibility} · ${text('willWait')}` : visibility;
      }
    }
  }
}
