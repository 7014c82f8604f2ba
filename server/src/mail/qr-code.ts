import { toBuffer } from 'qrcode';

/** A picture that travels within the mail; its HTML shows it by `cid:`. */
export type Picture = { readonly cid: string; readonly name: string; readonly png: Buffer };

/** Dark on white with the quiet zone that scanners ask for, so that it can be read on a dark page as well. */
export async function qrPicture(url: string): Promise<Picture> {
  const png = await toBuffer(url, { type: 'png', margin: 4, width: 400, errorCorrectionLevel: 'M' });
  return { cid: 'link-as-qr-code@usher', name: 'qr-code.png', png };
}
