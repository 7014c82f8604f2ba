/**
 * What is said beside a field that breaks a rule of the contract. English is both the answer of the API and the key
 * by which the web finds the reader's language.
 */
export const FIELD_WORDS = {
  emailIncomplete: 'This is not a complete email address.',
  passwordShort: 'Use at least 10 characters.',
  tokenUnknown: 'There is no such token. Choose one from the list.',
  plainMissing: 'Write the plain text as well: some people read nothing else.',
  linkMissing: 'Without {URL} nobody could open the invitation.',
  linkInSubject: 'The link has no place in the subject: mail servers log it.',
  notADomain: 'This is not a domain, such as example.edu or *.example.edu.',
  notACountOfUses: 'Write a positive number, or -1 for as often as wanted.',
  beyondLongest: 'This is longer than the longest that is allowed.',
  notAColour: 'Write a colour such as #4338ca.',
  notAHost: 'Write a host such as moodle.example.edu.',
  notAPicture: 'Use a PNG, JPEG or WebP picture.',
  notAWebAddress: 'Write a whole web address, such as https://example.edu/hook.',
  keyWrong: 'Use at most 255 plain characters.',
  momentPast: 'Choose a moment in the future.',
  emailMissing: 'Write your email address.',
  nameMissing: 'Write your name.',
} as const;
