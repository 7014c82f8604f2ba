import {
  File,
  FileArchive,
  FileAudio,
  FileCode,
  FileImage,
  FileSpreadsheet,
  FileText,
  FileVideo,
  type LucideIcon,
  Presentation,
} from 'lucide-react';

type Kind = { readonly icon: LucideIcon; readonly words: `kind.${keyof typeof ICONS}` };

const ICONS = {
  document: FileText,
  sheet: FileSpreadsheet,
  slides: Presentation,
  picture: FileImage,
  sound: FileAudio,
  video: FileVideo,
  archive: FileArchive,
  code: FileCode,
  other: File,
} as const satisfies Record<string, LucideIcon>;

const ENDINGS: Readonly<Record<Exclude<keyof typeof ICONS, 'other'>, string>> = {
  document: 'pdf doc docx odt rtf txt md epub pages',
  sheet: 'xls xlsx ods csv tsv numbers',
  slides: 'ppt pptx odp key',
  picture: 'jpg jpeg png gif webp avif heic svg tif tiff bmp',
  sound: 'mp3 m4a aac wav flac ogg opus wma aiff',
  video: 'mp4 m4v mov mkv webm avi wmv mpg mpeg',
  archive: 'zip gz tgz bz2 xz 7z rar tar',
  code: 'html htm css js ts py r java c h cpp cs go rs json xml yml yaml sh ipynb tex sql',
};

/** By its name alone, which is all that a picture beside it needs. */
export function kindOfFile(name: string): Kind {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  const kinds = Object.keys(ENDINGS) as (keyof typeof ENDINGS)[]; // `keys` forgets what the object was.
  const kind = name.includes('.') ? kinds.find((each) => ENDINGS[each].split(' ').includes(ending)) : undefined;
  return { icon: ICONS[kind ?? 'other'], words: `kind.${kind ?? 'other'}` };
}
