import type { Runs } from '#infra/jobs.ts';
import type { Mail } from './service.ts';

export function mailJobs(mail: Mail): Pick<Runs, 'mail.send'> {
  return { 'mail.send': ({ messageId }, signal) => mail.send(messageId, signal) };
}
