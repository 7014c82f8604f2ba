import { CalendarPlus, ChevronUp, MonitorSmartphone, Send, Trash2, UserCog } from 'lucide-react';
import type { BulkChange } from '#contract/invites/managing.ts';
import { countOf, type Selection } from '#lib/selection.ts';
import { Button } from '#ui/Button.tsx';
import { FooterStart } from '#ui/Dialog.tsx';
import { Menu, MenuItem, MenuLine } from '#ui/Menu.tsx';
import type { InviteOptions } from './draft.ts';
import styles from './list.module.css';
import { useText as useListText } from './list-text.ts';
import { useText } from './text.ts';

type Props = {
  readonly selection: Selection;
  readonly offers: Pick<InviteOptions, 'canMail' | 'deviceBinding' | 'roles'>;
  readonly onPlan: (action: BulkChange['action']) => void;
  readonly onClear: () => void;
};

/** What can be done to those that are selected. */
export function SelectionBar({ selection, offers, onPlan, onClear }: Props) {
  const text = useListText();
  const names = useText();
  return (
    <>
      <FooterStart>
        <Button kind="quiet" onPress={onClear}>
          {text('clearSelection')}
        </Button>
      </FooterStart>
      <span className={styles.selectedCount} role="status">
        {text('selected', { count: countOf(selection) })}
      </span>
      <Menu label={text('moreForMany')} trigger={<Button icon={ChevronUp}>{text('more')}</Button>}>
        <MenuItem icon={CalendarPlus} onChoose={() => onPlan('extend')}>
          {text('extend')}
        </MenuItem>
        {offers.roles.length > 1 ? (
          <MenuItem icon={UserCog} onChoose={() => onPlan('change-role')}>
            {text('changeRole')}
          </MenuItem>
        ) : null}
        {offers.deviceBinding ? (
          <MenuItem icon={MonitorSmartphone} onChoose={() => onPlan('allow-new-device')}>
            {names('allowNewDevice')}
          </MenuItem>
        ) : null}
        <MenuLine />
        <MenuItem icon={Trash2} tone="danger" onChoose={() => onPlan('remove')}>
          {names('remove')}
        </MenuItem>
      </Menu>
      {offers.canMail ? (
        <Button kind="primary" icon={Send} onPress={() => onPlan('resend')}>
          {text('resendMany')}
        </Button>
      ) : null}
    </>
  );
}
