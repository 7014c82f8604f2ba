import { getSession, type SessionView, signIn } from '#contract/accounts/endpoints.ts';
import type { BodyInput } from '#contract/endpoint.ts';
import { call } from '#lib/api.ts';

export type SignedIn =
  | { readonly kind: 'signed-in'; readonly session: SessionView }
  /** The password was right and the next request still came from nobody. */
  | { readonly kind: 'cookies-blocked' };

export async function signInHere(credentials: BodyInput<typeof signIn>): Promise<SignedIn> {
  await call(signIn, { body: credentials });
  return proveSession();
}

/** Asks who we are: only a cookie that came back proves that it was kept. */
export async function proveSession(): Promise<SignedIn> {
  const session = await call(getSession);
  return session.person === null ? { kind: 'cookies-blocked' } : { kind: 'signed-in', session };
}
