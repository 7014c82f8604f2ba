import { LANGUAGE_NAMES, LANGUAGES } from '#contract/languages.ts';
import { ownTimeZone, timeZones } from '#lib/local-time.ts';
import { formatMoment } from '#lib/time.ts';
import { Select } from '#ui/Select.tsx';
import { TextArea } from '#ui/TextArea.tsx';
import { TextField } from '#ui/TextField.tsx';
import { type Draft, type DraftField, type InviteOptions, latestMoment } from './draft.ts';
import { useText } from './text.ts';

type Props = {
  readonly options: InviteOptions;
  readonly draft: Draft;
  readonly onChange: (news: Partial<Draft>) => void;
  readonly onLeave: (field: DraftField) => void;
  readonly errorOf: (field: DraftField) => string | null;
};

/** What most invitations leave as it is. Zone and message are of the mail alone. */
export function InviteMoreOptions({ options, draft, onChange, onLeave, errorOf }: Props) {
  const text = useText();
  return (
    <>
      <TextField
        label={text('validUntil')}
        description={text('validUntilWhat', { zone: ownTimeZone(), latest: formatMoment(latestMoment(options)) })}
        name="validUntil"
        type="datetime-local"
        value={draft.validUntil}
        onChange={(validUntil) => onChange({ validUntil })}
        onBlur={() => onLeave('validUntil')}
        error={errorOf('validUntil')}
      />
      <Select
        label={text('language')}
        description={text('languageWhat')}
        options={LANGUAGES.map((language) => ({ value: language, name: LANGUAGE_NAMES[language] }))}
        value={draft.language}
        onChange={(language) => onChange({ language })}
        error={errorOf('language')}
      />
      {draft.mail ? (
        <>
          <Select
            label={text('timeZone')}
            description={text('timeZoneWhat')}
            options={timeZones().map((zone) => ({ value: zone, name: zone.replaceAll('_', ' ') }))}
            value={draft.timeZone}
            onChange={(timeZone) => onChange({ timeZone })}
            error={errorOf('timeZone')}
          />
          <TextArea
            label={text('message')}
            description={text('messageWhat')}
            name="message"
            need="optional"
            maxLength={1000}
            value={draft.message}
            onChange={(message) => onChange({ message })}
            error={errorOf('message')}
          />
        </>
      ) : null}
    </>
  );
}
