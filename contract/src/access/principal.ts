import type { SiteRole } from './roles.ts';

/** What an API key may be used for; it never reaches beyond its maker's own rights (8.1). */
export const SCOPES = ['media.read', 'media.write', 'invites.read', 'invites.write'] as const;
export type Scope = (typeof SCOPES)[number];

/**
 * Who stands behind a request or a socket. Rights are not in it: they are asked for at each use.
 * A device is known by its own cookie, also before anybody signed in or joined on it.
 */
export type Principal =
  | { readonly kind: 'anonymous'; readonly sessionId: null; readonly deviceId: string | null; readonly personId: null }
  | { readonly kind: 'invitee'; readonly sessionId: string; readonly deviceId: string; readonly personId: null }
  | {
      readonly kind: 'person';
      readonly sessionId: string;
      readonly deviceId: string;
      readonly personId: string;
      readonly siteRole: SiteRole;
    }
  | {
      readonly kind: 'key';
      readonly keyId: string;
      readonly sessionId: null;
      readonly deviceId: null;
      readonly personId: string;
      readonly siteRole: SiteRole;
      readonly scopes: readonly Scope[];
    };

export type Person = Extract<Principal, { readonly personId: string }>;
