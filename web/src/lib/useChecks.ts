import { type RefObject, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { fieldErrorsOf } from './api.ts';
import { errorsIn } from './schema-errors.ts';

type Checks = {
  /** Around the fields, to find the first wrong one. */
  readonly form: RefObject<HTMLDivElement | null>;
  /** What to say at a field now; null before it was left or the form was sent. */
  readonly errorOf: (field: string) => string | null;
  readonly onLeave: (field: string) => () => void;
  /** Shows everything that is wrong, puts the focus on the first of it, and tells whether nothing is. */
  readonly pass: () => boolean;
};

/**
 * Holds a form to the schema that the server holds it to: errors appear beside fields after leaving them, and the
 * first is focused on sending. `failure` is the last refusal of the server, whose field errors join in.
 */
export function useChecks(schema: z.ZodType, value: unknown, failure: unknown): Checks {
  const form = useRef<HTMLDivElement>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [sends, setSends] = useState(0);
  const found = errorsIn(schema, value);
  const told = fieldErrorsOf(failure);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a refusal of the server moves the focus as well
  useEffect(() => {
    if (sends > 0) focusFirstWrong(form.current);
  }, [sends, failure]);

  return { form, errorOf, onLeave, pass };

  function errorOf(field: string): string | null {
    const isShown = sends > 0 || left.has(field);
    return (isShown ? found.get(field) : undefined) ?? told.get(field) ?? null;
  }

  function onLeave(field: string): () => void {
    return () => setLeft((before) => new Set([...before, field]));
  }

  function pass(): boolean {
    setSends((before) => before + 1);
    return found.size === 0;
  }
}

function focusFirstWrong(form: HTMLElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] input, [data-invalid] button')?.focus();
}
