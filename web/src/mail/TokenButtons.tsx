import { TOKENS, type Token } from '#contract/mail/tokens.ts';
import { Button } from '#ui/Button.tsx';
import styles from './mail.module.css';
import { useText } from './text.ts';

/** What a template may say about an invitation, each a button that puts it where the cursor is. */
export function TokenButtons({ onInsert }: { readonly onInsert: (token: Token) => void }) {
  const text = useText();
  return (
    <fieldset className={styles.tokens}>
      <legend className={styles.legend}>
        {text('tokens')} <span className={styles.note}>{text('tokensHelp')}</span>
      </legend>
      <div className={styles.tokenButtons}>
        {TOKENS.map((token) => (
          <Button
            key={token}
            size="small"
            aria-label={text('insert', { token: text(`token.${token}`) })}
            onPress={() => onInsert(token)}
          >
            {text(`token.${token}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
