import { z } from 'zod';
import { Secret } from './secret.ts';
import type { TranscriberAddress } from './transcriber.ts';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
const flag = z.enum(['0', '1', 'true', 'false']).transform((text) => text === '1' || text === 'true');
const port = z.coerce.number().int().min(0).max(65_535);
/** An origin: scheme, host and port, nothing behind it. */
const origin = z
  .url({ protocol: /^https?$/ })
  .transform((text) => new URL(text))
  .refine((url) => url.pathname === '/' && url.search === '' && url.hash === '', 'Only scheme, host and port.')
  .transform((url) => url.origin);
/** Where a service answers: what stands behind it is added to its path. */
const serviceAddress = z
  .url({ protocol: /^https?$/ })
  .refine((text) => !/[?#@]/.test(text), 'Only scheme, host, port and path; the key is a setting of its own.');

const Environment = z
  .object({
    NODE_ENV: z.string().default('development'),
    PORT: port.default(8080),
    HOST: z.string().default('127.0.0.1'),
    PUBLIC_URL: origin.optional(),
    USHER_DATA: z.string().min(1).optional(),
    DATABASE_URL: z.string().startsWith('postgres').optional(),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\//, 'Starts with smtp:// or smtps://.')
      .optional(),
    MAIL_FROM: z.string().max(254).optional(),
    BOUNCE_ADDRESS: z.string().max(254).optional(),
    BOUNCE_IMAP_URL: z
      .string()
      .regex(/^imaps?:\/\/[^/@]+:[^/@]+@[^/@]+/, 'Like imaps://user:password@host/INBOX.')
      .optional(),
    MAIL_NOTICE_KEY: z.string().min(32, 'At least 32 characters of randomness.').optional(),
    TRUSTED_PROXIES: z.string().default(''),
    USHER_ROLE: z.enum(['all', 'web', 'worker']).default('all'),
    USHER_KEYS: z.string().min(32, 'At least 32 characters of randomness.').optional(),
    USHER_DEMO: flag.optional(),
    WEBHOOK_PRIVATE_HOSTS: z.string().default(''),
    TRANSCRIBE_URL: serviceAddress.optional(),
    TRANSCRIBE_KEY: z.string().min(1).max(1000).optional(),
    TRANSCRIBE_MODEL: z.string().min(1).max(200).default('whisper-1'),
    FFMPEG_PATH: z.string().default('ffmpeg'),
    FFPROBE_PATH: z.string().default('ffprobe'),
    SOFFICE_PATH: z.string().default('soffice'),
    OFFICE_UNFENCED: flag.default(false),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  })
  .superRefine((env, context) => {
    if (env.NODE_ENV === 'production' && !env.PUBLIC_URL?.startsWith('https://')) {
      context.addIssue({
        code: 'custom',
        path: ['PUBLIC_URL'],
        message: 'In production this must be an https address.',
      });
    }
    if (env.SMTP_URL !== undefined && env.MAIL_FROM === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['MAIL_FROM'],
        message: 'Needed with SMTP_URL: the address mails come from.',
      });
    }
    if (env.BOUNCE_IMAP_URL !== undefined && env.BOUNCE_ADDRESS === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['BOUNCE_ADDRESS'],
        message: 'Needed with BOUNCE_IMAP_URL: the address whose mail arrives there.',
      });
    }
  });

/** How mail leaves, and how we hear of what comes back. */
export type MailServer = {
  readonly smtpUrl: Secret;
  readonly from: string;
  readonly bounceAddress: string | null;
  readonly bounceImapUrl: Secret | null;
  readonly noticeKey: Secret | null;
};

export type Config = {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  /** null: taken from host and port once listening. */
  readonly publicUrl: string | null;
  readonly dataFolder: string | null;
  readonly databaseUrl: string | null;
  readonly mail: MailServer | null;
  readonly trustedProxies: readonly string[];
  readonly privateHosts: readonly string[];
  /** null: nobody writes captions but people. */
  readonly transcriber: TranscriberAddress | null;
  readonly role: 'all' | 'web' | 'worker';
  readonly rootSecret: Secret | null;
  readonly demo: boolean;
  readonly ffmpegPath: string;
  readonly ffprobePath: string;
  readonly sofficePath: string;
  readonly officeUnfenced: boolean;
  readonly logLevel: string;
};

/** All mistakes in one message, or a typed object. Empty values count as not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Usher cannot start with this configuration:\n${lines.join('\n')}`);
  }
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  return {
    production,
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL ?? null,
    dataFolder: env.USHER_DATA ?? null,
    databaseUrl: env.DATABASE_URL ?? null,
    mail:
      env.SMTP_URL === undefined || env.MAIL_FROM === undefined
        ? null
        : {
            smtpUrl: new Secret(env.SMTP_URL),
            from: env.MAIL_FROM,
            bounceAddress: env.BOUNCE_ADDRESS ?? null,
            bounceImapUrl: env.BOUNCE_IMAP_URL === undefined ? null : new Secret(env.BOUNCE_IMAP_URL),
            noticeKey: env.MAIL_NOTICE_KEY === undefined ? null : new Secret(env.MAIL_NOTICE_KEY),
          },
    trustedProxies: listIn(env.TRUSTED_PROXIES),
    privateHosts: listIn(env.WEBHOOK_PRIVATE_HOSTS),
    transcriber:
      env.TRANSCRIBE_URL === undefined
        ? null
        : {
            url: env.TRANSCRIBE_URL,
            key: env.TRANSCRIBE_KEY === undefined ? null : new Secret(env.TRANSCRIBE_KEY),
            model: env.TRANSCRIBE_MODEL,
          },
    role: env.USHER_ROLE,
    rootSecret: env.USHER_KEYS === undefined ? null : new Secret(env.USHER_KEYS),
    // Its password is published: it is made only where nobody else can reach it.
    demo: env.USHER_DEMO ?? (!production && LOOPBACK.includes(env.HOST)),
    ffmpegPath: env.FFMPEG_PATH,
    ffprobePath: env.FFPROBE_PATH,
    sofficePath: env.SOFFICE_PATH,
    officeUnfenced: env.OFFICE_UNFENCED,
    logLevel: env.LOG_LEVEL,
  };
}

function listIn(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
