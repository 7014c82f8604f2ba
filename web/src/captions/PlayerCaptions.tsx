import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Cue } from '#contract/captions/cues.ts';
import { OnPicture, useCaptionChoices, usePlayer } from '#lib/player.tsx';
import { CueText } from './CueText.tsx';
import styles from './captions.module.css';
import { chosenBy, rememberedWish, rememberWish } from './choice.ts';
import { captionsOf, cuesOf } from './queries.ts';
import { usePhoneTrack } from './usePhoneTrack.ts';
import { useSpoken } from './useSpoken.ts';

const NO_CUES: readonly Cue[] = [];

/** The captions of what plays: offered in the player, and drawn over its picture. */
export function PlayerCaptions({ mediaId }: { readonly mediaId: string }) {
  const { data } = useQuery(captionsOf(mediaId));
  const [wish, setWish] = useState(rememberedWish);
  // Whoever edits the entry is sent drafts too; the player shows what everybody sees.
  const shown = data?.captions.filter(({ isShown }) => isShown) ?? [];
  const chosen = chosenBy(wish, shown);

  useCaptionChoices(
    { choices: shown.map(({ id, label }) => ({ id, name: label })), chosen: chosen?.id ?? null },
    (id) => {
      const wanted = shown.find((captions) => captions.id === id)?.language ?? 'off';
      setWish(wanted);
      rememberWish(wanted);
    },
  );
  return chosen === null ? null : (
    <ShownCaptions key={chosen.id} mediaId={mediaId} captionsId={chosen.id} language={chosen.language} />
  );
}

type ShownProps = { readonly mediaId: string; readonly captionsId: string; readonly language: string };

function ShownCaptions({ mediaId, captionsId, language }: ShownProps) {
  const { data } = useQuery(cuesOf({ mediaId, captionsId }));
  const cues = data?.cues ?? NO_CUES;
  usePhoneTrack(usePlayer()?.media ?? null, { cues, language });
  return <SpokenWords cues={cues} language={language} />;
}

/** What is spoken now, in white on black. */
export function SpokenWords({ cues, language }: { readonly cues: readonly Cue[]; readonly language: string }) {
  const spoken = useSpoken(usePlayer()?.media ?? null, cues);
  return (
    <OnPicture>
      {spoken.map((cue) => (
        <p key={`${cue.startMs} ${cue.endMs} ${cue.text}`} className={styles.spoken} dir="auto" lang={language}>
          <span className={styles.spokenWords}>
            <CueText>{cue.text}</CueText>
          </span>
        </p>
      ))}
    </OnPicture>
  );
}
