import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#lib/api.ts';

const RETRIES = 2;
/** Events tell when something changes; this is for what no event tells. */
const FRESH_FOR_MS = 30_000;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_FOR_MS,
        retry: (failures, error) => failures < RETRIES && !isAnswer(error),
      },
      mutations: { retry: false },
    },
  });
}

/** A refusal stays one when asked again. */
function isAnswer(error: unknown): boolean {
  return error instanceof ApiProblem && error.status < 500;
}
