import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { Text } from 'react-aria-components/Text';
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastRegion as AriaToastRegion,
  UNSTABLE_ToastContent as ToastContent,
} from 'react-aria-components/Toast';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import styles from './ToastRegion.module.css';
import { useText } from './text.ts';
import { toasts } from './toasts.ts';

const PICTURES = { success: CircleCheck, danger: CircleAlert } as const;

/** Where toasts appear: one for the whole application, reached by F6. */
export function ToastRegion() {
  const text = useText();
  return (
    <AriaToastRegion queue={toasts} className={styles.region ?? ''} aria-label={text('notifications')}>
      {({ toast }) => {
        const { message, tone = 'success', action } = toast.content;
        return (
          <AriaToast toast={toast} className={styles.toast ?? ''} data-tone={tone}>
            <Icon of={PICTURES[tone]} size="large" className={styles.picture} />
            <ToastContent className={styles.content ?? ''}>
              <Text slot="title">{message}</Text>
            </ToastContent>
            {action === undefined ? null : (
              <Button
                kind="quiet"
                size="small"
                onPress={() => {
                  action.onPress();
                  toasts.close(toast.key);
                }}
              >
                {action.name}
              </Button>
            )}
            <IconButton slot="close" label={text('dismiss')} icon={X} />
          </AriaToast>
        );
      }}
    </AriaToastRegion>
  );
}
