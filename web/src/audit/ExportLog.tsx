import { useMutation } from '@tanstack/react-query';
import { Download, Eye, EyeOff } from 'lucide-react';
import { exportAudit } from '#contract/audit/endpoints.ts';
import type { BodyInput } from '#contract/endpoint.ts';
import { call } from '#lib/api.ts';
import { wordsOfFailure } from '#lib/problems.ts';
import { saveFile } from '#lib/save-file.ts';
import { Button } from '#ui/Button.tsx';
import { Menu, MenuItem } from '#ui/Menu.tsx';
import { showToast } from '#ui/toasts.ts';
import { useText } from './text.ts';

type Addresses = BodyInput<typeof exportAudit>['addresses'];

/** That somebody took the log, and whether with addresses, is a row of it. */
export function ExportLog() {
  const text = useText();
  const exporting = useMutation({
    mutationFn: (addresses: Addresses) => call(exportAudit, { body: { addresses } }),
    onSuccess: (log) => saveFile({ name: 'audit.jsonl', type: 'application/jsonl', text: log }),
    onError: (error) => showToast({ tone: 'danger', message: wordsOfFailure(error).what }),
  });
  return (
    <Menu
      label={text('export')}
      trigger={
        <Button icon={Download} state={exporting.isPending ? 'pending' : 'ready'}>
          {text('export')}
        </Button>
      }
    >
      <MenuItem icon={EyeOff} onChoose={() => exporting.mutate('in outline')}>
        {text('inOutline')}
      </MenuItem>
      <MenuItem icon={Eye} onChoose={() => exporting.mutate('in the clear')}>
        {text('inTheClear')}
      </MenuItem>
    </Menu>
  );
}
