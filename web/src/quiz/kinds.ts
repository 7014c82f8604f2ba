import { CircleDot, Contrast, Lightbulb, ListChecks, type LucideIcon, PenLine } from 'lucide-react';
import type { QuestionKind } from '#contract/quiz/question.ts';

export const KIND_ICONS: Readonly<Record<QuestionKind, LucideIcon>> = {
  'multiple-choice': CircleDot,
  'true-false': Contrast,
  'multiple-answer': ListChecks,
  reflection: Lightbulb,
  open: PenLine,
};
