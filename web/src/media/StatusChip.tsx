import { Link, Lock } from 'lucide-react';
import type { PublishStatus } from '#contract/media/endpoints.ts';
import { Chip } from '#ui/Chip.tsx';
import { useText } from './text.ts';

const pictures = { private: Lock, unlisted: Link } as const satisfies Record<PublishStatus, unknown>;

export function StatusChip({ status }: { readonly status: PublishStatus }) {
  const text = useText();
  return <Chip icon={pictures[status]}>{text(status)}</Chip>;
}
