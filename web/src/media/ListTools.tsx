import { ArrowDownUp, ListFilter as FilterPicture } from 'lucide-react';
import { useEffect, useState } from 'react';
import { MEDIA_TYPES, PUBLISH_STATUSES } from '#contract/media/endpoints.ts';
import { CAPTIONED, MEDIA_SORTS, MEDIA_STAGES } from '#contract/media/listing.ts';
import { MADE } from '#lib/made.ts';
import { useSettled } from '#lib/useSettled.ts';
import { Button } from '#ui/Button.tsx';
import { Menu, MenuChoice, MenuChoices } from '#ui/Menu.tsx';
import { SearchField } from '#ui/SearchField.tsx';
import { type Listing, LONGEST_SEARCH, ticksOf } from './list-address.ts';
import { useText } from './list-text.ts';
import styles from './media.module.css';
import { nameOfStatus } from './words.ts';

type Props = {
  readonly listing: Listing;
  /** `typing` goes on where it is; anything else is a step to come back from. */
  readonly onChange: (listing: Listing, how: 'typing' | 'choosing') => void;
};

/** Which entries of a shelf, and in which order. */
export function ListTools({ listing, onChange }: Props) {
  const text = useText();
  const { filter, sort } = listing;
  const ticks = ticksOf(filter);
  const narrow = (part: Partial<Listing['filter']>) =>
    onChange({ ...listing, filter: { ...filter, ...part } }, 'choosing');

  return (
    <div className={styles.tools}>
      <FindField
        value={filter.search}
        onChange={(search) => onChange({ ...listing, filter: { ...filter, search } }, 'typing')}
      />
      <Menu
        label={text('filterBy')}
        trigger={
          <Button icon={FilterPicture}>{ticks === 0 ? text('filter') : text('filtersOn', { count: ticks })}</Button>
        }
      >
        <MenuChoices
          label={text('byType')}
          options={MEDIA_TYPES.map((value) => ({ value, name: text(`type.${value}`) }))}
          values={filter.type}
          onChange={(type) => narrow({ type })}
        />
        <MenuChoices
          label={text('byStatus')}
          options={PUBLISH_STATUSES.map((value) => ({ value, name: nameOfStatus(value) }))}
          values={filter.status}
          onChange={(status) => narrow({ status })}
        />
        <MenuChoices
          label={text('byStage')}
          options={MEDIA_STAGES.map((value) => ({ value, name: text(`stage.${value}`) }))}
          values={filter.stage}
          onChange={(stage) => narrow({ stage })}
        />
        <MenuChoice
          label={text('byCaptions')}
          options={CAPTIONED.map((value) => ({ value, name: text(`captions.${value}`) }))}
          value={filter.captions}
          onChange={(captions) => narrow({ captions })}
        />
        <MenuChoice
          label={text('byDate')}
          options={MADE.map((value) => ({ value, name: text(`made.${value}`) }))}
          value={filter.made}
          onChange={(made) => narrow({ made })}
        />
      </Menu>
      <Menu label={text('sortBy')} trigger={<Button icon={ArrowDownUp}>{text(`sort.${sort}`)}</Button>}>
        <MenuChoice
          label={text('sortBy')}
          options={MEDIA_SORTS.map((value) => ({ value, name: text(`sort.${value}`) }))}
          value={sort}
          onChange={(next) => onChange({ ...listing, sort: next }, 'choosing')}
        />
      </Menu>
    </div>
  );
}

type FieldProps = { readonly value: string; readonly onChange: (value: string) => void };

/** Tells what is typed once it rests; the way back changes what stands in it. */
function FindField({ value, onChange }: FieldProps) {
  const text = useText();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const settled = useSettled(typed);
  if (value !== known) {
    setKnown(value);
    if (value !== typed.trim()) setTyped(value);
  }
  useEffect(() => {
    if (settled === typed && settled.trim() !== known) onChange(settled.trim());
  });
  return <SearchField label={text('find')} value={typed} onChange={setTyped} maxLength={LONGEST_SEARCH} />;
}
