import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from './Failure.tsx';

type Props<T> = {
  readonly query: UseQueryResult<T>;
  /** A skeleton in the shape of what comes. */
  readonly waiting: ReactNode;
  readonly children: (loaded: T) => ReactNode;
};

/** Waiting, failed or here. What was shown once stays when asking anew fails. */
export function Loaded<T>({ query, waiting, children }: Props<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return waiting;
}
