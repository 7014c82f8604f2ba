import { useQuery } from '@tanstack/react-query';
import { Plus, Webhook } from 'lucide-react';
import { useState } from 'react';
import type { WebhookView } from '#contract/webhooks/endpoints.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { usePageTitle } from '#lib/page-title.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { List } from '#ui/List.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { DeleteWebhook } from './DeleteWebhook.tsx';
import { DeliveriesDialog } from './DeliveriesDialog.tsx';
import { webhooksQuery } from './queries.ts';
import { useText } from './text.ts';
import { WebhookDialog } from './WebhookDialog.tsx';
import { WebhookRow } from './WebhookRow.tsx';
import styles from './webhooks.module.css';

/** What is open over the list, and for which webhook. */
type Open =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit' | 'messages' | 'delete'; readonly webhook: WebhookView }
  | null;

export function WebhooksPage() {
  const text = useText();
  const webhooks = useQuery(webhooksQuery);
  const [open, setOpen] = useState<Open>(null);
  usePageTitle(text('webhooks'));
  const close = () => setOpen(null);
  const add = (
    <Button kind="primary" icon={Plus} onPress={() => setOpen({ kind: 'add' })}>
      {text('add')}
    </Button>
  );
  return (
    <div className={styles.page}>
      <PageHeader title={text('webhooks')} detail={text('webhooksHelp')} actions={add} />
      <Loaded query={webhooks} waiting={<SkeletonList rows={2} />}>
        {({ webhooks: known }) =>
          known.length === 0 ? (
            <EmptyState icon={Webhook} title={text('none')}>
              {text('noneHelp')}
            </EmptyState>
          ) : (
            <List label={text('webhooks')}>
              {known.map((webhook) => (
                <WebhookRow
                  key={webhook.id}
                  webhook={webhook}
                  onMessages={() => setOpen({ kind: 'messages', webhook })}
                  onEdit={() => setOpen({ kind: 'edit', webhook })}
                  onDelete={() => setOpen({ kind: 'delete', webhook })}
                />
              ))}
            </List>
          )
        }
      </Loaded>
      {open?.kind === 'add' ? <WebhookDialog webhook={null} onClose={close} /> : null}
      {open?.kind === 'edit' ? <WebhookDialog webhook={open.webhook} onClose={close} /> : null}
      {open?.kind === 'messages' ? <DeliveriesDialog webhook={open.webhook} onClose={close} /> : null}
      {open?.kind === 'delete' ? <DeleteWebhook webhook={open.webhook} onClose={close} /> : null}
    </div>
  );
}
