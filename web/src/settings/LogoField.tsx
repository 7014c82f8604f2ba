import { ImageUp } from 'lucide-react';
import { useId, useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Button } from '#ui/Button.tsx';
import { LOGO_KINDS, readLogo } from './logo-file.ts';
import { Effect } from './SettingsGroup.tsx';
import styles from './settings.module.css';
import { useText } from './text.ts';

type Props = {
  readonly logo: string | null;
  readonly onChange: (logo: string | null) => void;
  readonly error: string | null;
};

export function LogoField({ logo, onChange, error }: Props) {
  const text = useText();
  const id = useId();
  const [refusal, setRefusal] = useState<string | null>(null);
  const wrong = refusal ?? error;

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one line everywhere
    <div className={styles.field} role="group" aria-labelledby={id}>
      <span className={styles.legend} id={id}>
        {text('logo')}
      </span>
      <p className={styles.note}>{text('logoHelp')}</p>
      <div className={styles.logo}>
        {logo === null ? (
          <span className={styles.note}>{text('noLogo')}</span>
        ) : (
          <img className={styles.logoPicture} src={logo} alt={text('logo')} />
        )}
        <FileTrigger acceptedFileTypes={[...LOGO_KINDS]} onSelect={(files) => void choose(files?.[0])}>
          <Button size="small" icon={ImageUp}>
            {text(logo === null ? 'chooseLogo' : 'changeLogo')}
          </Button>
        </FileTrigger>
        {logo === null ? null : (
          <Button size="small" kind="quiet" onPress={() => onChange(null)}>
            {text('removeLogo')}
          </Button>
        )}
      </div>
      {wrong === null ? null : <Effect tone="danger">{wrong}</Effect>}
    </div>
  );

  async function choose(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const read = await readLogo(file);
    switch (read.kind) {
      case 'read':
        setRefusal(null);
        onChange(read.dataUrl);
        return;
      case 'too-large':
        setRefusal(text('logoTooLarge', { size: read.kilobytes }));
        return;
      case 'wrong-kind':
        setRefusal(text('logoWrongKind'));
    }
  }
}
