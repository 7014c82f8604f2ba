import { Upload } from 'lucide-react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Button, type ButtonKind } from '#ui/Button.tsx';
import { ACCEPTED } from './accepted-files.ts';
import { useText } from './text.ts';
import { uploads } from './uploads.ts';

type Props = {
  readonly kind?: ButtonKind;
  readonly label?: string;
  /** What to do with what was picked; without it, it is uploaded. */
  readonly onPick?: (files: readonly File[]) => void;
};

/** Lets the person choose files from their device. */
export function PickFiles({ kind = 'primary', label, onPick = uploads.add }: Props) {
  const text = useText();
  return (
    <FileTrigger
      allowsMultiple
      acceptedFileTypes={ACCEPTED}
      onSelect={(files) => {
        if (files !== null && files.length > 0) onPick(Array.from(files));
      }}
    >
      <Button kind={kind} icon={Upload}>
        {label ?? text('upload')}
      </Button>
    </FileTrigger>
  );
}
