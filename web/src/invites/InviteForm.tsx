import { Eye } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { TextField } from '#ui/TextField.tsx';
import { DRAFT_FIELDS, type Draft, type DraftField, errorsIn, type InviteOptions } from './draft.ts';
import { InviteeField } from './InviteeField.tsx';
import { InviteMoreOptions } from './InviteMoreOptions.tsx';
import styles from './invites.module.css';
import { MailPreviewDialog } from './MailPreviewDialog.tsx';
import { RoleField } from './RoleField.tsx';
import { placeRefusal } from './refusals.ts';
import { useText } from './text.ts';

type Props = {
  /** For the button that sends it, which stands in the footer of the window. */
  readonly id: string;
  readonly mediaId: string;
  readonly options: InviteOptions;
  readonly draft: Draft;
  /** What the server refused. */
  readonly error: unknown;
  readonly onChange: (draft: Draft) => void;
  readonly onSubmit: () => void;
};

const FOLDED: readonly DraftField[] = ['validUntil', 'language', 'timeZone', 'message'];

export function InviteForm({ id, mediaId, options, draft, error, onChange, onSubmit }: Props) {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  const [left, setLeft] = useState<ReadonlySet<DraftField>>(new Set());
  const [isOpen, setIsOpen] = useState(false);
  const [isPreviewing, setIsPreviewing] = useState(false);
  const refusal = error === null ? { over: null, beside: {} } : placeRefusal(error);
  const errors = errorsIn(draft, options);

  const change = (news: Partial<Draft>) => onChange({ ...draft, ...news });
  // What is still empty is asked for when it is sent: a line that appears under a pointer makes its click miss.
  const leave = (field: DraftField) => {
    if (draft[field] !== '') setLeft(new Set([...left, field]));
  };
  const errorOf = (field: DraftField) => refusal.beside[field] ?? (left.has(field) ? errors[field] : undefined) ?? null;

  return (
    <form
      ref={form}
      id={id}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setLeft(new Set(DRAFT_FIELDS));
        const firstWrong = DRAFT_FIELDS.find((field) => errors[field] !== undefined);
        if (firstWrong === undefined) onSubmit();
        else focusField(firstWrong);
      }}
    >
      {refusal.over === null ? null : (
        <p className={styles.refusal} role="alert">
          {refusal.over}
        </p>
      )}
      <InviteeField
        mediaId={mediaId}
        value={draft.email}
        error={errorOf('email')}
        onChange={(email) => change({ email })}
        onChoose={(person) => change(person)}
        onBlur={() => leave('email')}
      />
      <div className={styles.names}>
        <TextField
          label={text('firstName')}
          name="firstName"
          need="optional"
          autoComplete="off"
          maxLength={80}
          value={draft.firstName}
          onChange={(firstName) => change({ firstName })}
          onBlur={() => leave('firstName')}
          error={errorOf('firstName')}
        />
        <TextField
          label={text('lastName')}
          name="lastName"
          need="required"
          autoComplete="off"
          maxLength={80}
          value={draft.lastName}
          onChange={(lastName) => change({ lastName })}
          onBlur={() => leave('lastName')}
          error={errorOf('lastName')}
        />
      </div>
      <RoleField
        roles={options.roles}
        value={draft.role}
        onChange={(role) => change({ role })}
        error={errorOf('role')}
      />
      {options.canMail ? (
        <div className={styles.byMail}>
          <Checkbox
            label={text('sendByMail')}
            description={text('sendByMailWhat')}
            value={draft.mail}
            onChange={(mail) => change({ mail })}
            error={errorOf('mail')}
          />
          {draft.mail ? (
            <Button kind="quiet" size="small" icon={Eye} onPress={() => setIsPreviewing(true)}>
              {text('preview')}
            </Button>
          ) : null}
        </div>
      ) : null}
      <Disclosure label={text('moreOptions')} isOpen={isOpen} onToggle={setIsOpen}>
        <InviteMoreOptions options={options} draft={draft} onChange={change} onLeave={leave} errorOf={errorOf} />
      </Disclosure>
      {isPreviewing ? (
        <MailPreviewDialog mediaId={mediaId} draft={draft} onClose={() => setIsPreviewing(false)} />
      ) : null}
    </form>
  );

  function focusField(field: DraftField): void {
    if (FOLDED.includes(field)) setIsOpen(true);
    // What was folded away can take the focus once it is drawn.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus());
  }
}
