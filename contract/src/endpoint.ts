import type { z } from 'zod';
import type { Scope } from './access/principal.ts';
import type { GalleryAbility, MediaAbility, SiteAbility } from './access/roles.ts';
import type { ProblemCode } from './problems.ts';

/**
 * Who may call: `anyone` (what is presented decides: a secret, a password, a cookie), any `person` who is
 * signed in, a person with a site ability, or whoever has an ability on the entry that `params.mediaId` names or in
 * the gallery that `params.galleryId` names.
 */
export type Needs =
  | 'anyone'
  | 'person'
  | { readonly site: SiteAbility }
  | { readonly media: MediaAbility }
  | { readonly gallery: GalleryAbility };

/** Shapes are Zod schemas; the server parses by them and the web parses the answer by the same. */
export type Endpoint = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: `/api/v1/${string}`;
  readonly summary: string;
  readonly needs: Needs;
  /** The scope an API key must have; absent where no key is accepted at all. */
  readonly scope?: Scope;
  /** Programs call it without a session: the signature of its body is the proof, and no Origin is asked for. */
  readonly signed?: true;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The content type of an answer that is a file to keep; `response` then stands for its text. */
  readonly file?: string;
  readonly response: z.ZodType;
  /** Where a request may be larger than others. */
  readonly maxBodyBytes?: number;
  /** Open pages ask by themselves, so it is no sign that somebody is there. */
  readonly byItself?: true;
  readonly problems: readonly ProblemCode[];
};

export const endpoint = <const E extends Endpoint>(shape: E): E => shape;

type Parsed<T> = T extends z.ZodType ? z.infer<T> : undefined;
type Written<T> = T extends z.ZodType ? z.input<T> : undefined;
type Part<E, K extends string> = E extends Readonly<Record<K, infer T>> ? T : undefined;

export type ParamsOf<E extends Endpoint> = Parsed<Part<E, 'params'>>;
export type QueryOf<E extends Endpoint> = Parsed<Part<E, 'query'>>;
export type BodyOf<E extends Endpoint> = Parsed<Part<E, 'body'>>;
/** What a caller writes, before defaults are filled in. */
export type QueryInput<E extends Endpoint> = Written<Part<E, 'query'>>;
export type BodyInput<E extends Endpoint> = Written<Part<E, 'body'>>;
export type AnswerOf<E extends Endpoint> = z.infer<E['response']>;
/** What a handler hands back; the answer is the same after it has been parsed. */
export type AnswerInput<E extends Endpoint> = z.input<E['response']>;
