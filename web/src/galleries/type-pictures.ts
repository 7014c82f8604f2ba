import { FileText, Film, Image, ListChecks, type LucideIcon, Music } from 'lucide-react';
import type { MediaType } from '#contract/media/endpoints.ts';

/** What stands for each kind of entry. */
export const typePictures: Readonly<Record<MediaType, LucideIcon>> = {
  video: Film,
  audio: Music,
  document: FileText,
  image: Image,
  quiz: ListChecks,
};
