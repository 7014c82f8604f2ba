import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import type { z } from 'zod';
import { type ApiKeyView, deleteApiKey } from '#contract/accounts/endpoints.ts';
import { call } from '#lib/api.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { wordsOfFailure } from '#lib/problems.ts';
import { formatRelative } from '#lib/time.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { Chip } from '#ui/Chip.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { List, ListRow } from '#ui/List.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { showToast } from '#ui/toasts.ts';
import { NewKeyDialog } from './NewKeyDialog.tsx';
import { accountKeys, apiKeysQuery } from './queries.ts';
import { useText } from './text.ts';

type ApiKey = z.infer<typeof ApiKeyView>;

export function ApiKeys() {
  const text = useText();
  const keys = useQuery(apiKeysQuery);
  const [isMaking, setIsMaking] = useState(false);
  const [ending, setEnding] = useState<ApiKey | null>(null);

  return (
    <Card
      title={text('keys')}
      help={text('keysHelp')}
      actions={
        <Button icon={Plus} onPress={() => setIsMaking(true)}>
          {text('newKey')}
        </Button>
      }
    >
      <Loaded query={keys} waiting={<SkeletonList rows={2} />}>
        {({ keys: made }) =>
          made.length === 0 ? (
            <EmptyState icon={KeyRound} title={text('noKeys')}>
              {text('noKeysHelp')}
            </EmptyState>
          ) : (
            <List label={text('keys')}>
              {made.map((key) => (
                <KeyRow key={key.id} apiKey={key} onEnd={() => setEnding(key)} />
              ))}
            </List>
          )
        }
      </Loaded>
      {isMaking ? <NewKeyDialog onClose={() => setIsMaking(false)} /> : null}
      {ending === null ? null : <EndKeyDialog apiKey={ending} onClose={() => setEnding(null)} />}
    </Card>
  );
}

function KeyRow({ apiKey, onEnd }: { readonly apiKey: ApiKey; readonly onEnd: () => void }) {
  const text = useText();
  const { name, scopes, createdAt } = apiKey;
  return (
    <ListRow
      title={name}
      detail={text('keyMade', { when: formatRelative(new Date(createdAt)) })}
      marks={scopes.map((scope) => <Chip key={scope}>{text(`scope.${scope}`)}</Chip>)}
      actions={
        <Button kind="quiet" size="small" onPress={onEnd}>
          {text('endKey')}
        </Button>
      }
    />
  );
}

function EndKeyDialog({ apiKey, onClose }: { readonly apiKey: ApiKey; readonly onClose: () => void }) {
  const text = useText();
  const queryClient = useQueryClient();
  const ending = useMutation({
    mutationFn: () => call(deleteApiKey, { params: { keyId: apiKey.id } }),
    onSuccess: () => showToast({ message: text('keyEnded') }),
    onError: (error) => showToast({ tone: 'danger', message: wordsOfFailure(error).what }),
    onSettled: async () => {
      onClose();
      await queryClient.invalidateQueries({ queryKey: accountKeys.keys });
    },
  });
  return (
    <ConfirmDialog
      isOpen
      title={text('endKeyTitle', { name: apiKey.name })}
      lost={[text('endKeyLost')]}
      confirm={text('endKey')}
      state={ending.isPending ? 'pending' : 'ready'}
      onConfirm={() => ending.mutate()}
      onCancel={onClose}
    >
      {text('endKeyNote')}
    </ConfirmDialog>
  );
}
