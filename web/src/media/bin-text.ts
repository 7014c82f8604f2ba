import { defineText } from '#lib/text.ts';

/** For administrators: the console speaks English so far. */
export const { t, useText } = defineText('bin', {
  bin: 'Recycle bin',
  binHelp: 'Everything that was deleted here, and when it goes for good. How long it is kept stands under Media.',
  search: 'Search by title or owner',
  nothing: 'The recycle bin is empty',
  nothingWords: 'What anybody deletes stays here for a while and can be restored.',
  noneFound: 'Nothing found',
  noneFoundWords: 'No title and no owner in here matches “{{search}}”.',
  showMore: 'Show more',
  by: 'By {{name}}',
  deletedOn: 'Deleted {{when}}',
  actionsFor: 'More actions for “{{title}}”',
  purge: 'Delete for good…',
  purgeTitle: 'Delete “{{title}}” of {{name}} for good?',
  purgeConfirm: 'Delete for good',
  purgeLostFiles: 'All of its files, with every version',
  purgeLostPeople: 'Its invitations, guest links and places in galleries',
  purgeLostWork: 'What people did with it: plays, answers, attachments and captions',
  purgeUndo: 'This cannot be undone, by nobody.',
  purged: '“{{title}}” is gone for good.',
  notInBin: 'It is not in the recycle bin any more.',
});
