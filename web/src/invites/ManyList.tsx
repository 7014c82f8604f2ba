import { useQuery } from '@tanstack/react-query';
import { Download, FileUp } from 'lucide-react';
import { useState } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { BATCH_MAX_CHARACTERS, type BatchView } from '#contract/invites/batches.ts';
import { currentLanguage } from '#lib/text.ts';
import { formatMoment } from '#lib/time.ts';
import { Button } from '#ui/Button.tsx';
import { TextArea } from '#ui/TextArea.tsx';
import styles from './many.module.css';
import { readListFile, saveList } from './many-file.ts';
import { committedBatchesOf } from './many-queries.ts';
import { useText } from './many-text.ts';

const TEMPLATE = 'Email,First name,Last name,Role,Language\r\nada@example.org,Ada,Lovelace,viewer,en\r\n';

type Props = {
  readonly mediaId: string;
  readonly list: string;
  readonly error: string | null;
  readonly onChange: (list: string) => void;
  readonly onOpen: (batchId: string) => void;
};

type Note = { readonly tone: 'quiet' | 'warning'; readonly words: string };

/** Where a list is pasted, dropped or chosen; what a file holds stands in the field, so that it can be corrected. */
export function ManyList({ mediaId, list, error, onChange, onOpen }: Props) {
  const text = useText();
  const [note, setNote] = useState<Note | null>(null);

  return (
    <>
      <DropZone
        className={styles.drop ?? ''}
        aria-label={text('dropFile')}
        getDropOperation={(types) => (types.has('text/plain') ? 'cancel' : 'copy')}
        onDrop={async ({ items }) => {
          const [first] = items.filter((item) => item.kind === 'file');
          if (first !== undefined) await read(await first.getFile());
        }}
      >
        <TextArea
          label={text('list')}
          description={text('listWhat')}
          placeholder={text('placeholder')}
          name="list"
          lines={10}
          growth="fixed"
          spellCheck="false"
          value={list}
          onChange={(written) => {
            setNote(null);
            onChange(written);
          }}
          error={error}
        />
        <div className={styles.dropHere} aria-hidden="true">
          {text('dropFile')}
        </div>
      </DropZone>
      <div className={styles.files}>
        <FileTrigger
          acceptedFileTypes={['.csv', '.txt', '.tsv', 'text/csv', 'text/plain']}
          onSelect={(files) => {
            const [file] = files ?? [];
            if (file !== undefined) void read(file);
          }}
        >
          <Button icon={FileUp}>{text('chooseFile')}</Button>
        </FileTrigger>
        <Button kind="quiet" icon={Download} onPress={() => saveList('people.csv', TEMPLATE)}>
          {text('template')}
        </Button>
      </div>
      <p className={styles.note} data-tone={note?.tone ?? 'quiet'} role="status">
        {note?.words}
      </p>
      <YourLists mediaId={mediaId} onOpen={onOpen} />
    </>
  );

  async function read(file: File): Promise<void> {
    const found = await readListFile(file);
    const { name } = file;
    switch (found.kind) {
      case 'too-large':
        setNote({
          tone: 'warning',
          words: text('fileTooLarge', { name, most: BATCH_MAX_CHARACTERS.toLocaleString(currentLanguage()) }),
        });
        return;
      case 'read-in-old-code':
        onChange(found.text);
        setNote({ tone: 'warning', words: text('fileReadOldCode', { name }) });
        return;
      case 'read':
        onChange(found.text);
        setNote({ tone: 'quiet', words: text('fileRead', { name }) });
    }
  }
}

type YoursProps = { readonly mediaId: string; readonly onOpen: (batchId: string) => void };

/** Whoever closed the window while invitations were made comes back to them here. */
function YourLists({ mediaId, onOpen }: YoursProps) {
  const text = useText();
  const { data } = useQuery(committedBatchesOf(mediaId));
  if (data === undefined || data.batches.length === 0) return null;
  return (
    <section className={styles.yours}>
      <h3 className={styles.yoursTitle}>{text('yours')}</h3>
      {data.batches.map((batch) => (
        <div key={batch.id} className={styles.yoursRow}>
          <span>
            {text('yoursAt', { when: formatMoment(new Date(batch.commit?.at ?? batch.createdAt)) })} · {stateOf(batch)}
          </span>
          <Button size="small" onPress={() => onOpen(batch.id)}>
            {text('open')}
          </Button>
        </div>
      ))}
    </section>
  );

  function stateOf({ commit, counts }: BatchView): string {
    if (commit === null || commit.finishedAt === null) return text('yoursMaking');
    const hasLinks = !commit.mail && commit.downloadedAt === null && counts.made > 0;
    return hasLinks ? text('yoursLinks') : text('yoursDone');
  }
}
