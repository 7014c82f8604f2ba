import { ChartColumn, SquarePen } from 'lucide-react';
import type { MediaView } from '#contract/media/endpoints.ts';
import { ButtonLink } from '#ui/ButtonLink.tsx';
import { Card } from '#ui/Card.tsx';
import { useText } from './edit-text.ts';
import styles from './editor.module.css';

/** The way from the Edit page to the editor of its quiz. */
export function QuizTab({ media: { id, type } }: { readonly media: MediaView }) {
  const text = useText();
  const hasQuiz = type === 'quiz';
  return (
    <Card title={text(hasQuiz ? 'hasQuiz' : 'noQuiz')} help={text(hasQuiz ? 'hasQuizWords' : 'noQuizWords')}>
      <div className={styles.buttons}>
        <ButtonLink href={`/media/${id}/quiz`} icon={SquarePen}>
          {text(hasQuiz ? 'openEditor' : 'addQuiz')}
        </ButtonLink>
        {hasQuiz ? (
          <ButtonLink href={`/media/${id}/quiz/reports`} icon={ChartColumn}>
            {text('reports')}
          </ButtonLink>
        ) : null}
      </div>
    </Card>
  );
}
