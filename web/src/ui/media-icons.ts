import { AudioLines, CircleQuestionMark, FileText, Film, Image, type LucideIcon } from 'lucide-react';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  video: Film,
  audio: AudioLines,
  document: FileText,
  image: Image,
  quiz: CircleQuestionMark,
};

/** The one picture that stands for a type of media, in lists and in its own place. */
export function iconOfType(type: string): LucideIcon {
  return ICONS[type] ?? Film;
}
