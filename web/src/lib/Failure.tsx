import { Button } from '#ui/Button.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { useText } from './problem-words.ts';
import { wordsOfFailure } from './problems.ts';

type Props = {
  readonly error: unknown;
  readonly onRetry?: () => void;
};

/** An error nobody has words of their own for: what, what now, and what support finds in the log. */
export function Failure({ error, onRetry }: Props) {
  const text = useText();
  const { what, now, reference } = wordsOfFailure(error);
  return (
    <ErrorBlock
      what={what}
      now={now}
      {...(reference === null ? {} : { reference })}
      {...(onRetry === undefined ? {} : { action: <Button onPress={onRetry}>{text('tryAgain')}</Button> })}
    />
  );
}
