/** Stands in for My Media until it is there. */
export function MyMediaPage({ mayCreate }: { readonly mayCreate: boolean }) {
  return <h1>{mayCreate ? 'My Media' : ''}</h1>;
}
