import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components/Toast';

export type Toast = {
  readonly message: string;
  readonly tone?: 'success' | 'danger';
  /** The way back: "Undo". */
  readonly action?: { readonly name: string; readonly onPress: () => void };
};

const SHOWN_FOR_MS = 6000;

export const toasts = new ToastQueue<Toast>({ maxVisibleToasts: 3 });

/** Says once what was done. What offers a way back, or went wrong, stays until it is dismissed. */
export function showToast(toast: Toast): void {
  const staysUntilDismissed = toast.action !== undefined || toast.tone === 'danger';
  toasts.add(toast, staysUntilDismissed ? {} : { timeout: SHOWN_FOR_MS });
}
