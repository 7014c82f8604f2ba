/**
 * Playlists name their segments relative to the signed folder they were loaded from. Once the paths are signed anew,
 * whatever still names an earlier folder is asked for under the current one.
 */
export type SignedPaths = {
  readonly current: (url: string) => string;
  readonly renew: (streamUrl: string) => void;
};

export function signedPaths(streamUrl: string): SignedPaths {
  let folder = folderOf(streamUrl);
  const earlier = new Set<string>();

  return {
    current: (url) => {
      const absolute = new URL(url, location.href).href;
      const old = [...earlier].find((start) => absolute.startsWith(start));
      return old === undefined ? absolute : folder + absolute.slice(old.length);
    },
    renew: (renewedUrl) => {
      earlier.add(folder);
      folder = folderOf(renewedUrl);
      earlier.delete(folder);
    },
  };
}

function folderOf(url: string): string {
  return new URL('.', new URL(url, location.href)).href;
}
