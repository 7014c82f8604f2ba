import { fastifyCookie } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { networkOf } from './network.ts';
import { Secret } from './secret.ts';

const SESSION = '__Host-session';
const DEVICE = '__Host-device';

/** What a request shows of itself; each part may be missing, stale or stolen. */
export type Presented = {
  readonly session: Secret | null;
  readonly device: Secret | null;
  readonly key: Secret | null;
};

/** The browser that asks: what it can keep for us, and what is known of it without any fingerprinting. */
export type Browser = {
  readonly device: Secret | null;
  /** Where it is, as the trusted proxy tells it: for limits only, never stored. */
  readonly network: string;
  readonly userAgent: string;
  /** null: until it is closed. */
  keepDevice(secret: Secret, forSeconds: number | null): void;
  keepSession(secret: Secret, forSeconds: number | null): void;
  forgetSession(): void;
};

export function presentedBy(request: FastifyRequest): Presented {
  const bearer = /^Bearer (\S{20,200})$/.exec(request.headers.authorization ?? '')?.[1];
  // A key speaks for itself: cookies that came along must not add rights to it.
  if (bearer !== undefined) return { key: new Secret(bearer), session: null, device: null };
  const { [SESSION]: session, [DEVICE]: device } = request.cookies;
  return { key: null, session: secretOrNull(session), device: secretOrNull(device) };
}

/** A socket's upgrade brings only cookies: keys are for HTTP. */
export function presentedInCookies(header: string | undefined): Presented {
  const cookies = fastifyCookie.parse(header ?? '');
  return { key: null, session: secretOrNull(cookies[SESSION]), device: secretOrNull(cookies[DEVICE]) };
}

function secretOrNull(text: string | undefined): Secret | null {
  return text === undefined || text.length > 200 ? null : new Secret(text);
}

export function browserOf(request: FastifyRequest, reply: FastifyReply, presented: Presented): Browser {
  const cookie = cookieOptions(request);
  return {
    device: presented.device,
    network: networkOf(request.ip),
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 400),
    keepDevice: (secret, forSeconds) =>
      void reply.setCookie(DEVICE, secret.reveal(), { ...cookie, ...lasting(forSeconds) }),
    keepSession: (secret, forSeconds) =>
      void reply.setCookie(SESSION, secret.reveal(), { ...cookie, ...lasting(forSeconds) }),
    forgetSession: () => void reply.clearCookie(SESSION, cookie),
  };
}

function lasting(forSeconds: number | null) {
  return forSeconds === null ? {} : { maxAge: forSeconds };
}

/**
 * In a frame of another site only a partitioned cookie comes back. The page says that it stands in one, because
 * the request itself looks like any other of ours; whoever lies about it changes only their own cookie.
 */
function cookieOptions(request: FastifyRequest) {
  const framed = request.headers['x-usher-framed'] === '1';
  const common = { path: '/', secure: true, httpOnly: true } as const;
  return framed
    ? ({ ...common, sameSite: 'none', partitioned: true } as const)
    : ({ ...common, sameSite: 'lax' } as const);
}
