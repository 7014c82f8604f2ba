import { getRouteApi } from '@tanstack/react-router';
import { NoticePage } from '../notices/NoticePage.tsx';

const route = getRouteApi('/signed-in/notices/$noticeId');

export function NoticeRoute() {
  const { noticeId } = route.useParams();
  return <NoticePage key={noticeId} noticeId={noticeId} />;
}
