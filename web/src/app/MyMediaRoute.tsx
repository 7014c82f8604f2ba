import { MyMediaPage } from '../media/MyMediaPage.tsx';
import { useSession } from './session.ts';

export function MyMediaRoute() {
  const { abilities } = useSession();
  return <MyMediaPage mayCreate={abilities.includes('media.create')} />;
}
