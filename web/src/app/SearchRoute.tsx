import { getRouteApi } from '@tanstack/react-router';
import { SearchPage } from '../search/SearchPage.tsx';

const route = getRouteApi('/signed-in/search');

export function SearchRoute() {
  const address = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <SearchPage
      address={address}
      onChange={(search, how) => void navigate({ search, replace: how === 'typing', resetScroll: false })}
    />
  );
}
