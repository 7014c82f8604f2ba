import { Hourglass, Images, Link, Lock } from 'lucide-react';
import type { MediaView, PublishStatus } from '#contract/media/endpoints.ts';
import { Chip } from '#ui/Chip.tsx';
import { useText } from './text.ts';

const pictures = { private: Lock, unlisted: Link, published: Images } as const satisfies Record<PublishStatus, unknown>;

type Props = { readonly media: Pick<MediaView, 'status' | 'waitsForApproval'> };

export function StatusChip({ media: { status, waitsForApproval } }: Props) {
  const text = useText();
  if (waitsForApproval) return <Chip icon={Hourglass}>{text('waitsForApproval')}</Chip>;
  return <Chip icon={pictures[status]}>{text(status)}</Chip>;
}
