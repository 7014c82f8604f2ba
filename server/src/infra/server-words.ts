import { oneLine } from '#contract/text.ts';

const LONGEST = 200;
/** Looking for addresses takes the square of it. */
const LONGEST_READ = 1000;

/** Replies of mail servers may quote addresses and go on for lines; they are shown to people who need not know either. */
export function presentable(reply: string): string {
  const line = oneLine(reply.slice(0, LONGEST_READ)).replace(/<?[^\s<>]+@[^\s<>]+>?/g, '…');
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
