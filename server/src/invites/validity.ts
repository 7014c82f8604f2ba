import type { InviteSettings } from '#contract/settings/modules.ts';
import { FIELD_WORDS } from '#contract/words.ts';
import { fieldProblem, Problem } from '#infra/problem.ts';
import { decideValidity } from './policy.ts';

type Durations = Pick<InviteSettings, 'linkDurationMinutes' | 'linkDurationMaxMinutes'>;

/** Until when links run, or the refusal beside the field that asks for it. */
export function requireValidUntil(
  wanted: string | undefined,
  settings: Durations,
  at: { readonly opensAt: Date | null; readonly now: Date },
): Date {
  const validity = decideValidity(wanted === undefined ? null : new Date(wanted), settings, at);
  if (validity.kind === 'until') return validity.moment;
  if (validity.because === 'too-long') throw fieldProblem('invites.valid-too-long', 'validUntil');
  throw new Problem('request.invalid', {
    fields: [{ field: 'validUntil', message: FIELD_WORDS.momentPast }],
  });
}
