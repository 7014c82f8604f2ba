import type { english } from './en.ts';

type InAnyWords<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : InAnyWords<T[Key]> };

/** Everything the landing says to guests; a language that lacks a word, or a refusal, does not compile. */
export type GuestWords = InAnyWords<typeof english>;
