import { queryOptions } from '@tanstack/react-query';
import { getNotice, listNotices } from '#contract/notices/endpoints.ts';
import { call } from '#lib/api.ts';

export const noticeKeys = { all: ['notices'] } as const;

export const openNotices = queryOptions({
  queryKey: [...noticeKeys.all, 'open'],
  queryFn: async ({ signal }) => (await call(listNotices, {}, signal)).notices,
});

export const noticeOf = (noticeId: string) =>
  queryOptions({
    queryKey: [...noticeKeys.all, 'one', noticeId],
    queryFn: ({ signal }) => call(getNotice, { params: { noticeId } }, signal),
  });
