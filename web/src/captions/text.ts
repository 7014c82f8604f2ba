import { defineText } from '#lib/text.ts';

export const { useText, words } = defineText('captions', {
  about: 'Chapters and transcript',
  transcript: 'Transcript',
  chapters: 'Chapters',
  language: 'Language',
  search: 'Search in the transcript',
  hits_one: '{{count}} hit',
  hits_other: '{{count}} hits',
  hitOf: '{{number}} of {{count}}',
  noHits: 'No hits',
  nextHit: 'Next hit',
  previousHit: 'Previous hit',
  goTo: 'Play from {{time}}',
  follow: 'Back to what is spoken',
  byMachine: 'These captions were written by a machine and nobody has checked them yet.',
  nothingSaid: 'There are no words in these captions yet.',
  loading: 'The transcript is loading…',
  nowPlaying: 'playing now',
});
