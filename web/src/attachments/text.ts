import { defineText } from '#lib/text.ts';

export const { useText, words } = defineText('attachments', {
  attachments: 'Attachments',
  related: 'Related media',
  save: 'Download “{{name}}”',
  by: 'By {{name}}',
  'kind.document': 'Document',
  'kind.sheet': 'Spreadsheet',
  'kind.slides': 'Slides',
  'kind.picture': 'Picture',
  'kind.sound': 'Sound',
  'kind.video': 'Video',
  'kind.archive': 'Archive',
  'kind.code': 'Code',
  'kind.other': 'File',
});
