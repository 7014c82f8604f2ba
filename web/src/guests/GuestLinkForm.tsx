import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerOf } from '#contract/endpoint.ts';
import { changeGuestLink, createGuestLink } from '#contract/guests/endpoints.ts';
import type { GuestLinkView } from '#contract/guests/view.ts';
import { call, fieldErrorsOf, problemOf } from '#lib/api.ts';
import { wordsOfFailure } from '#lib/problems.ts';
import { Button } from '#ui/Button.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { NumberField } from '#ui/NumberField.tsx';
import { TextField } from '#ui/TextField.tsx';
import { changeOf, draftOf, errorsIn, type LinkDraft, wantedOf } from './draft.ts';
import styles from './guests.module.css';
import { guestKeys } from './queries.ts';
import { useText } from './text.ts';

type Props = {
  readonly mediaId: string;
  /** null: a new one. */
  readonly guestLink: GuestLinkView | null;
  readonly onClose: () => void;
  readonly onBack: () => void;
  readonly onMade: (made: AnswerOf<typeof createGuestLink>) => void;
};

/** In place of the list while a link is made or changed. */
export function GuestLinkForm({ mediaId, guestLink, onClose, onBack, onMade }: Props) {
  const text = useText();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(guestLink));
  const [wasSent, setWasSent] = useState(false);
  const errors = wasSent ? errorsIn(draft) : [];
  const change = (news: Partial<LinkDraft>) => setDraft({ ...draft, ...news });

  const saving = useMutation({
    mutationFn: async () => {
      if (guestLink === null) {
        onMade(await call(createGuestLink, { params: { mediaId }, body: wantedOf(draft) }));
        return;
      }
      await call(changeGuestLink, {
        params: { mediaId, guestLinkId: guestLink.id },
        body: changeOf(draft, guestLink),
      });
      onBack();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: guestKeys.ofMedia(mediaId) }),
  });
  const isTooFew = problemOf(changeGuestLink, saving.error) === 'guests.fewer-than-entered';
  const refused = fieldErrorsOf(saving.error);
  const missing = (field: keyof LinkDraft, words: string) => (errors.includes(field) ? words : null);

  return (
    <Dialog
      isOpen
      title={guestLink === null ? text('newLink') : text('editTitle')}
      onClose={onClose}
      onSubmit={() => {
        setWasSent(true);
        if (errorsIn(draft).length === 0) saving.mutate();
      }}
      footer={
        <>
          <Button onPress={onBack}>{text('back')}</Button>
          <Button kind="primary" type="submit" state={saving.isPending ? 'pending' : 'ready'}>
            {guestLink === null ? text('make') : text('save')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {saving.isError && refused.size === 0 ? (
          <p className={styles.refusal} role="alert">
            {wordsOfFailure(saving.error).what}
          </p>
        ) : null}
        <TextField
          label={text('name')}
          description={text('nameHelp')}
          name="name"
          need="required"
          autoComplete="off"
          autoFocus
          maxLength={80}
          value={draft.name}
          onChange={(name) => change({ name })}
          error={missing('name', text('nameMissing')) ?? refused.get('name') ?? null}
        />
        <div className={styles.limit}>
          <Checkbox
            label={text('limitGuests')}
            value={draft.limitsGuests}
            onChange={(limitsGuests) => change({ limitsGuests })}
          />
          {draft.limitsGuests ? (
            <NumberField
              label={text('maxGuests')}
              description={text('maxGuestsHelp')}
              unit={text('guestsUnit')}
              minValue={1}
              maxValue={100_000}
              value={draft.maxGuests}
              onChange={(maxGuests) => change({ maxGuests })}
              error={missing('maxGuests', text('numberMissing')) ?? (isTooFew ? text('fewerThanEntered') : null)}
            />
          ) : null}
        </div>
        <div className={styles.limit}>
          <Checkbox
            label={text('limitDays')}
            value={draft.limitsDays}
            onChange={(limitsDays) => change({ limitsDays })}
          />
          {draft.limitsDays ? (
            <NumberField
              label={text('days')}
              unit={text('daysUnit')}
              minValue={1}
              maxValue={365}
              value={draft.days}
              onChange={(days) => change({ days })}
              error={missing('days', text('numberMissing'))}
            />
          ) : null}
        </div>
      </div>
    </Dialog>
  );
}
