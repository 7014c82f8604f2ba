/** Stands in for the media page until it is there. */
export function MediaPage({ mediaId }: { readonly mediaId: string }) {
  return <h1>{mediaId}</h1>;
}
