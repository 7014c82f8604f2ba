import { defineText } from '#lib/text.ts';

/** The words of analytics. */
export const { useText, words } = defineText('analytics', {
  title: 'Analytics of “{{title}}”',
  toMediaPage: 'Back to the media page',
  period: 'Period',
  'period.all': 'All the time',
  'period.7': 'The last 7 days',
  'period.30': 'The last 30 days',
  'period.90': 'The last 90 days',
  export: 'Export',
  exportName: 'Viewers.csv',

  nothing: 'Nobody has watched it in this time',
  nothingNow: 'What people watch is counted here within a minute.',

  plays: 'Plays',
  viewers: 'Viewers',
  viewersDetail: '{{people}} with an account · {{invitees}} invited · {{guests}} as guests',
  minutes: 'Minutes watched',
  completion: 'Seen on average',
  noLength: 'Does not apply here',

  reach: 'How far they came',
  reachHelp: 'Where the curve falls, viewers left.',
  reachShares: 'Viewers who saw it',
  time: 'Time',
  page: 'Page',
  heat: 'What they saw again',
  heatHelp: 'The stronger, the more often it was seen.',
  heatLabel: 'Seen most often at {{place}}: {{times}} times by a viewer on average',
  days: 'By day',
  day: 'Day',
  invitations: 'Invitations',

  people: 'Who watched',
  forgotten: 'Somebody whose details were erased',
  'kind.invitee': 'invited',
  'kind.guest': 'guest',
  seen: '{{share}} seen',
  views_one: '{{count}} view',
  views_other: '{{count}} views',
  minutesOf: '{{minutes}} min',
  lastSeen: 'last {{when}}',
  heatOf: 'What {{name}} saw: {{share}} of it',
  more: 'Show more',
});
