import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { wordsOfFailure } from '#lib/problems.ts';
import { saveFile } from '#lib/save-file.ts';
import { Button } from '#ui/Button.tsx';
import { Select } from '#ui/Select.tsx';
import { showToast } from '#ui/toasts.ts';
import styles from './analytics.module.css';
import { PERIODS, type PeriodName } from './queries.ts';
import { useText } from './text.ts';

type Props = {
  readonly period: PeriodName;
  readonly onPeriod: (period: PeriodName) => void;
  /** Fetches the same figures as a file. */
  readonly csv: () => Promise<string>;
  readonly fileName: string;
};

/** Which days are looked at, and the way to keep the figures. */
export function PeriodBar({ period, onPeriod, csv, fileName }: Props) {
  const text = useText();
  const exporting = useMutation({
    mutationFn: csv,
    onSuccess: (file) => saveFile({ name: fileName, type: 'text/csv;charset=utf-8', text: file }),
    onError: (error) => showToast({ tone: 'danger', message: wordsOfFailure(error).what }),
  });
  return (
    <div className={styles.bar}>
      <div className={styles.period}>
        <Select
          label={text('period')}
          options={PERIODS.map((value) => ({ value, name: text(`period.${value}`) }))}
          value={period}
          onChange={onPeriod}
        />
      </div>
      <Button icon={Download} state={exporting.isPending ? 'pending' : 'ready'} onPress={() => exporting.mutate()}>
        {text('export')}
      </Button>
    </div>
  );
}
