import { useState } from 'react';
import { Checkbox } from '#ui/Checkbox.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { type Draft, errorsIn, type InviteOptions } from './draft.ts';
import { InviteMoreOptions } from './InviteMoreOptions.tsx';
import styles from './many.module.css';
import { useText } from './many-text.ts';
import { RoleField } from './RoleField.tsx';

type Props = {
  readonly options: InviteOptions;
  readonly draft: Draft;
  readonly error: string | null;
  readonly onChange: (draft: Draft) => void;
};

/** How everybody of the list is invited; a row that names a role or a language keeps its own. */
export function ManyOptions({ options, draft, error, onChange }: Props) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const errors = errorsIn(draft, options);
  const change = (news: Partial<Draft>) => onChange({ ...draft, ...news });
  return (
    <div className={styles.options}>
      {error === null ? null : (
        <p className={styles.refusal} role="alert">
          {error}
        </p>
      )}
      {options.canMail ? (
        <Checkbox
          label={text('sendByMail')}
          description={text('sendByMailWhat')}
          value={draft.mail}
          onChange={(mail) => change({ mail })}
        />
      ) : null}
      <Disclosure label={text('moreOptions')} isOpen={isOpen} onToggle={setIsOpen}>
        {options.roles.length > 1 ? (
          <RoleField roles={options.roles} value={draft.role} onChange={(role) => change({ role })} error={null} />
        ) : null}
        <InviteMoreOptions
          options={options}
          draft={draft}
          onChange={change}
          onLeave={() => {}}
          errorOf={(field) => (field === 'validUntil' ? (errors.validUntil ?? null) : null)}
        />
      </Disclosure>
    </div>
  );
}
