import { ownTimeZone, toLocalInput } from '#lib/local-time.ts';
import { formatMoment } from '#lib/time.ts';
import { TextField } from '#ui/TextField.tsx';
import { countedFrom, type InviteOptions, latestMoment, validUntilError } from './draft.ts';
import { useText } from './list-text.ts';

type Props = {
  readonly options: InviteOptions;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is wrong is said once it was tried. */
  readonly wasTried: boolean;
};

/** Until when an invitation shall last. */
export function EndField({ options, value, onChange, wasTried }: Props) {
  const text = useText();
  return (
    <TextField
      label={text('extendUntil')}
      description={text('extendWhat', { zone: ownTimeZone(), latest: formatMoment(latestMoment(options)) })}
      type="datetime-local"
      autoFocus
      value={value}
      onChange={onChange}
      error={wasTried ? validUntilError(value, options) : null}
    />
  );
}

const MINUTE_MS = 60_000;

/** As long again as an invitation lasts here: from its end, or from now. */
export function suggestedEnd(options: InviteOptions, from: Date | null): string {
  const start = Math.max(from?.getTime() ?? 0, countedFrom(options));
  return toLocalInput(new Date(Math.min(start + options.validMinutes * MINUTE_MS, latestMoment(options).getTime())));
}
