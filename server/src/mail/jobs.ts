import type { Runs } from '#infra/jobs.ts';
import type { Mail } from './service.ts';

export function mailJobs(mail: Mail): Pick<Runs, 'mail.send' | 'mail.read-returns'> {
  return {
    'mail.send': ({ messageId }, signal) => mail.send(messageId, signal),
    'mail.read-returns': (_order, signal) => mail.readReturns(signal),
  };
}
