import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SearchHit } from '#contract/search/endpoints.ts';
import { Icon } from '#ui/Icon.tsx';
import { Thumbnail } from '#ui/Thumbnail.tsx';
import { iconOf } from './icons.ts';
import { Marked } from './Marked.tsx';
import { titleOf, wordsOfPlace } from './places.ts';
import styles from './search.module.css';
import { useText } from './text.ts';

type Props = {
  readonly id: string;
  readonly hits: readonly SearchHit[];
  readonly isGuess: boolean;
  readonly words: string;
  readonly active: number;
  readonly onPoint: (at: number) => void;
  readonly onChoose: (at: number) => void;
};

/** The focus stays in the field: it says which of these is meant. */
export function QuickResults({ id, hits, isGuess, words, active, onPoint, onChoose }: Props) {
  const text = useText();
  return (
    <div className={styles.quick}>
      {isGuess ? <p className={styles.guess}>{text('guess')}</p> : null}
      {hits.length === 0 ? <p className={styles.guess}>{text('nothing', { query: words })}</p> : null}
      <div id={id} role="listbox" aria-label={text('quickResults')}>
        {hits.map((hit, at) => option(at, `${titleOf(hit)}`, <Hit hit={hit} />))}
        {option(
          hits.length,
          text('allResults', { query: words }),
          <>
            <Icon of={Search} />
            <span className={styles.all}>{text('allResults', { query: words })}</span>
          </>,
        )}
      </div>
    </div>
  );

  function option(at: number, key: string, content: ReactNode) {
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the field it belongs to has the keyboard.
      <div
        key={`${at} ${key}`}
        id={`${id}-${at}`}
        role="option"
        tabIndex={-1}
        aria-selected={at === active}
        className={styles.option}
        // The field keeps the focus.
        onMouseDown={(event) => event.preventDefault()}
        onMouseMove={() => onPoint(at)}
        onClick={() => onChoose(at)}
      >
        {content}
      </div>
    );
  }
}

function Hit({ hit }: { readonly hit: SearchHit }) {
  const text = useText();
  const [place] = hit.places;
  return (
    <>
      <span className={styles.small}>
        <Thumbnail src={hit.thumbnailUrl} icon={iconOf(hit.type)} />
      </span>
      <span className={styles.lines}>
        <span className={styles.name}>
          <Marked segments={hit.title} />
        </span>
        <span className={styles.quiet}>
          {place === undefined ? (
            text('by', { name: hit.ownerName })
          ) : (
            <>
              {wordsOfPlace(place)} · <Marked segments={place.snippet} />
            </>
          )}
        </span>
      </span>
    </>
  );
}
