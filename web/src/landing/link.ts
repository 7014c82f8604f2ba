/** The secret leaves the address bar before anything else runs: no history, no Referer, no screenshot keeps it (4.5). */
function takeSecret(): string | undefined {
  const secret = window.location.hash.slice(1);
  window.history.replaceState(null, '', window.location.pathname);
  return secret === '' ? undefined : secret;
}

/** What the address of this page named: `/i/<id>#<secret>`, `/g/…` for guests, `/w/…` about a move. */
export const link = {
  id: window.location.pathname.split('/').at(-1) ?? '',
  place: window.location.pathname.split('/')[1] ?? '',
  secret: takeSecret(),
};

/** The same page may be handed another link: the address differs behind the `#` alone, so nothing is loaded anew. */
export function whenAnotherLinkComes(act: () => void): void {
  window.addEventListener('hashchange', () => {
    link.secret = takeSecret() ?? link.secret;
    act();
  });
}
