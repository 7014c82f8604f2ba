import { useQuery } from '@tanstack/react-query';
import { QrCode } from 'lucide-react';
import { useState } from 'react';
import { Button } from './Button.tsx';
import styles from './LinkPicture.module.css';
import { useText } from './text.ts';

/** The link as a QR code, drawn in this browser: the secret goes to nobody for it. */
export function LinkPicture({ link }: { readonly link: string }) {
  const text = useText();
  const [isShown, setShown] = useState(false);
  const picture = useQuery({
    queryKey: ['link-picture', link],
    queryFn: async () => {
      const { toDataURL } = await import('qrcode');
      return toDataURL(link, { margin: 2, width: 480 });
    },
    enabled: isShown,
    // It shows a secret: nothing of it stays when the window closes.
    gcTime: 0,
  });

  return (
    <div className={styles.picture}>
      <Button kind="quiet" size="small" icon={QrCode} onPress={() => setShown(!isShown)}>
        {isShown ? text('hideQrCode') : text('showQrCode')}
      </Button>
      {isShown && picture.data !== undefined ? (
        <img className={styles.qrCode} src={picture.data} alt={text('qrCodeOfLink')} width={240} height={240} />
      ) : null}
    </div>
  );
}
