import type { QueryInput } from '#contract/endpoint.ts';
import type { InviteFilter } from '#contract/invites/filter.ts';
import type { getInviteCounts } from '#contract/invites/managing.ts';

/** Which invitations the list shows. */
export type ListFilter = { readonly [K in keyof InviteFilter]: Readonly<InviteFilter[K]> };

export const NO_FILTER: ListFilter = { search: '', state: [], mail: [], role: [], proof: [] };

/** How many ticks it has; what is searched is seen in its field. */
export function ticksOf({ state, mail, role, proof }: ListFilter): number {
  return state.length + mail.length + role.length + proof.length;
}

export function isFiltering(filter: ListFilter): boolean {
  return filter.search !== '' || ticksOf(filter) > 0;
}

/** As the contract writes it: what is not asked for is left out. */
export function wireOf({ search, ...ticks }: ListFilter): QueryInput<typeof getInviteCounts> {
  const asked = Object.entries(ticks).filter(([, values]) => values.length > 0);
  return {
    ...(search === '' ? {} : { search }),
    ...Object.fromEntries(asked.map(([name, all]) => [name, all.join(',')])),
  };
}
