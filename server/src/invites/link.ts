import type { Secret } from '#infra/secret.ts';

type Link = { readonly publicUrl: string; readonly publicId: string; readonly secret: Secret };

/** The secret stands behind the #, where no server, log or Referer sees it (4.5). */
export function linkTo({ publicUrl, publicId, secret }: Link): string {
  return new URL(`/i/${publicId}#${secret.reveal()}`, publicUrl).href;
}
