import { ListFilter } from 'lucide-react';
import { MEDIA_TYPES } from '#contract/media/endpoints.ts';
import { SEARCH_OWNERS } from '#contract/search/endpoints.ts';
import { MADE } from '#lib/made.ts';
import { Button } from '#ui/Button.tsx';
import { Menu, MenuChoice, MenuChoices } from '#ui/Menu.tsx';
import type { SearchFilter } from './address.ts';
import { useText } from './text.ts';

type Props = { readonly filter: SearchFilter; readonly onChange: (filter: SearchFilter) => void };

export function SearchFilterMenu({ filter, onChange }: Props) {
  const text = useText();
  const { type, owner, made } = filter;
  const count = type.length + (owner === 'anyone' ? 0 : 1) + (made === 'any' ? 0 : 1);
  return (
    <Menu
      label={text('filterBy')}
      trigger={<Button icon={ListFilter}>{count === 0 ? text('filter') : text('filtersOn', { count })}</Button>}
    >
      <MenuChoices
        label={text('byType')}
        options={MEDIA_TYPES.map((value) => ({ value, name: text(`type.${value}`) }))}
        values={type}
        onChange={(types) => onChange({ ...filter, type: types })}
      />
      <MenuChoice
        label={text('byOwner')}
        options={SEARCH_OWNERS.map((value) => ({ value, name: text(`owner.${value}`) }))}
        value={owner}
        onChange={(next) => onChange({ ...filter, owner: next })}
      />
      <MenuChoice
        label={text('byDate')}
        options={MADE.map((value) => ({ value, name: text(`made.${value}`) }))}
        value={made}
        onChange={(next) => onChange({ ...filter, made: next })}
      />
    </Menu>
  );
}
