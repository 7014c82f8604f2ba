import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type MediaView, setAvailability } from '#contract/media/endpoints.ts';
import { call } from '#lib/api.ts';
import { fromLocalInput, ownTimeZone, toLocalInput } from '#lib/local-time.ts';
import { sentenceOf } from '#lib/problems.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog, FooterStart } from '#ui/Dialog.tsx';
import { TextField } from '#ui/TextField.tsx';
import { showToast } from '#ui/toasts.ts';
import styles from './media.module.css';
import { mediaKeys, mediaOf } from './queries.ts';
import { t, useText } from './text.ts';
import { entryProblems } from './words.ts';

type Props = { readonly media: MediaView; readonly onClose: () => void };

/** From when until when it opens, in the zone of whoever sets it. */
export function AvailabilityDialog({ media, onClose }: Props) {
  const text = useText();
  const [from, setFrom] = useState(() => shown(media.availability.from));
  const [until, setUntil] = useState(() => shown(media.availability.until));
  const [isTried, setIsTried] = useState(false);
  const untilInput = useRef<HTMLInputElement>(null);
  const save = useSave(media.id, onClose);
  const opens = fromLocalInput(from);
  const closes = fromLocalInput(until);
  const closesFirst = opens !== null && closes !== null && closes <= opens;

  return (
    <Dialog
      isOpen
      title={text('availability')}
      help={text('availabilityHelp')}
      onClose={onClose}
      onSubmit={() => {
        setIsTried(true);
        if (closesFirst) untilInput.current?.focus();
        else save.mutate({ from: opens?.toISOString() ?? null, until: closes?.toISOString() ?? null });
      }}
      footer={
        <>
          <FooterStart>
            <Button
              kind="quiet"
              state={from === '' && until === '' ? 'disabled' : 'ready'}
              onPress={() => {
                setFrom('');
                setUntil('');
              }}
            >
              {text('clearTimes')}
            </Button>
          </FooterStart>
          <Button onPress={onClose}>{text('cancel')}</Button>
          <Button kind="primary" type="submit" state={save.isPending ? 'pending' : 'ready'}>
            {text('save')}
          </Button>
        </>
      }
    >
      {save.isError ? (
        <p className={styles.refusal} role="alert">
          {sentenceOf(setAvailability, entryProblems(), save.error)}
        </p>
      ) : null}
      <TextField
        label={text('opens')}
        need="optional"
        description={text('opensHelp', { zone: ownTimeZone() })}
        type="datetime-local"
        autoFocus
        value={from}
        onChange={setFrom}
      />
      <TextField
        label={text('closes')}
        need="optional"
        description={text('closesHelp')}
        type="datetime-local"
        value={until}
        onChange={setUntil}
        inputRef={untilInput}
        error={isTried && closesFirst ? text('closesFirst') : null}
      />
    </Dialog>
  );
}

function shown(moment: string | null): string {
  return moment === null ? '' : toLocalInput(new Date(moment));
}

function useSave(mediaId: string, onSaved: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (availability: MediaView['availability']) =>
      call(setAvailability, { params: { mediaId }, body: availability }),
    onSuccess: async (changed) => {
      queryClient.setQueryData(mediaOf(mediaId).queryKey, changed);
      showToast({ message: t('availabilitySaved') });
      onSaved();
      await queryClient.invalidateQueries({ queryKey: mediaKeys.lists });
    },
  });
}
