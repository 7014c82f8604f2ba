import type { LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import styles from './Button.module.css';
import { Icon } from './Icon.tsx';
import { Spinner } from './Spinner.tsx';
import { useText } from './text.ts';

/** One `primary` a screen; `plain` is for what stands beside it, `quiet` for what may be overlooked. */
export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'normal' | 'large';
export type ButtonState = 'ready' | 'pending' | 'disabled';

type Props = {
  readonly kind?: ButtonKind;
  readonly size?: ButtonSize;
  /** `pending` keeps the width and the focus and takes no second press. */
  readonly state?: ButtonState;
  readonly icon?: LucideIcon;
  readonly onPress?: () => void;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
} & Pick<AriaButtonProps, 'type' | 'form' | 'autoFocus' | 'slot' | 'aria-label' | 'aria-describedby' | 'aria-expanded'>;

export function Button({
  kind = 'plain',
  size = 'normal',
  state = 'ready',
  icon,
  onPress,
  children,
  ...button
}: Props) {
  const text = useText();
  return (
    <AriaButton
      {...button}
      {...(onPress === undefined ? {} : { onPress: () => onPress() })}
      className={styles.button ?? ''}
      data-kind={kind}
      data-size={size}
      isDisabled={state === 'disabled'}
      isPending={state === 'pending'}
    >
      <span className={styles.content}>
        {icon === undefined ? null : <Icon of={icon} />}
        {children}
      </span>
      {state === 'pending' ? (
        <span className={styles.pending} role="img" aria-label={text('working')}>
          <Spinner />
        </span>
      ) : null}
    </AriaButton>
  );
}
