import { SITE_ROLES, type SiteRole } from '#contract/access/roles.ts';
import type { Option } from '#ui/Select.tsx';
import { useText } from './text.ts';

/** The site roles in words, lowest first, each with what it means. */
export function useRoleOptions(): readonly Option<SiteRole>[] {
  const text = useText();
  return SITE_ROLES.map((role) => ({
    value: role,
    name: text(`role.${role}`),
    explanation: text(`role.${role}.help`),
  }));
}
