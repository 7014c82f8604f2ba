import { Download, ListFilter as FilterPicture } from 'lucide-react';
import { PROOFS } from '#contract/access/proof.ts';
import { exportInvites, type InviteCounts } from '#contract/invites/managing.ts';
import { INVITE_STATES, MAIL_STATES } from '#contract/invites/view.ts';
import { addressOf } from '#lib/api.ts';
import { Button } from '#ui/Button.tsx';
import { ButtonLink } from '#ui/ButtonLink.tsx';
import { Menu, MenuChoices } from '#ui/Menu.tsx';
import { SearchField } from '#ui/SearchField.tsx';
import type { InviteOptions } from './draft.ts';
import styles from './list.module.css';
import { type ListFilter, ticksOf, wireOf } from './list-filter.ts';
import { useText as useListText } from './list-text.ts';
import { useText } from './text.ts';

const LONGEST_SEARCH = 254;
/** Guests have a list of their own. */
const PROOFS_HERE = PROOFS.filter((proof) => proof !== 'guest');

type Props = {
  readonly mediaId: string;
  readonly filter: ListFilter;
  readonly onChange: (filter: ListFilter) => void;
  readonly counts: InviteCounts | undefined;
  readonly roles: InviteOptions['roles'];
};

/** Search, filter, and the list that results as a file. */
export function InvitationFilter({ mediaId, filter, onChange, counts, roles }: Props) {
  const text = useListText();
  const names = useText();
  const ticks = ticksOf(filter);
  const states = INVITE_STATES.filter((state) => filter.state.includes(state) || (counts?.states[state] ?? 0) > 0);
  const mails = MAIL_STATES.filter((mail) => filter.mail.includes(mail) || (counts?.mails[mail] ?? 0) > 0);
  const counted = (name: string, count: number) => text('withCount', { name, count });

  return (
    <div className={styles.tools}>
      <SearchField
        label={text('search')}
        value={filter.search}
        maxLength={LONGEST_SEARCH}
        onChange={(search) => onChange({ ...filter, search })}
      />
      <Menu
        label={text('filterBy')}
        trigger={
          <Button icon={FilterPicture}>{ticks === 0 ? text('filter') : text('filtersOn', { count: ticks })}</Button>
        }
      >
        <MenuChoices
          label={text('byState')}
          options={states.map((value) => ({
            value,
            name: counted(names(`state.${value}`), counts?.states[value] ?? 0),
          }))}
          values={filter.state}
          onChange={(state) => onChange({ ...filter, state })}
        />
        <MenuChoices
          label={text('byMail')}
          options={mails.map((value) => ({ value, name: counted(names(`mail.${value}`), counts?.mails[value] ?? 0) }))}
          values={filter.mail}
          onChange={(mail) => onChange({ ...filter, mail })}
        />
        <MenuChoices
          label={text('byProof')}
          options={PROOFS_HERE.map((value) => ({ value, name: text(`proof.${value}`) }))}
          values={filter.proof}
          onChange={(proof) => onChange({ ...filter, proof })}
        />
        {roles.length > 1 ? (
          <MenuChoices
            label={text('byRole')}
            options={roles.map((value) => ({ value, name: names(`role.${value}`) }))}
            values={filter.role}
            onChange={(role) => onChange({ ...filter, role })}
          />
        ) : null}
      </Menu>
      <ButtonLink
        href={addressOf(exportInvites, { params: { mediaId }, query: wireOf(filter) })}
        icon={Download}
        download
      >
        {text('exportList')}
      </ButtonLink>
    </div>
  );
}
