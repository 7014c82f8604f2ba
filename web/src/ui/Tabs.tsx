import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs';
import styles from './Tabs.module.css';

export type TabOf<V extends string> = {
  readonly value: V;
  readonly name: string;
  /** How many are behind it. */
  readonly count?: number;
  /** What stands behind its name, to be seen before it is opened. */
  readonly mark?: ReactNode;
  readonly content: ReactNode;
};

type Props<V extends string> = {
  readonly label: string;
  readonly tabs: readonly TabOf<V>[];
  readonly selected: V;
  readonly onSelect: (value: V) => void;
};

export function Tabs<V extends string>({ label, tabs, selected, onSelect }: Props<V>) {
  return (
    <AriaTabs
      className={styles.tabs ?? ''}
      selectedKey={selected}
      onSelectionChange={(key) => {
        const chosen = tabs.find((tab) => tab.value === key);
        if (chosen !== undefined) onSelect(chosen.value);
      }}
    >
      <TabList className={styles.list ?? ''} aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.value} id={tab.value} className={styles.tab ?? ''}>
            {tab.name}
            {tab.count === undefined ? null : <span className={styles.count}>{tab.count}</span>}
            {tab.mark}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.value} id={tab.value} className={styles.panel ?? ''}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
