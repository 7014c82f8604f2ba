import { SHELVES } from '#contract/media/listing.ts';
import { usePageTitle } from '#lib/page-title.ts';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { DropPlace } from './DropPlace.tsx';
import { ListTools } from './ListTools.tsx';
import { addressOf, type ListAddress, type Listing, listingIn, withoutFilter } from './list-address.ts';
import { MediaList } from './MediaList.tsx';
import styles from './media.module.css';
import { PickFiles } from './PickFiles.tsx';
import { useText } from './text.ts';
import { UploadList } from './UploadList.tsx';

type Props = {
  readonly mayCreate: boolean;
  readonly address: ListAddress;
  /** `typing` goes on where it is; anything else is a step to come back from. */
  readonly onChange: (address: ListAddress, how: 'typing' | 'choosing') => void;
};

export function MyMediaPage({ mayCreate, address, onChange }: Props) {
  const text = useText();
  const listing = listingIn(address);
  const { filter } = listing;
  usePageTitle(text('myMedia'));
  const page = (
    <div className={styles.page}>
      <PageHeader title={text('myMedia')} actions={mayCreate ? <PickFiles /> : null} />
      <UploadList />
      <Tabs
        label={text('lists')}
        selected={filter.show}
        onSelect={(show) => onChange(addressOf({ ...listing, filter: withoutFilter({ ...filter, show }) }), 'choosing')}
        tabs={SHELVES.map((value) => ({ value, name: text(value), content: shelf(value) }))}
      />
    </div>
  );
  return mayCreate ? <DropPlace>{page}</DropPlace> : page;

  function shelf(show: Listing['filter']['show']) {
    if (show !== filter.show) return null;
    return (
      <div className={styles.shelf}>
        <ListTools listing={listing} onChange={(next, how) => onChange(addressOf(next), how)} />
        <MediaList
          listing={listing}
          mayCreate={mayCreate}
          onClear={() => onChange(addressOf({ ...listing, filter: withoutFilter(filter) }), 'choosing')}
        />
      </div>
    );
  }
}
