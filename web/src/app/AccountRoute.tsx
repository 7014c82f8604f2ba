import { AccountPage } from '../accounts/AccountPage.tsx';
import { useSession } from './session.ts';

export function AccountRoute() {
  const { person } = useSession();
  return person === null ? null : <AccountPage person={person} />;
}
