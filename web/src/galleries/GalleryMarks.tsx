import { Globe, ShieldCheck, UsersRound } from 'lucide-react';
import type { GalleryView } from '#contract/galleries/endpoints.ts';
import { Chip } from '#ui/Chip.tsx';
import { useText } from './text.ts';

/** For whom it is, whether somebody looks at things first, and what one is in it. */
export function GalleryMarks({ gallery: { visibility, moderated, role } }: { readonly gallery: GalleryView }) {
  const text = useText();
  return (
    <>
      {visibility === 'everyone' ? (
        <Chip icon={Globe}>{text('forEveryone')}</Chip>
      ) : (
        <Chip icon={UsersRound}>{text('forMembers')}</Chip>
      )}
      {moderated ? <Chip icon={ShieldCheck}>{text('moderatedMark')}</Chip> : null}
      {role === null || role === 'member' ? null : (
        <Chip tone="accent">{text('youAre', { role: text(`role.${role}`) })}</Chip>
      )}
    </>
  );
}
