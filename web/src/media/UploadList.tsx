import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { List } from '#ui/List.tsx';
import { useText } from './text.ts';
import { UploadRow } from './UploadRow.tsx';
import { uploads } from './uploads.ts';
import { useUploads } from './useUploads.ts';

/** What is on its way from this page, and what has just arrived. */
export function UploadList() {
  const text = useText();
  const list = useUploads();
  if (list.length === 0) return null;
  return (
    <Card
      title={text('uploads')}
      actions={
        list.some(({ state }) => state.kind === 'sent') ? (
          <Button kind="quiet" size="small" onPress={uploads.clearSent}>
            {text('clearDone')}
          </Button>
        ) : null
      }
    >
      <List label={text('uploads')}>
        {list.map((upload) => (
          <UploadRow key={upload.id} upload={upload} />
        ))}
      </List>
    </Card>
  );
}
