import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { MediaView } from '#contract/media/endpoints.ts';
import type { TabOf } from '#ui/Tabs.tsx';
import { AttachmentsPanel } from '../attachments/AttachmentsPanel.tsx';
import { useText as useAttachmentText } from '../attachments/edit-text.ts';
import { CaptionsTab } from '../captions/CaptionsTab.tsx';
import { useText as useCaptionsText } from '../captions/studio-text.ts';
import { DownloadsForm } from '../downloads/DownloadsForm.tsx';
import { useText as useDownloadText } from '../downloads/edit-text.ts';
import { CollaboratorsPanel } from '../media/CollaboratorsPanel.tsx';
import { DetailsForm } from '../media/DetailsForm.tsx';
import { EditPage } from '../media/EditPage.tsx';
import { useText } from '../media/text.ts';

const QuizTab = lazy(async () => ({ default: (await import('../quiz/QuizTab.tsx')).QuizTab }));

const route = getRouteApi('/signed-in/media/$mediaId/edit');

/** Where the Edit page meets what each feature lets one change. */
export function EditRoute() {
  const text = useText();
  const attachments = useAttachmentText();
  const downloads = useDownloadText();
  const captionsText = useCaptionsText();
  const { mediaId } = route.useParams();
  const { tab = null } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <EditPage
      key={mediaId}
      mediaId={mediaId}
      tab={tab}
      onTab={(chosen) => void navigate({ search: { tab: chosen }, replace: true })}
      tabsOf={tabsOf}
    />
  );

  function tabsOf(media: MediaView): readonly TabOf<string>[] {
    const { abilities, form } = media;
    return [
      ...(abilities.includes('media.edit')
        ? [
            { value: 'details', name: text('details'), content: <DetailsForm media={media} /> },
            { value: 'attachments', name: attachments('tab'), content: <AttachmentsPanel mediaId={media.id} /> },
            { value: 'downloads', name: downloads('tab'), content: <DownloadsForm media={media} /> },
          ]
        : []),
      ...(abilities.includes('media.edit') && (form === 'video' || form === 'audio')
        ? [
            {
              value: 'quiz',
              name: text('quiz'),
              content: (
                <Suspense>
                  <QuizTab media={media} />
                </Suspense>
              ),
            },
          ]
        : []),
      ...(abilities.includes('media.edit') && (media.form === 'video' || media.form === 'audio')
        ? [{ value: 'captions', name: captionsText('page'), content: <CaptionsTab media={media} /> }]
        : []),
      ...(abilities.includes('media.share')
        ? [{ value: 'collaborators', name: text('collaborators'), content: <CollaboratorsPanel media={media} /> }]
        : []),
    ];
  }
}
