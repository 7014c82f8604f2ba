import { RotateCcw } from 'lucide-react';
import { Button } from '#ui/Button.tsx';
import { useText } from './text.ts';
import { useRestore } from './useRestore.ts';

type Props = { readonly mediaId: string; readonly title: string };

export function RestoreButton({ mediaId, title }: Props) {
  const text = useText();
  const restore = useRestore({ mediaId, title });
  return (
    <Button
      size="small"
      icon={RotateCcw}
      state={restore.isPending ? 'pending' : 'ready'}
      onPress={() => restore.mutate()}
    >
      {text('restore')}
    </Button>
  );
}
