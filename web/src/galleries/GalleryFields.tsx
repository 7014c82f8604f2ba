import type { GalleryVisibility } from '#contract/access/roles.ts';
import { RadioGroup } from '#ui/RadioGroup.tsx';
import { Switch } from '#ui/Switch.tsx';
import { TextArea } from '#ui/TextArea.tsx';
import { TextField } from '#ui/TextField.tsx';
import { useText } from './text.ts';

export type GalleryDraft = {
  readonly name: string;
  readonly description: string;
  readonly visibility: GalleryVisibility;
  readonly moderated: boolean;
};

type Props = {
  readonly draft: GalleryDraft;
  readonly onChange: (draft: GalleryDraft) => void;
  readonly errorOf: (field: string) => string | null;
  readonly onLeave: (field: string) => () => void;
};

/** What a gallery is, when it is opened and later. */
export function GalleryFields({ draft, onChange, errorOf, onLeave }: Props) {
  const text = useText();
  return (
    <>
      <TextField
        label={text('name')}
        autoComplete="off"
        maxLength={100}
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
        onBlur={onLeave('name')}
        error={errorOf('name')}
      />
      <TextArea
        label={text('description')}
        need="optional"
        maxLength={2000}
        lines={3}
        value={draft.description}
        onChange={(description) => onChange({ ...draft, description })}
        onBlur={onLeave('description')}
        error={errorOf('description')}
      />
      <RadioGroup<GalleryVisibility>
        label={text('visibility')}
        options={(['members', 'everyone'] as const).map((value) => ({
          value,
          name: text(`visibility.${value}`),
          explanation: text(`visibility.${value}.what`),
        }))}
        value={draft.visibility}
        onChange={(visibility) => onChange({ ...draft, visibility })}
      />
      <Switch
        label={text('moderated')}
        description={text('moderatedWhat')}
        value={draft.moderated}
        onChange={(moderated) => onChange({ ...draft, moderated })}
      />
    </>
  );
}
