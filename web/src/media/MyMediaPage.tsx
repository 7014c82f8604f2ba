import { usePageTitle } from '#lib/page-title.ts';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { DropPlace } from './DropPlace.tsx';
import { MediaList } from './MediaList.tsx';
import styles from './media.module.css';
import { PickVideos } from './PickVideos.tsx';
import { SHOWN, type Shown } from './queries.ts';
import { useText } from './text.ts';
import { UploadList } from './UploadList.tsx';

type Props = {
  readonly mayCreate: boolean;
  readonly show: Shown;
  readonly onShow: (show: Shown) => void;
};

export function MyMediaPage({ mayCreate, show, onShow }: Props) {
  const text = useText();
  usePageTitle(text('myMedia'));
  const page = (
    <div className={styles.page}>
      <PageHeader title={text('myMedia')} actions={mayCreate ? <PickVideos /> : null} />
      <UploadList />
      <Tabs
        label={text('lists')}
        selected={show}
        onSelect={onShow}
        tabs={SHOWN.map((value) => ({
          value,
          name: text(value),
          content: <MediaList show={value} mayCreate={mayCreate} />,
        }))}
      />
    </div>
  );
  return mayCreate ? <DropPlace>{page}</DropPlace> : page;
}
