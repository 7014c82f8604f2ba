import { AudioLines, CircleHelp, FileText, Film, Image, type LucideIcon } from 'lucide-react';
import type { MediaType } from '#contract/media/endpoints.ts';

const ICONS: Record<MediaType, LucideIcon> = {
  video: Film,
  audio: AudioLines,
  document: FileText,
  image: Image,
  quiz: CircleHelp,
};

export function iconOf(type: MediaType): LucideIcon {
  return ICONS[type];
}
