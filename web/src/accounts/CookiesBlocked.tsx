import { Cookie } from 'lucide-react';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { useText } from './text.ts';

export function CookiesBlocked() {
  const text = useText();
  return (
    <ErrorBlock
      tone="warning"
      icon={Cookie}
      what={text('cookiesWhat')}
      why={text('cookiesWhy')}
      now={text('cookiesNow')}
    />
  );
}
