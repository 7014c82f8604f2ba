import { useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { NumberField } from '#ui/NumberField.tsx';
import { useText } from './studio-text.ts';

type Props = { readonly onShift: (byMs: number) => void; readonly onClose: () => void };

export function ShiftAll({ onShift, onClose }: Props) {
  const text = useText();
  const [seconds, setSeconds] = useState<number | null>(0);
  return (
    <Dialog
      isOpen
      title={text('shift')}
      help={text('shiftHelp')}
      onClose={onClose}
      onSubmit={() => onShift(Math.round((seconds ?? 0) * 1000))}
      footer={
        <>
          <Button onPress={onClose}>{text('cancel')}</Button>
          <Button kind="primary" type="submit">
            {text('shiftNow')}
          </Button>
        </>
      }
    >
      <NumberField
        label={text('seconds')}
        minValue={-36_000}
        maxValue={36_000}
        step={0.1}
        value={seconds}
        onChange={setSeconds}
      />
    </Dialog>
  );
}
