import { type ReceivedMail, unfolded } from '#infra/mime.ts';
import { presentable } from '#infra/server-words.ts';
import { bounceOf, type Notice } from './policy.ts';

/** Where our return address stands in what comes back: as its recipient, or as the sender of what is reported. */
export function returnAddressesIn({ headers, parts }: ReceivedMail): string {
  const to = headers.filter(({ name }) => /^(to|(x-)?delivered-to|x-original-to|(x-)?envelope-to)$/.test(name));
  const reported = parts.flatMap(({ type, text }) =>
    type === 'message/feedback-report' || REPORTED.includes(type) ? fieldsOf(headOf(text)) : [],
  );
  const from = reported.filter(({ name }) => name === 'original-mail-from' || name === 'return-path');
  return [...to, ...from].map(({ value }) => value).join('\n');
}

const REPORTED = ['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers', 'message/global'];

/** What a mail reports about one of ours; null: nothing, as an out-of-office note or a letter somebody wrote. */
export function noticeIn(mail: ReceivedMail): Notice | null {
  const complaint = mail.parts.find(({ type }) => type === 'message/feedback-report');
  if (complaint !== undefined) return complaintIn(complaint.text);
  const statuses = mail.parts.filter(({ type }) => /^message\/(global-)?delivery-status$/.test(type));
  if (statuses.length > 0) return statusIn(statuses.map(({ text }) => text).join('\n\n'));
  return isFromMailSystem(mail) ? wordsIn(mail) : null;
}

type Field = { readonly name: string; readonly value: string };

function headOf(text: string): string {
  return /^[\s\S]*?(?=\r?\n\r?\n|$)/.exec(text.trimStart())?.[0] ?? '';
}

function fieldsOf(block: string): readonly Field[] {
  return block.split(/\r?\n(?![ \t])/).flatMap((line) => {
    const [, name, value] = /^([\w-]+)[ \t]*:([\s\S]*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [{ name: name.toLowerCase(), value: unfolded(value) }];
  });
}

/** RFC 5965: `not-spam` takes a complaint back, and the other types speak of our server. */
function complaintIn(text: string): Notice | null {
  const type =
    fieldsOf(headOf(text))
      .find(({ name }) => name === 'feedback-type')
      ?.value.toLowerCase() ?? '';
  if (!['abuse', 'fraud', 'opt-out'].includes(type)) return null;
  return { kind: 'complained', reason: 'The recipient’s mail program reported it as unwanted.' };
}

/** RFC 3464 §2.3. A message has one recipient; where a list made several of it, the worst is told. */
function statusIn(text: string): Notice | null {
  const groups = text
    .split(/\r?\n[ \t]*\r?\n/)
    .map((block) => new Map(fieldsOf(block).map(({ name, value }) => [name, value])));
  const withAction = (action: string) => groups.find((group) => firstWord(group.get('action')) === action);
  const failed = withAction('failed');
  if (failed !== undefined) return { kind: 'bounced', bounce: bounceOf(allWordsOf(failed)), reason: reasonOf(failed) };
  const delayed = withAction('delayed');
  if (delayed !== undefined) return { kind: 'deferred', reason: reasonOf(delayed) };
  // `relayed` and `expanded` say that nobody will tell us more.
  return withAction('delivered') === undefined ? null : { kind: 'delivered' };
}

type Group = ReadonlyMap<string, string>;

const firstWord = (text: string | undefined) => /^\w+/.exec(text ?? '')?.[0].toLowerCase();

function allWordsOf(group: Group): string {
  return `${group.get('status') ?? ''} ${diagnosisOf(group)}`;
}

function reasonOf(group: Group): string {
  const [status = '', diagnosis] = [group.get('status'), diagnosisOf(group)];
  return presentable(diagnosis.includes(status) ? diagnosis : `${status} ${diagnosis}`) || 'No reason was given.';
}

/** Without the name of the protocol before it: `smtp; 550 5.1.1 …`. */
function diagnosisOf(group: Group): string {
  return (group.get('diagnostic-code') ?? '').replace(/^[\w-]+[ \t]*;[ \t]*/, '');
}

/** RFC 3834 and what came before it: programs answer from a person's address, mail systems from their own, to nobody. */
function isFromMailSystem({ headers }: ReceivedMail): boolean {
  const headerOf = (wanted: string) => headers.find(({ name }) => name === wanted)?.value;
  const isAutoReply =
    ['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((name) => headerOf(name) !== undefined) ||
    /^(auto_reply|auto-reply)$/i.test(headerOf('precedence') ?? '');
  const returnPath = headerOf('return-path');
  const isFromNobody = returnPath === undefined || /^<\s*>/.test(returnPath);
  return !isAutoReply && isFromNobody && /mailer-daemon|postmaster|mail delivery/i.test(headerOf('from') ?? '');
}

const STILL_TRYING = /\b(delayed|will (keep trying|be retried|retry)|still (trying|being)|no action is required)\b/i;
const CAME_BACK =
  /\b(permanent error|permanently|could ?n[o']t be delivered|was ?n[o']t able to deliver|undeliver|returned to sender|delivery (has )?failed|failure notice)/i;

/** For mail systems older than the standard, such as qmail: their codes and their phrases. */
function wordsIn({ headers, text }: ReceivedMail): Notice | null {
  const subject = headers.find(({ name }) => name === 'subject')?.value ?? '';
  // What follows is the message that came back, with its own words.
  const said = (text.split(/^-{2,} (?:below|original|copy|this is a copy)/im)[0] ?? '').slice(0, 5000);
  const line = said.split('\n').find((one) => /(?<![\d.])[45](\.\d{1,3}){2}(?!\d)|(?<![\d.])[45]\d\d[ -]/.test(one));
  if (STILL_TRYING.test(`${subject}\n${said}`)) return { kind: 'deferred', reason: presentable(line ?? subject) };
  if (line === undefined && !CAME_BACK.test(`${subject}\n${said}`)) return null;
  return { kind: 'bounced', bounce: bounceOf(said), reason: presentable(line ?? subject) };
}
