import type { FoundPlace, SearchHit } from '#contract/search/endpoints.ts';
import { formatMoment } from '#lib/time.ts';
import { ListRow } from '#ui/List.tsx';
import { TextLink } from '#ui/TextLink.tsx';
import { Thumbnail } from '#ui/Thumbnail.tsx';
import { iconOf } from './icons.ts';
import { Marked } from './Marked.tsx';
import { addressOfPlace, wordsOfPlace } from './places.ts';
import styles from './search.module.css';
import { useText } from './text.ts';

export function HitRow({ hit }: { readonly hit: SearchHit }) {
  const text = useText();
  const { id, type, title, ownerName, createdAt, durationSeconds, thumbnailUrl, places } = hit;
  return (
    <ListRow
      picture={
        <span className={styles.picture}>
          <Thumbnail src={thumbnailUrl} durationSeconds={durationSeconds} icon={iconOf(type)} />
        </span>
      }
      title={
        <TextLink href={`/media/${id}`} kind="title">
          <Marked segments={title} />
        </TextLink>
      }
      detail={
        <>
          {[text('by', { name: ownerName }), formatMoment(new Date(createdAt), 'day')].join(' · ')}
          {places.map((place) => (
            <Place key={place.kind} id={id} place={place} />
          ))}
        </>
      }
    />
  );
}

function Place({ id, place }: { readonly id: string; readonly place: FoundPlace }) {
  const address = addressOfPlace(id, place);
  return (
    <span className={styles.place}>
      <span className={styles.where}>
        {address === null ? wordsOfPlace(place) : <TextLink href={address}>{wordsOfPlace(place)}</TextLink>}
      </span>{' '}
      <Marked segments={place.snippet} />
    </span>
  );
}
