import { defineText } from '#lib/text.ts';

export const { useText, words } = defineText('downloads', {
  download: 'Download',
  title: 'Download',
  help: 'What you may keep of it.',
  video: 'Video',
  height: '{{height}}p',
  audio: 'Sound',
  image: 'Picture',
  document: 'Document',
  source: 'Original file',
  sourceWhat: 'As it was uploaded',
  about: 'about {{size}}',
  get: 'Download',
  prepare: 'Prepare',
  preparing: 'Preparing…',
  preparingWords: 'The download starts by itself in a moment.',
  failed: 'That did not work. Try again.',
  nothing: 'There is nothing to download here.',
  close: 'Close',
});
