import type { MediaRow } from '#contract/media/endpoints.ts';
import { Checkbox } from '#ui/Checkbox.tsx';
import { Thumbnail } from '#ui/Thumbnail.tsx';
import styles from './galleries.module.css';
import { useText } from './text.ts';
import { typePictures } from './type-pictures.ts';

type Props = {
  readonly media: MediaRow;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
};

export function ChoosableMedia({ media: { title, type, status, thumbnailUrl }, isChosen, onChoose }: Props) {
  const text = useText();
  return (
    <li className={styles.choice}>
      <span className={styles.smallPicture}>
        <Thumbnail src={thumbnailUrl} icon={typePictures[type]} />
      </span>
      <Checkbox
        label={title}
        description={`${text(`type.${type}`)} · ${text(status)}`}
        value={isChosen}
        onChange={onChoose}
      />
    </li>
  );
}
