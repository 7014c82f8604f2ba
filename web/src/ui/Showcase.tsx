import { useEffect, useState } from 'react';
import { PageHeader } from './PageHeader.tsx';
import { Select } from './Select.tsx';
import styles from './Showcase.module.css';
import { Actions } from './showcase/Actions.tsx';
import { Feedback } from './showcase/Feedback.tsx';
import { Fields } from './showcase/Fields.tsx';
import { Lists } from './showcase/Lists.tsx';
import { Overlays } from './showcase/Overlays.tsx';
import { Tokens } from './showcase/Tokens.tsx';

type Theme = 'system' | 'light' | 'dark';

/** All widgets in all their states, for those who build with them. Its own words are for developers and stay English. */
export function Showcase() {
  const [theme, setTheme] = useState<Theme>('system');

  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    return () => {
      delete document.documentElement.dataset.theme;
    };
  }, [theme]);

  return (
    <div className={styles.page}>
      <PageHeader
        title="Widgets"
        detail="What every page of Usher is made of, in all states."
        back={{ href: '/', name: 'Start page' }}
        actions={
          <div className={styles.switches}>
            <Select<Theme>
              label="Theme"
              value={theme}
              onChange={setTheme}
              options={[
                { value: 'system', name: 'As the system' },
                { value: 'light', name: 'Light' },
                { value: 'dark', name: 'Dark' },
              ]}
            />
          </div>
        }
      />
      <Tokens />
      <Actions />
      <Fields />
      <Overlays />
      <Lists />
      <Feedback />
    </div>
  );
}
