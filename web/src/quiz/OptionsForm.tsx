import type { ReactNode } from 'react';
import type { MediaView } from '#contract/media/endpoints.ts';
import { MOST_ATTEMPTS, type QuizOptions, RIGHT_ANSWERS_SHOWN, SCORES_KEPT } from '#contract/quiz/options.ts';
import type { Draft } from '#lib/useDraft.ts';
import { Card } from '#ui/Card.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { Fields } from '#ui/Fields.tsx';
import { NumberField } from '#ui/NumberField.tsx';
import { RadioGroup } from '#ui/RadioGroup.tsx';
import { Select } from '#ui/Select.tsx';
import { Switch } from '#ui/Switch.tsx';
import { TextArea } from '#ui/TextArea.tsx';
import { TextField } from '#ui/TextField.tsx';
import { useText } from './edit-text.ts';
import styles from './editor.module.css';
import { RemoveQuiz } from './RemoveQuiz.tsx';

type Props = { readonly media: MediaView; readonly options: Draft<QuizOptions> };

const ATTEMPTS_AT_FIRST = 2;

/** What holds for everybody who takes the quiz, in the order in which they meet it. */
export function OptionsForm({ media, options: { value, change } }: Props) {
  const text = useText();
  const toggle = (field: 'allowPreTest' | 'allowSkip' | 'noSeekingAhead' | 'allowChange' | 'showScore') => (
    <Switch
      label={text(field)}
      description={text(`${field}Help`)}
      value={value[field]}
      onChange={(isOn) => change({ [field]: isOn })}
    />
  );
  return (
    <div className={styles.options}>
      <Group title={text('welcomeGroup')}>
        <TextField
          label={text('welcomeTitle')}
          description={text('welcomeTitleHelp')}
          placeholder={media.title}
          need="optional"
          maxLength={200}
          value={value.welcomeTitle}
          onChange={(welcomeTitle) => change({ welcomeTitle })}
        />
        <TextArea
          label={text('welcomeMessage')}
          description={text('welcomeMessageHelp')}
          need="optional"
          maxLength={5000}
          value={value.welcomeMessage}
          onChange={(welcomeMessage) => change({ welcomeMessage })}
        />
        {toggle('allowPreTest')}
      </Group>
      <Group title={text('answeringGroup')}>
        {toggle('allowSkip')}
        {toggle('noSeekingAhead')}
        {toggle('allowChange')}
      </Group>
      <Group title={text('attemptsGroup')} help={text('attemptsHelp')}>
        <Checkbox
          label={text('limitAttempts')}
          value={value.attemptsAllowed !== null}
          onChange={(isLimited) => change({ attemptsAllowed: isLimited ? ATTEMPTS_AT_FIRST : null })}
        />
        {value.attemptsAllowed === null ? null : (
          <NumberField
            label={text('attemptsAllowed')}
            unit={text('attemptsUnit')}
            minValue={1}
            maxValue={MOST_ATTEMPTS}
            value={value.attemptsAllowed}
            // An empty field is not yet another number.
            onChange={(attemptsAllowed) => change(attemptsAllowed === null ? {} : { attemptsAllowed })}
          />
        )}
        {value.attemptsAllowed === 1 ? null : (
          <Select
            label={text('scoreKept')}
            description={text('scoreKeptHelp')}
            options={SCORES_KEPT.map((kept) => ({ value: kept, name: text(`kept.${kept}`) }))}
            value={value.scoreKept}
            onChange={(scoreKept) => change({ scoreKept })}
          />
        )}
      </Group>
      <Group title={text('afterGroup')}>
        {toggle('showScore')}
        <RadioGroup
          label={text('showRightAnswers')}
          description={text('showRightAnswersHelp')}
          options={RIGHT_ANSWERS_SHOWN.map((shown) => ({
            value: shown,
            name: text(`right.${shown}`),
            ...(shown === 'after-last-attempt' ? { explanation: text(`right.${shown}.what`) } : {}),
          }))}
          value={value.showRightAnswers}
          onChange={(showRightAnswers) => change({ showRightAnswers })}
        />
      </Group>
      <RemoveQuiz media={media} />
    </div>
  );
}

function Group({
  title,
  help,
  children,
}: {
  readonly title: string;
  readonly help?: string;
  readonly children: ReactNode;
}) {
  return (
    <Card title={title} {...(help === undefined ? {} : { help })}>
      <Fields>{children}</Fields>
    </Card>
  );
}
