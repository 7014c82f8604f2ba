import { useSyncExternalStore } from 'react';
import { type Upload, uploads } from './uploads.ts';

export function useUploads(): readonly Upload[] {
  return useSyncExternalStore(uploads.subscribe, uploads.list);
}
