import { z } from 'zod';
import { SITE_ROLES } from '#contract/access/roles.ts';
import { foldDomain } from '#contract/accounts/email.ts';
import { Id, line, optionalLine } from '#contract/text.ts';
import { FIELD_WORDS } from '#contract/words.ts';

export const MINUTES_PER_DAY = 1440;

/** `example.edu` is that domain alone, `*.example.edu` its sub-domains alone (3.1). */
const DomainRule = z
  .string()
  .max(255)
  .meta({ example: '*.example.edu' })
  .transform((text) => text.trim())
  .refine((text) => foldDomain(text.replace(/^\*\./, '')) !== null, FIELD_WORDS.notADomain);

/** Who passes the administrator's gate to inviting (1.3). */
export const AllowedUsers = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('role'), least: z.enum(SITE_ROLES).exclude(['viewer']) }),
  z.object({
    kind: z.literal('people'),
    personIds: z.array(Id).max(500),
    groupIds: z.array(Id).max(100).default([]),
  }),
]);
export type AllowedUsers = z.infer<typeof AllowedUsers>;

/** How somebody proves to be the invited person (5.3). Without a mail server only the first is possible. */
export const IDENTITY_CHECKS = ['typed-email', 'code-when-elevated', 'code-always'] as const;
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number];

export const InviteSettings = z
  .object({
    enabled: z.boolean(),
    linkDurationMinutes: z.number().int().min(5).max(525_600),
    linkDurationMaxMinutes: z.number().int().min(5).max(525_600),
    linkReusability: z
      .number()
      .int()
      .refine((uses) => uses === -1 || (uses >= 1 && uses <= 10_000), FIELD_WORDS.notACountOfUses),
    allowedUsers: AllowedUsers,
    inviteEmailTemplateId: Id.nullable(),
    allowedDomains: z.array(DomainRule).max(200),
    blockedDomains: z.array(DomainRule).max(200),
    deviceBinding: z.boolean(),
    identityCheck: z.enum(IDENTITY_CHECKS),
    liveLinksFollowSession: z.boolean(),
    guestAccess: z.boolean(),
    suggestAccounts: z.boolean(),
    inviteeRetentionDays: z.number().int().min(1).max(3650),
    quotas: z.object({
      creatorPerDay: z.number().int().min(1).max(1_000_000),
      publisherPerDay: z.number().int().min(1).max(1_000_000),
      administratorPerDay: z.number().int().min(1).max(1_000_000),
      mailsPerAddressPerDay: z.number().int().min(1).max(1000),
      /** In 10 minutes. */
      codesPerInvite: z.number().int().min(1).max(20),
    }),
  })
  .refine((settings) => settings.linkDurationMinutes <= settings.linkDurationMaxMinutes, {
    path: ['linkDurationMinutes'],
    message: FIELD_WORDS.beyondLongest,
  });
export type InviteSettings = z.infer<typeof InviteSettings>;

const Colour = z.string().regex(/^#[0-9a-f]{6}$/i, FIELD_WORDS.notAColour);
const WebAddress = z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]);
/** An origin that may show Usher's players in a frame, as CSP's frame-ancestors takes it. */
const EmbedHost = z
  .string()
  .max(255)
  .meta({ example: 'moodle.example.edu' })
  .regex(/^(https:\/\/)?(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/i, FIELD_WORDS.notAHost);

export const ThemingSettings = z.object({
  mediaPage: z.boolean(),
  name: line(60),
  /** A picture as a data URL; its bytes are looked at, not its name. */
  logo: z
    .string()
    .max(140_000)
    .regex(/^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/=]+$/, FIELD_WORDS.notAPicture)
    .meta({ example: 'data:image/png;base64,iVBORw0KGgo=' })
    .nullable(),
  accent: Colour,
  scheme: z.enum(['system', 'light', 'dark']),
  embedHosts: z.array(EmbedHost).max(50),
  privacyUrl: WebAddress,
  imprintUrl: WebAddress,
  supportContact: optionalLine(200),
});
export type ThemingSettings = z.infer<typeof ThemingSettings>;

export const MediaSettings = z.object({
  /** For so long what was deleted can be restored (2.3). */
  binDays: z.number().int().min(1).max(365),
});
export type MediaSettings = z.infer<typeof MediaSettings>;

export const SETTINGS = { invites: InviteSettings, theming: ThemingSettings, media: MediaSettings } as const;
export type SettingsModule = keyof typeof SETTINGS;
export type SettingsOf<M extends SettingsModule> = z.infer<(typeof SETTINGS)[M]>;

export const DEFAULT_SETTINGS: { readonly [M in SettingsModule]: SettingsOf<M> } = {
  invites: {
    enabled: true,
    linkDurationMinutes: MINUTES_PER_DAY,
    linkDurationMaxMinutes: 90 * MINUTES_PER_DAY,
    linkReusability: 1,
    allowedUsers: { kind: 'role', least: 'creator' },
    inviteEmailTemplateId: null,
    allowedDomains: [],
    blockedDomains: [],
    deviceBinding: true,
    identityCheck: 'code-when-elevated',
    liveLinksFollowSession: true,
    guestAccess: true,
    suggestAccounts: false,
    inviteeRetentionDays: 180,
    quotas: {
      creatorPerDay: 200,
      publisherPerDay: 2000,
      administratorPerDay: 20_000,
      mailsPerAddressPerDay: 5,
      codesPerInvite: 3,
    },
  },
  theming: {
    mediaPage: true,
    name: 'Usher',
    logo: null,
    accent: '#4338ca',
    scheme: 'system',
    embedHosts: [],
    privacyUrl: '',
    imprintUrl: '',
    supportContact: '',
  },
  media: { binDays: 30 },
};
