import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { createAttachment, deleteAttachment, MAX_ATTACHMENT_BYTES } from '#contract/attachments/endpoints.ts';
import { call, problemOf } from '#lib/api.ts';
import { formatBytes } from '#lib/bytes.ts';
import { showToast } from '#ui/toasts.ts';
import { t } from './edit-text.ts';
import { attachmentsOf } from './queries.ts';

/** How far each file has come, by the id of what it becomes. */
export type Sending = Readonly<Record<string, number>>;

const RETRY_DELAYS_MS = [0, 1000, 3000, 5000, 10_000];

/** Sends one file after the other. Small files need no pause: leaving the page ends what is on its way. */
export function useAttachmentUploads(mediaId: string) {
  const queryClient = useQueryClient();
  const [sending, setSending] = useState<Sending>({});
  const queue = useRef<Promise<void>>(Promise.resolve());
  const isSending = Object.keys(sending).length > 0;

  useEffect(() => {
    if (!isSending) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isSending]);

  return {
    sending,
    add: (files: readonly File[]) => {
      for (const file of files)
        queue.current = queue.current.then(() => send(file)).catch(() => complain(file, 'upload-failed'));
    },
  };

  async function send(file: File): Promise<void> {
    const { name, size } = file;
    if (size > MAX_ATTACHMENT_BYTES) return complain(file, 'too-large');
    const made = await call(createAttachment, { params: { mediaId }, body: { name, byteSize: size } }).catch(
      (error: unknown) => {
        if (problemOf(createAttachment, error) !== 'attachments.too-many') throw error;
        complain(file, 'too-many');
        return null;
      },
    );
    if (made === null) return;
    const { attachmentId } = made;
    setSending((before) => ({ ...before, [attachmentId]: 0 }));
    try {
      await transfer(file, made);
    } catch (error) {
      await call(deleteAttachment, { params: { mediaId, attachmentId } }).catch(() => {});
      throw error;
    } finally {
      setSending(({ [attachmentId]: _sent, ...others }) => others);
      await queryClient.invalidateQueries({ queryKey: attachmentsOf(mediaId).queryKey });
    }
  }

  async function transfer(
    file: File,
    made: { readonly attachmentId: string; readonly uploadUrl: string },
  ): Promise<void> {
    const tus = await import('tus-js-client');
    const { attachmentId, uploadUrl } = made;
    await new Promise<void>((resolve, reject) => {
      new tus.Upload(file, {
        endpoint: uploadUrl,
        metadata: { attachmentId },
        retryDelays: RETRY_DELAYS_MS,
        storeFingerprintForResuming: false,
        onProgress: (sentBytes) => setSending((before) => ({ ...before, [attachmentId]: sentBytes })),
        onSuccess: () => resolve(),
        onError: reject,
      }).start();
    });
  }
}

function complain({ name }: File, because: 'too-large' | 'too-many' | 'upload-failed'): void {
  const size = formatBytes(MAX_ATTACHMENT_BYTES);
  const message = because === 'too-large' ? t('too-large', { name, size }) : t(because, { name });
  showToast({ tone: 'danger', message });
}
