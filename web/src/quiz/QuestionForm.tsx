import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { MOST_POINTS, QUESTION_KINDS, QuestionDraft } from '#contract/quiz/question.ts';
import { useChecks } from '#lib/useChecks.ts';
import { Card } from '#ui/Card.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Fields } from '#ui/Fields.tsx';
import { NumberField } from '#ui/NumberField.tsx';
import { Select } from '#ui/Select.tsx';
import { TextArea } from '#ui/TextArea.tsx';
import { AnswerFields } from './AnswerFields.tsx';
import { answersOf, bodyOf, type QuestionEdit, withKind } from './edit.ts';
import { useText } from './edit-text.ts';
import styles from './editor.module.css';
import { MomentField } from './MomentField.tsx';
import type { EditedQuestion } from './useQuizEditing.ts';

type Props = {
  readonly question: EditedQuestion;
  readonly positionSeconds: number;
  readonly durationSeconds: number;
  /** Why the server did not take it. */
  readonly failure: unknown;
  /** Each try to save shows what is wrong. */
  readonly tries: number;
  readonly onChange: (edit: QuestionEdit) => void;
};

/** One question; the focus comes to it when it is opened. */
export function QuestionForm({ question, positionSeconds, durationSeconds, failure, tries, onChange }: Props) {
  const text = useText();
  const { number, edit, isAsked, isNew } = question;
  const { errorOf, onLeave, pass, form } = useChecks(QuestionDraft, bodyOf(edit), failure);
  const [isMoreOpen, setIsMoreOpen] = useState(edit.hint !== '' || edit.explanation !== '');
  const change = (part: Partial<QuestionEdit>) => onChange({ ...edit, ...part });
  const heading = useRef<HTMLHeadingElement>(null);
  const isScorable = edit.kind !== 'reflection';
  useEffect(() => heading.current?.focus(), []);
  useShowsErrorsAt(tries, pass);

  return (
    <Card>
      <div ref={form}>
        <Fields>
          <h2 ref={heading} className={styles.heading} tabIndex={-1}>
            {text('questionNumber', { number })}
          </h2>
          <MomentField
            atSeconds={edit.atSeconds}
            positionSeconds={positionSeconds}
            durationSeconds={durationSeconds}
            error={errorOf('atSeconds')}
            onChange={(atSeconds) => change({ atSeconds })}
          />
          <Select
            label={text('kind')}
            {...(isAsked ? { description: text('kindFixed'), state: 'disabled' } : {})}
            options={QUESTION_KINDS.map((kind) => ({
              value: kind,
              name: text(`kind.${kind}`),
              explanation: text(`kind.${kind}.what`),
            }))}
            value={edit.kind}
            onChange={(kind) => onChange(withKind(edit, kind))}
          />
          <TextArea
            label={text(isScorable ? 'text' : 'reflectionText')}
            need="required"
            lines={2}
            maxLength={2000}
            value={edit.text}
            onChange={(words) => change({ text: words })}
            onBlur={isNew ? () => {} : onLeave('text')}
            error={errorOf('text')}
          />
          {answersOf(edit).length === 0 && edit.kind !== 'multiple-choice' && edit.kind !== 'multiple-answer' ? null : (
            <AnswerFields edit={edit} errorOf={errorOf} onChange={onChange} />
          )}
          <Disclosure label={text('more')} isOpen={isMoreOpen} onToggle={setIsMoreOpen}>
            <Fields>
              <TextArea
                label={text('hint')}
                description={text('hintHelp')}
                need="optional"
                lines={1}
                maxLength={1000}
                value={edit.hint}
                onChange={(hint) => change({ hint })}
                error={errorOf('hint')}
              />
              <TextArea
                label={text('explanation')}
                description={text('explanationHelp')}
                need="optional"
                lines={1}
                maxLength={2000}
                value={edit.explanation}
                onChange={(explanation) => change({ explanation })}
                error={errorOf('explanation')}
              />
              {isScorable ? (
                <>
                  <Checkbox
                    label={text('isScored')}
                    description={text('isScoredHelp')}
                    value={edit.isScored}
                    onChange={(isScored) => change({ isScored })}
                  />
                  <NumberField
                    label={text('points')}
                    description={text('pointsHelp')}
                    unit={text('pointsUnit')}
                    minValue={1}
                    maxValue={MOST_POINTS}
                    state={edit.isScored ? 'ready' : 'disabled'}
                    value={edit.points}
                    onChange={(points) => change({ points })}
                    error={errorOf('points')}
                  />
                </>
              ) : null}
            </Fields>
          </Disclosure>
        </Fields>
      </div>
    </Card>
  );
}

/** The form that is open when saving is tried says what is wrong, and one that is opened because of it as well. */
function useShowsErrorsAt(tries: number, pass: () => boolean): void {
  const show = useEffectEvent(pass);
  useEffect(() => {
    if (tries > 0) show();
  }, [tries]);
}
