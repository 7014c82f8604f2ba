import { defineText } from '#lib/text.ts';

export const { useText } = defineText('downloads-edit', {
  tab: 'Downloads',
  legend: 'What people may download',
  help: 'For everyone who may open it, invited people and guests too. Who edits it may download all of it in any case.',
  nothing: 'Nothing',
  nothingWhat: 'It is shown here and nowhere else.',
  renditions: 'What is shown here',
  'renditionsWhat.video': 'As MP4, in each of its sizes.',
  'renditionsWhat.audio': 'As M4A.',
  'renditionsWhat.image': 'The picture, without the place and time that cameras write into it.',
  'renditionsWhat.document': 'As PDF.',
  source: 'The original file as well',
  sourceWhat: 'As you uploaded it, with everything in it.',
  label: 'Downloads',
  offNote: 'Switching it off ends downloads that are under way within two seconds.',
  'problem.media.unknown': 'This media is no longer shared with you.',
  'problem.media.is-deleted': 'This media is in the recycle bin. Restore it first.',
});
