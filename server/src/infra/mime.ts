import { simpleParser } from 'mailparser';

/** A mail that came to us, as far as one can find out what it reports. */
export type ReceivedMail = {
  /** Names in small letters, with everything that stands behind each, in the order they came. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly text: string;
  /** What is not text to read: reports, and the message that is reported. */
  readonly parts: readonly { readonly type: string; readonly text: string }[];
};

/** null: it is so broken, or so deeply nested, that nobody could read it. */
export async function readMail(source: Buffer): Promise<ReceivedMail | null> {
  try {
    const mail = await simpleParser(source, {
      keepDeliveryStatus: true,
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipTextLinks: true,
      skipImageLinks: true,
    });
    return {
      headers: mail.headerLines.map(({ key, line }) => ({
        name: key,
        value: unfolded(line.slice(line.indexOf(':') + 1)),
      })),
      text: mail.text ?? '',
      parts: mail.attachments.map(({ contentType, content }) => ({
        type: contentType,
        text: content.toString('latin1'),
      })),
    };
  } catch {
    return null;
  }
}

/** RFC 5322 §2.2.3 */
export function unfolded(text: string): string {
  return text.replace(/\r?\n[ \t]+/g, ' ').trim();
}
