import { PeoplePage } from '../accounts/PeoplePage.tsx';
import { useSession } from './session.ts';

export function PeopleRoute() {
  return <PeoplePage ownId={useSession().person?.id ?? null} />;
}
