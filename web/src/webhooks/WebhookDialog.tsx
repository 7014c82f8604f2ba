import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  changeWebhook,
  createWebhook,
  WEBHOOK_EVENTS,
  type WebhookEvent,
  type WebhookView,
} from '#contract/webhooks/endpoints.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { useChecks } from '#lib/useChecks.ts';
import { Button } from '#ui/Button.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { CopyField } from '#ui/CopyField.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { Fields } from '#ui/Fields.tsx';
import { TextField } from '#ui/TextField.tsx';
import { webhooksQuery } from './queries.ts';
import { useText } from './text.ts';
import styles from './webhooks.module.css';

type Props = {
  /** null: a new one. */
  readonly webhook: WebhookView | null;
  readonly onClose: () => void;
};

export function WebhookDialog({ webhook, onClose }: Props) {
  const text = useText();
  const queryClient = useQueryClient();
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [events, setEvents] = useState<readonly WebhookEvent[]>(webhook?.events ?? WEBHOOK_EVENTS);
  const body = { url, events: [...events] };
  const saving = useMutation({
    mutationFn: async (): Promise<string | null> => {
      if (webhook === null) return (await call(createWebhook, { body })).secret;
      await call(changeWebhook, { params: { webhookId: webhook.id }, body: { ...body, isActive: webhook.isActive } });
      return null;
    },
    onSuccess: async (secret) => {
      if (secret === null) onClose();
      await queryClient.invalidateQueries({ queryKey: webhooksQuery.queryKey });
    },
  });
  const { form, errorOf, onLeave, pass } = useChecks(createWebhook.body, body, saving.error);
  const eventsError = errorOf('events');

  if (typeof saving.data === 'string') {
    return (
      <Dialog
        isOpen
        title={text('secretTitle')}
        help={text('secretHelp')}
        onClose={onClose}
        footer={<Button onPress={onClose}>{text('done')}</Button>}
      >
        <CopyField label={text('secret')} value={saving.data} />
      </Dialog>
    );
  }

  const refusals = {
    'webhooks.unknown': text('refused.webhooks.unknown'),
    'webhooks.address-refused': text('refused.webhooks.address-refused'),
  };
  return (
    <Dialog
      isOpen
      title={text(webhook === null ? 'addTitle' : 'editTitle')}
      onClose={onClose}
      onSubmit={() => {
        if (pass() && !saving.isPending) saving.mutate();
      }}
      footer={
        <>
          <Button onPress={onClose}>{text('cancel')}</Button>
          <Button type="submit" kind="primary" state={saving.isPending ? 'pending' : 'ready'}>
            {text(webhook === null ? 'addIt' : 'save')}
          </Button>
        </>
      }
    >
      <div ref={form}>
        <Fields>
          {saving.isError ? <ErrorBlock what={sentenceOf(changeWebhook, refusals, saving.error)} /> : null}
          <TextField
            label={text('url')}
            description={text('urlHelp')}
            type="url"
            autoFocus
            maxLength={500}
            value={url}
            onChange={setUrl}
            onBlur={onLeave('url')}
            error={errorOf('url')}
          />
          <fieldset className={styles.events}>
            <legend>{text('events')}</legend>
            {WEBHOOK_EVENTS.map((event) => (
              <Checkbox
                key={event}
                label={text(`event.${event}`)}
                value={events.includes(event)}
                onChange={(isOn) => setEvents(isOn ? [...events, event] : events.filter((other) => other !== event))}
              />
            ))}
            {eventsError === null ? null : (
              <p className={styles.error} role="alert">
                {text('noEvents')}
              </p>
            )}
          </fieldset>
        </Fields>
      </div>
    </Dialog>
  );
}
