import { useState } from 'react';
import styles from './media.module.css';
import { PickFiles } from './PickFiles.tsx';
import { fingerprintOf, rememberedUploads } from './remembered-uploads.ts';
import { useText } from './text.ts';
import { uploads } from './uploads.ts';
import { useUploads } from './useUploads.ts';

/** An entry whose bytes no longer arrive from this page: how to go on after a reload. */
export function InterruptedUpload({ mediaId }: { readonly mediaId: string }) {
  const text = useText();
  const [isOtherFile, setIsOtherFile] = useState(false);
  if (useUploads().some((upload) => upload.mediaId === mediaId)) return null;
  const remembered = rememberedUploads().find((upload) => upload.mediaId === mediaId);
  if (remembered === undefined) return <p className={styles.hint}>{text('interruptedElsewhere')}</p>;
  const { fileName: name, fingerprint } = remembered;
  return (
    <div className={styles.interrupted}>
      <p className={styles.hint} role={isOtherFile ? 'alert' : undefined}>
        {text(isOtherFile ? 'otherFile' : 'interruptedHere', { name })}
      </p>
      <PickFiles kind="plain" label={text('continueUpload')} onPick={goOn} />
    </div>
  );

  function goOn(files: readonly File[]): void {
    const same = files.filter((file) => fingerprintOf(file) === fingerprint);
    setIsOtherFile(same.length === 0);
    uploads.add(same);
  }
}
