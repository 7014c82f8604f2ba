import { serverNow } from './time.ts';

/** Early enough that a slow answer still arrives while the old paths work. */
const RENEW_BEFORE_END_MS = 60_000;
const NEVER_SOONER_THAN_MS = 15_000;

/** How long signed paths are good before they are to be asked for anew; never for what has no end. */
export function untilRenewal(endsAt: string | null): number | false {
  if (endsAt === null) return false;
  const left = new Date(endsAt).getTime() - serverNow().getTime();
  return Math.max(left - RENEW_BEFORE_END_MS, NEVER_SOONER_THAN_MS);
}
