import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type NoticeView, seeNotices } from '#contract/notices/endpoints.ts';
import { call } from '#lib/api.ts';
import { noticeKeys } from './queries.ts';

/** Tells the server what is shown here, and remembers what of it was new for as long as it is shown. */
export function useSeen(shown: readonly NoticeView[]): ReadonlySet<string> {
  const queryClient = useQueryClient();
  const [wereNew, setWereNew] = useState<ReadonlySet<string>>(new Set());
  const { mutate } = useMutation({
    mutationFn: (noticeIds: string[]) => call(seeNotices, { body: { noticeIds } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: noticeKeys.all }),
  });
  const unseen = shown.filter(({ seenAt }) => seenAt === null).map(({ id }) => id);
  const key = unseen.join(' ');

  useEffect(() => {
    if (key === '') return;
    const ids = key.split(' ');
    setWereNew((before) => new Set([...before, ...ids]));
    mutate(ids);
  }, [key, mutate]);
  return wereNew;
}
