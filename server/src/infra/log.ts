import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** Lines are events with fields. Ids yes; names, addresses, secrets, bodies and query strings no. */
export function createLog(level: string, destination: DestinationStream = pino.destination(1)): Log {
  return pino({ level, base: null, redact: ['req.headers.cookie', 'req.headers.authorization'] }, destination);
}
