import type { CaptionChoices } from '#lib/player.tsx';
import type { Stream, StreamFacts } from './stream.ts';

type Played = { readonly stream: Stream | null; readonly facts: StreamFacts };
type Offered = CaptionChoices & { readonly choose: (id: string | null) => void };

/** Captions that a feature draws stand in the place of those in the stream, for buttons, keys and settings alike. */
export function withOfferedCaptions({ stream, facts }: Played, offered: Offered | null): Played {
  if (offered === null) return { stream, facts };
  const { choices, chosen, choose } = offered;
  const place = choices.findIndex(({ id }) => id === chosen);
  return {
    stream:
      stream === null
        ? null
        : { ...stream, chooseCaption: (caption) => choose(caption === null ? null : (choices[caption]?.id ?? null)) },
    facts: { ...facts, captions: choices.map(({ name }, id) => ({ id, name })), caption: place < 0 ? null : place },
  };
}
