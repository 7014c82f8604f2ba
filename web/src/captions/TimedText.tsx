import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Tabs } from '#ui/Tabs.tsx';
import { ChapterList } from './ChapterList.tsx';
import { captionsOf, chaptersOf } from './queries.ts';
import { Transcript } from './Transcript.tsx';
import { useText } from './text.ts';

type Props = {
  readonly mediaId: string;
  /** What is seen at this moment; null where there is nothing to see. */
  readonly picture: ((seconds: number) => ReactNode) | null;
};

/** Under the player: chapters and transcript, where there are any. */
export function TimedText({ mediaId, picture }: Props) {
  const text = useText();
  const [wanted, setWanted] = useState<string | null>(null);
  const chapters = useQuery(chaptersOf(mediaId)).data?.chapters ?? [];
  const [first, ...others] = (useQuery(captionsOf(mediaId)).data?.captions ?? []).filter(({ isShown }) => isShown);

  const tabs = [
    ...(chapters.length === 0
      ? []
      : [
          {
            value: 'chapters',
            name: text('chapters'),
            content: <ChapterList chapters={chapters} picture={picture} />,
          },
        ]),
    ...(first === undefined
      ? []
      : [
          {
            value: 'transcript',
            name: text('transcript'),
            content: <Transcript mediaId={mediaId} captions={[first, ...others]} />,
          },
        ]),
  ];
  const selected = tabs.find(({ value }) => value === wanted) ?? tabs[0];
  if (selected === undefined) return null;
  return <Tabs label={text('about')} tabs={tabs} selected={selected.value} onSelect={setWanted} />;
}
