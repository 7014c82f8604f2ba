import { useQuery } from '@tanstack/react-query';
import { type CSSProperties, type Ref, useState } from 'react';
import type { PageSize } from '#contract/documents/endpoints.ts';
import { dotsPerInchOf, nameOfPicture, type Picture } from '#contract/documents/pictures.ts';
import { Button } from '#ui/Button.tsx';
import styles from './documents.module.css';
import { marksOn } from './marks.ts';
import { wordsOfPage } from './queries.ts';
import { TextLayer } from './TextLayer.tsx';
import { useText } from './text.ts';
import { widthAt, type Zoom } from './zoom.ts';

type Props = {
  readonly ref: Ref<HTMLDivElement>;
  readonly mediaId: string;
  readonly page: number;
  readonly size: PageSize;
  readonly folderUrl: string;
  readonly zoom: Zoom;
  /** How wide it is on the screen, to choose the picture that is sharp there. */
  readonly shownWidth: number;
  readonly query: string;
  /** Which of the marks on this page people are at. */
  readonly current: number | null;
  /** The signed paths no longer work: new ones are wanted. */
  readonly onRefused: () => void;
  readonly onSeen: () => void;
};

/** One page: its picture, the marks of a search, and its words over them. */
export function Paper({
  ref,
  mediaId,
  page,
  size,
  folderUrl,
  zoom,
  shownWidth,
  query,
  current,
  onRefused,
  onSeen,
}: Props) {
  const text = useText();
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  const { data } = useQuery(wordsOfPage(mediaId, page));
  const lines = data?.lines ?? [];
  const address = (picture: Picture) => `${folderUrl}/${nameOfPicture(picture, page)}`;
  const read = address('read');

  return (
    <div
      ref={ref}
      className={styles.paper}
      data-zoom={zoom === 'fit' ? 'fit' : 'chosen'}
      style={paperStyle(size, zoom)}
    >
      <img
        key={page}
        className={styles.picture}
        src={read}
        srcSet={`${read} ${dotsAcross(size, 'read')}w, ${address('zoom')} ${dotsAcross(size, 'zoom')}w`}
        sizes={`${Math.max(shownWidth, 1)}px`}
        alt={data !== undefined && lines.length === 0 ? text('noWords') : ''}
        draggable={false}
        onLoad={onSeen}
        onError={() => {
          setFailedUrl(read);
          onRefused();
        }}
      />
      {query === '' ? null : (
        <div className={styles.marks}>
          {marksOn(lines, query).map((boxes, nth) =>
            boxes.map(({ x, y, width, height }) => (
              <mark
                key={`${x} ${y}`}
                data-current={nth === current}
                style={{
                  left: `${x * 100}%`,
                  insetBlockStart: `${y * 100}%`,
                  inlineSize: `${width * 100}%`,
                  blockSize: `${height * 100}%`,
                }}
              />
            )),
          )}
        </div>
      )}
      <TextLayer lines={lines} size={size} />
      {failedUrl === read ? (
        <div className={styles.failed} role="alert">
          <p>{text('pictureFailed')}</p>
          <Button
            onPress={() => {
              setFailedUrl(null);
              onRefused();
            }}
          >
            {text('tryAgain')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function dotsAcross(size: PageSize, picture: Picture): number {
  return Math.max(1, Math.round((size.width / 72) * dotsPerInchOf(size, picture)));
}

function paperStyle({ width, height }: PageSize, zoom: Zoom): CSSProperties {
  const shape = { '--shape': width / height, aspectRatio: `${width} / ${height}` };
  return zoom === 'fit' ? shape : { ...shape, inlineSize: `${widthAt(zoom, width)}px` };
}
