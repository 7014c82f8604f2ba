import { PickVideos } from './PickVideos.tsx';
import { useText } from './text.ts';
import { uploads } from './uploads.ts';

/** In the bar of every page: picks videos, and goes to where one sees them arrive. */
export function CreateButton({ onCreated }: { readonly onCreated: () => void }) {
  const text = useText();
  return (
    <PickVideos
      kind="plain"
      label={text('create')}
      onPick={(files) => {
        uploads.add(files);
        onCreated();
      }}
    />
  );
}
