import type { Failure, Form } from '#contract/media/endpoints.ts';

/** One file somebody uploaded, and the folder for what is made of it. */
export type Making = {
  readonly mediaId: string;
  /** Which one of the entry's versions this is. */
  readonly version: number;
  /** As it came: untrusted, and not to be changed. */
  readonly source: string;
  /** Exists, and belongs to this version of the entry alone. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void;
  /** The folder can be shown from now on; the work goes on when the promise is settled. */
  readonly onPlayable: (made: { readonly durationSeconds: number | null }) => Promise<void>;
};

/** Makes all that is shown of a file, or says why nothing can be; may be called again after a crash. */
export type Maker = (making: Making) => Promise<Failure | null>;

/** What a worker brings along: the programs it found, ready to work. */
export type Workshop = {
  /** By what is in the file; null for what nobody here can show. */
  readonly formOf: (path: string, signal: AbortSignal) => Promise<Form | null>;
  readonly makers: Readonly<Record<Form, Maker>>;
};
