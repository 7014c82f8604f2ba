import { Languages } from 'lucide-react';
import { LANGUAGE_NAMES, LANGUAGES } from '#contract/languages.ts';
import { useLanguage } from '#lib/text.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { Menu, MenuChoice } from '#ui/Menu.tsx';
import { chooseLanguage } from './languages.ts';
import { useText } from './text.ts';

/** Each language in its own words, so that who does not read the present one finds theirs. */
export function LanguageMenu() {
  const text = useText();
  const language = useLanguage();
  return (
    <Menu label={text('language')} trigger={<IconButton label={text('language')} icon={Languages} />}>
      <MenuChoice
        label={text('language')}
        options={LANGUAGES.map((each) => ({ value: each, name: LANGUAGE_NAMES[each] }))}
        value={language}
        onChange={(chosen) => void chooseLanguage(chosen)}
      />
    </Menu>
  );
}
