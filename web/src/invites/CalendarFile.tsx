import { useMutation, useQuery } from '@tanstack/react-query';
import { CalendarPlus } from 'lucide-react';
import { makeCalendar } from '#contract/invites/door.ts';
import { call } from '#lib/api.ts';
import { saveFile } from '#lib/save-file.ts';
import { Button } from '#ui/Button.tsx';
import { showToast } from '#ui/toasts.ts';
import { inviteOptionsOf } from './queries.ts';
import { t, useText } from './text.ts';

type Props = { readonly mediaId: string; readonly link: string };

/** The time as a file to hand over with the link; it holds the address without the secret. */
export function CalendarFile({ mediaId, link }: Props) {
  const text = useText();
  const options = useQuery(inviteOptionsOf(mediaId));
  const saving = useMutation({
    mutationFn: () => {
      const { pathname, hash } = new URL(link);
      const publicId = pathname.split('/').at(-1) ?? '';
      return call(makeCalendar, { params: { publicId }, body: { secret: hash.slice(1) } });
    },
    onSuccess: ({ name, file }) => saveFile({ name, type: 'text/calendar', text: file }),
    onError: () => showToast({ tone: 'danger', message: t('calendarFailed') }),
  });
  if (options.data === undefined || options.data.opensAt === null) return null;
  return (
    <div>
      <Button
        kind="quiet"
        size="small"
        icon={CalendarPlus}
        state={saving.isPending ? 'pending' : 'ready'}
        onPress={() => saving.mutate()}
      >
        {text('calendarFile')}
      </Button>
    </div>
  );
}
