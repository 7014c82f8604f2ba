import type { ReactNode } from 'react';
import type { InviteCounts } from '#contract/invites/managing.ts';
import type { InviteView } from '#contract/invites/view.ts';
import { countOf, isSelected, NOTHING_SELECTED, type Selection, toggled } from '#lib/selection.ts';
import { Button } from '#ui/Button.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { List } from '#ui/List.tsx';
import type { InviteOptions } from './draft.ts';
import type { PlannedChange } from './InvitationChange.tsx';
import { InvitationRow } from './InvitationRow.tsx';
import styles from './list.module.css';
import { useText as useListText } from './list-text.ts';
import { useText } from './text.ts';

type Props = {
  readonly rows: readonly InviteView[];
  /** How many there are, and the way back to all of them. */
  readonly found: ReactNode;
  readonly counts: InviteCounts | undefined;
  readonly offers: Pick<InviteOptions, 'canMail' | 'deviceBinding' | 'roles'>;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onPlan: (planned: PlannedChange) => void;
  /** null: everything is shown. */
  readonly more: { readonly state: 'ready' | 'pending'; readonly onShow: () => void } | null;
};

/** The rows, newest first, each of which can be selected. */
export function InvitationList({ rows, found, counts, offers, selection, onSelect, onPlan, more }: Props) {
  const text = useListText();
  const names = useText();
  const shown = rows.map(({ id }) => id);
  const isEverySelected = shown.every((id) => isSelected(selection, id));
  const matching = counts?.matching ?? 0;
  const offersAll = isEverySelected && selection.kind === 'some' && matching > shown.length;

  return (
    <>
      <div className={styles.selectAll}>
        <Checkbox
          label={text('selectShown', { count: shown.length })}
          value={isEverySelected ? true : countOf(selection) > 0 ? 'some' : false}
          onChange={(value) => onSelect(value ? { kind: 'some', ids: new Set(shown) } : NOTHING_SELECTED)}
        />
        {offersAll ? (
          <Button kind="quiet" size="small" onPress={() => onSelect({ kind: 'all-matching', count: matching })}>
            {text('selectMatching', { count: matching })}
          </Button>
        ) : null}
        {found}
      </div>
      <List label={names('invitations')}>
        {rows.map((invite) => (
          <InvitationRow
            key={invite.id}
            invite={invite}
            offers={offers}
            isSelected={isSelected(selection, invite.id)}
            onSelect={() => onSelect(toggled(selection, invite.id, shown))}
            onPlan={(kind) => onPlan({ kind, invite })}
          />
        ))}
      </List>
      {more === null ? null : (
        <div className={styles.more}>
          <Button state={more.state} onPress={more.onShow}>
            {names('showMore')}
          </Button>
        </div>
      )}
    </>
  );
}
