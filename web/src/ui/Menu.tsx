import { Check, Ellipsis, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import { Text } from 'react-aria-components/Text';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import styles from './Menu.module.css';
import popover from './popover.module.css';
import type { Option } from './Select.tsx';

type MenuProps = {
  /** What the actions are for: "Actions for Lecture 3". */
  readonly label: string;
  /** A button of ours that opens it; three dots when none is given. */
  readonly trigger?: ReactNode;
  /** `MenuItem`, `MenuChoice`, `MenuChoices` and `MenuLine`. */
  readonly children: ReactNode;
};

export function Menu({ label, trigger, children }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger ?? <IconButton label={label} icon={Ellipsis} />}
      <Popover className={`${popover.popover} ${styles.popover}`} placement="bottom end" offset={4}>
        <AriaMenu className={popover.list ?? ''} aria-label={label}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

type MenuItemProps = {
  readonly icon?: LucideIcon;
  readonly tone?: 'neutral' | 'danger';
  readonly state?: 'ready' | 'disabled';
  /** Leads to a page, … */
  readonly href?: string;
  /** … or does something. */
  readonly onChoose?: () => void;
  readonly children: string;
};

export function MenuItem({ icon, tone = 'neutral', state = 'ready', href, onChoose, children }: MenuItemProps) {
  return (
    <AriaMenuItem
      {...(href === undefined ? {} : { href })}
      {...(onChoose === undefined ? {} : { onAction: onChoose })}
      className={`${popover.item} ${styles.item}`}
      data-tone={tone}
      isDisabled={state === 'disabled'}
      textValue={children}
    >
      {icon === undefined ? null : <Icon of={icon} className={styles.icon} />}
      <Text slot="label">{children}</Text>
    </AriaMenuItem>
  );
}

type MenuChoiceProps<V extends string> = {
  readonly label: string;
  readonly options: readonly Option<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
};

/** One of several, chosen within the menu: "Publish status". */
export function MenuChoice<V extends string>({ label, options, value, onChange }: MenuChoiceProps<V>) {
  return (
    <MenuSection
      className={styles.section ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys !== 'all' && keys.has(option.value));
        if (chosen !== undefined && chosen.value !== value) onChange(chosen.value);
      }}
    >
      <Header className={styles.header ?? ''}>{label}</Header>
      {options.map((option) => (
        <AriaMenuItem key={option.value} id={option.value} textValue={option.name} className={popover.item ?? ''}>
          <Icon of={Check} className={popover.tick} />
          <span className={popover.lines}>
            <Text slot="label">{option.name}</Text>
            {option.explanation === undefined ? null : (
              <Text slot="description" className={popover.explanation ?? ''}>
                {option.explanation}
              </Text>
            )}
          </span>
        </AriaMenuItem>
      ))}
    </MenuSection>
  );
}

type MenuChoicesProps<V extends string> = {
  readonly label: string;
  readonly options: readonly Option<V>[];
  readonly values: readonly V[];
  readonly onChange: (values: readonly V[]) => void;
};

/** Any number of several; the menu stays open while they are ticked. */
export function MenuChoices<V extends string>({ label, options, values, onChange }: MenuChoicesProps<V>) {
  return (
    <MenuSection
      className={styles.section ?? ''}
      selectionMode="multiple"
      selectedKeys={[...values]}
      onSelectionChange={(keys) =>
        onChange(options.filter(({ value }) => keys === 'all' || keys.has(value)).map(({ value }) => value))
      }
    >
      <Header className={styles.header ?? ''}>{label}</Header>
      {options.map(({ value, name }) => (
        <AriaMenuItem key={value} id={value} textValue={name} className={popover.item ?? ''}>
          <Icon of={Check} className={popover.tick} />
          <Text slot="label">{name}</Text>
        </AriaMenuItem>
      ))}
    </MenuSection>
  );
}

export function MenuLine() {
  return <Separator className={styles.line ?? ''} />;
}
