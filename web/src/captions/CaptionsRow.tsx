import { useQueryClient } from '@tanstack/react-query';
import { Check, Download, Eye, EyeOff, Pencil, Star, Trash2, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { type CaptionsView, changeCaptions } from '#contract/captions/endpoints.ts';
import type { BodyInput } from '#contract/endpoint.ts';
import type { MediaView } from '#contract/media/endpoints.ts';
import { call } from '#lib/api.ts';
import { wordsOfFailure } from '#lib/problems.ts';
import { formatRelative } from '#lib/time.ts';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { ListRow } from '#ui/List.tsx';
import { Menu, MenuItem, MenuLine } from '#ui/Menu.tsx';
import { showToast } from '#ui/toasts.ts';
import { CaptionDetails } from './CaptionDetails.tsx';
import { DeleteCaptions } from './DeleteCaptions.tsx';
import { type DownloadAs, downloadCaptions } from './download.ts';
import { cuesOf } from './queries.ts';
import { useText } from './studio-text.ts';
import { useCaptionChange } from './useCaptionChange.ts';

type Props = { readonly media: MediaView; readonly captions: CaptionsView; readonly onEdit: () => void };

export function CaptionsRow({ media: { id: mediaId, title }, captions, onEdit }: Props) {
  const text = useText();
  const queryClient = useQueryClient();
  const [opened, setOpened] = useState<'details' | 'deletion' | null>(null);
  const { id: captionsId, label, isShown, isDefault, isChecked, cueCount, changedAt } = captions;
  const close = () => setOpened(null);
  const changing = useCaptionChange({
    endpoint: changeCaptions,
    mediaId,
    change: (body: BodyInput<typeof changeCaptions>) => call(changeCaptions, { params: { mediaId, captionsId }, body }),
    done: () => null,
  });

  return (
    <>
      <ListRow
        title={label}
        detail={[
          captions.language,
          text('cues', { count: cueCount }),
          text('changedWhen', { when: formatRelative(new Date(changedAt)) }),
        ].join(' · ')}
        marks={
          <>
            {isShown ? (
              <Chip tone="success" icon={Eye}>
                {text('isShown')}
              </Chip>
            ) : (
              <Chip icon={EyeOff}>{text('isDraft')}</Chip>
            )}
            {isDefault ? <Chip icon={Star}>{text('isDefault')}</Chip> : null}
            {isChecked ? null : (
              <Chip tone="warning" icon={TriangleAlert}>
                {text('isMachine')}
              </Chip>
            )}
          </>
        }
        actions={
          <>
            <Button size="small" icon={Pencil} onPress={onEdit} aria-label={`${text('edit')}: ${label}`}>
              {text('edit')}
            </Button>
            <Menu label={text('actions', { label })}>
              <MenuItem icon={isShown ? EyeOff : Eye} onChoose={() => changing.mutate({ isShown: !isShown })}>
                {text(isShown ? 'hide' : 'show')}
              </MenuItem>
              <MenuItem
                icon={Star}
                state={isShown ? 'ready' : 'disabled'}
                onChoose={() => changing.mutate({ isDefault: !isDefault })}
              >
                {text(isDefault ? 'dropDefault' : 'makeDefault')}
              </MenuItem>
              <MenuItem
                icon={Check}
                state={isChecked ? 'disabled' : 'ready'}
                onChoose={() => changing.mutate({ isChecked: true })}
              >
                {text('check')}
              </MenuItem>
              <MenuItem icon={Pencil} onChoose={() => setOpened('details')}>
                {text('details')}
              </MenuItem>
              <MenuLine />
              <MenuItem icon={Download} onChoose={() => void download('vtt')}>
                {text('downloadVtt')}
              </MenuItem>
              <MenuItem icon={Download} onChoose={() => void download('srt')}>
                {text('downloadSrt')}
              </MenuItem>
              <MenuItem icon={Download} onChoose={() => void download('txt')}>
                {text('downloadText')}
              </MenuItem>
              <MenuLine />
              <MenuItem icon={Trash2} tone="danger" onChoose={() => setOpened('deletion')}>
                {text('delete')}
              </MenuItem>
            </Menu>
          </>
        }
      />
      {opened === 'details' ? <CaptionDetails mediaId={mediaId} captions={captions} onClose={close} /> : null}
      {opened === 'deletion' ? <DeleteCaptions mediaId={mediaId} captions={captions} onClose={close} /> : null}
    </>
  );

  async function download(as: DownloadAs): Promise<void> {
    try {
      const { cues } = await queryClient.fetchQuery(cuesOf({ mediaId, captionsId }));
      downloadCaptions(`${title} ${captions.language}`, cues, as);
    } catch (error) {
      showToast({ tone: 'danger', message: wordsOfFailure(error).what });
    }
  }
}
