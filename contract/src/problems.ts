/** Every refusal that leaves the server: the only place with a status and a title (RFC 9457). */
export const PROBLEMS = {
  'request.invalid': { status: 400, title: 'Something in this request is missing or not right.' },
  'request.foreign-origin': { status: 403, title: 'This request came from another website.' },
  'request.not-found': { status: 404, title: 'There is nothing at this address.' },
  'request.too-large': { status: 413, title: 'This is larger than what is accepted here.' },
  'request.too-many': { status: 429, title: 'Too many requests. Try again in a moment.' },
  'server.failed': { status: 500, title: 'Something went wrong on our side.' },

  'access.sign-in-needed': { status: 401, title: 'Sign in to do this.' },
  'access.denied': { status: 403, title: 'Your role does not allow this.' },
  'access.scope-too-small': { status: 403, title: 'This API key does not have the scope for this.' },
  'access.cookies-blocked': { status: 400, title: 'Your browser did not keep our cookie.' },

  'accounts.wrong-password': { status: 403, title: 'Address or password is not right.' },
  'accounts.too-many-tries': { status: 429, title: 'Too many tries. Wait a few minutes and try again.' },
  'accounts.email-taken': { status: 409, title: 'There is already an account with this address.' },
  'accounts.link-unknown': { status: 410, title: 'This link is not complete, has been used or has expired.' },
  'accounts.unknown': { status: 404, title: 'There is no such account.' },
  'accounts.heir-unknown': { status: 422, title: 'There is no account with this address to take over the media.' },
  'accounts.key-unknown': { status: 404, title: 'There is no such API key.' },
  'accounts.last-administrator': { status: 409, title: 'There must be at least one administrator.' },

  'groups.unknown': { status: 404, title: 'There is no such group.' },
  'groups.name-taken': { status: 409, title: 'There is already a group with this name.' },

  'galleries.unknown': { status: 404, title: 'There is no such gallery, or you are not in it.' },
  'galleries.may-not-contribute': { status: 403, title: 'You may not publish into one of these galleries.' },
  'galleries.not-there': { status: 409, title: 'This media is not there any more. Somebody else was faster.' },
  'galleries.everyone-denied': { status: 403, title: 'Only publishers open a gallery for everyone.' },
  'galleries.nobody-here': { status: 404, title: 'There is no such entry in the list of people.' },

  'media.unknown': { status: 404, title: 'There is no such media, or it is not shared with you.' },
  'media.is-deleted': { status: 409, title: 'This media is in the recycle bin.' },
  'media.too-many-tags': { status: 409, title: 'With these it would have more tags than an entry may have.' },
  'media.owned-already': { status: 409, title: 'This person owns it already.' },
  'media.not-in-bin': { status: 404, title: 'This is not in the recycle bin any more.' },
  'media.no-collaborator': { status: 409, title: 'You do not work on this media.' },
  'media.not-open-yet': { status: 403, title: 'This media is not open yet.' },
  'media.no-longer-open': { status: 403, title: 'The time in which this media could be opened is over.' },
  'media.not-ready': { status: 409, title: 'This media is still being prepared.' },
  'media.upload-unknown': { status: 404, title: 'There is no such upload.' },
  'media.upload-incomplete': { status: 409, title: 'This upload is not complete yet.' },
  'media.path-ended': { status: 403, title: 'This address has ended. Load the page again.' },
  'media.too-large': { status: 413, title: 'This file is larger than what is accepted here.' },

  'documents.page-unknown': { status: 404, title: 'This document has no such page, or it is not drawn yet.' },

  'invites.unknown': { status: 404, title: 'This link is not complete, or it is not one of ours.' },
  'invites.link-needed': { status: 403, title: 'Open the link from your invitation.' },
  'invites.expired': { status: 410, title: 'This invitation has expired.' },
  'invites.replaced': { status: 410, title: 'This link was replaced by a newer one.' },
  'invites.used-up': { status: 410, title: 'This link has been used.' },
  'invites.other-device': { status: 409, title: 'This link has been used in another browser or on another device.' },
  'invites.email-mismatch': { status: 403, title: 'This is not the address that was invited.' },
  'invites.too-many-tries': { status: 429, title: 'Too many tries with other addresses.' },
  'invites.code-needed': { status: 403, title: 'A code from the invited mailbox is needed.' },
  'invites.code-wrong': { status: 403, title: 'This is not the code.' },
  'invites.code-over': { status: 410, title: 'This code is no longer valid.' },
  'invites.too-many-codes': { status: 429, title: 'Too many codes were asked for.' },
  'invites.waits-for-owner': {
    status: 409,
    title: 'This invitation has moved often today; the inviter is asked first.',
  },
  'invites.move-unknown': { status: 404, title: 'This link is not complete, or it is not one of ours.' },
  'invites.removed': { status: 410, title: 'This invitation was withdrawn.' },
  'invites.access-ended': { status: 410, title: 'Your access has ended.' },
  'invites.media-deleted': { status: 410, title: 'What you were invited to has been deleted.' },
  'invites.not-open-yet': { status: 409, title: 'What you were invited to is not open yet.' },
  'invites.no-longer-open': { status: 410, title: 'What you were invited to is no longer open.' },
  'invites.no-calendar': { status: 404, title: 'There is no time that could stand in a calendar.' },
  'invites.media-processing': { status: 409, title: 'What you were invited to is still being prepared.' },
  'invites.domain-blocked': { status: 403, title: 'Addresses of this domain cannot be used here.' },
  'invites.switched-off': { status: 403, title: 'Invitations are switched off here for now.' },
  'invites.signed-in-as-other': { status: 409, title: 'You are signed in as somebody else.' },
  'invites.role-not-offered': { status: 422, title: 'This role is not offered for this kind of media.' },
  'invites.name-has-link': { status: 422, title: 'A name cannot contain a web address.' },
  'invites.valid-too-long': { status: 422, title: 'This is later than an invitation may last here.' },
  'invites.already-invited': { status: 409, title: 'This address already has an invitation to this media.' },
  'invites.quota-reached': { status: 429, title: 'You have made as many invitations today as is allowed here.' },
  'invites.mail-quota-reached': { status: 429, title: 'This address has been sent as many mails today as is allowed.' },
  'invites.no-template': { status: 409, title: 'No email template is chosen for invitations.' },
  'invites.batch-empty': { status: 422, title: 'There is nobody to invite in this.' },
  'invites.batch-too-long': { status: 413, title: 'These are more rows than can be invited at once.' },
  'invites.batch-unknown': { status: 404, title: 'There is no such list of yours, or it is older than a day.' },
  'invites.batch-not-finished': { status: 409, title: 'These invitations are still being made.' },
  'invites.batch-was-mailed': { status: 409, title: 'These invitations were mailed: there are no links to download.' },
  'invites.batch-downloaded': { status: 410, title: 'These links were downloaded already.' },
  'invites.key-reused': { status: 422, title: 'This Idempotency-Key was used for another invitation.' },
  'invites.no-invite': { status: 404, title: 'There is no such invitation.' },

  'notices.unknown': { status: 404, title: 'There is no such notice.' },
  'guests.unknown': { status: 404, title: 'This link is not complete, or it is not one of ours.' },
  'guests.link-needed': { status: 403, title: 'Open the whole guest link.' },
  'guests.access-off': { status: 403, title: 'Guest access is switched off here for now.' },
  'guests.media-deleted': { status: 410, title: 'What this link opened has been deleted.' },
  'guests.media-processing': { status: 409, title: 'What this link opens is still being prepared.' },
  'guests.removed': { status: 403, title: 'Your access as a guest was ended.' },
  'guests.link-off': { status: 410, title: 'This guest link was switched off.' },
  'guests.expired': { status: 410, title: 'This guest link has expired.' },
  'guests.used-up': { status: 410, title: 'As many guests as this link allows have entered.' },
  'guests.name-has-link': { status: 422, title: 'A name cannot contain a web address.' },
  'guests.domain-blocked': { status: 403, title: 'Addresses of this domain cannot be used here.' },
  'guests.too-many-codes': { status: 429, title: 'Too many codes were asked for.' },
  'guests.code-wrong': { status: 403, title: 'This is not the code from the latest mail.' },
  'guests.code-over': { status: 410, title: 'This code is over. Have a new one sent.' },
  'guests.no-link': { status: 404, title: 'There is no such guest link.' },
  'guests.no-guest': { status: 404, title: 'There is no such guest.' },
  'guests.too-many-links': { status: 409, title: 'There are as many guest links as an entry may have.' },
  'guests.fewer-than-entered': { status: 422, title: 'More guests than this have entered already.' },

  'quiz.none': { status: 404, title: 'This media is not a quiz.' },
  'quiz.form-cannot': { status: 422, title: 'Only video or audio can become a quiz.' },
  'quiz.no-question': { status: 404, title: 'There is no such question in this quiz.' },
  'quiz.too-many-questions': { status: 409, title: 'There are as many questions as a quiz may have.' },
  'quiz.kind-fixed': { status: 409, title: 'This question has been asked, so it stays of its kind.' },
  'quiz.no-questions-yet': { status: 409, title: 'This quiz has no questions yet.' },
  'quiz.no-attempts-left': { status: 409, title: 'All attempts at this quiz have been used.' },
  'quiz.sign-in-first': {
    status: 403,
    title: 'This address is that of an account: sign in to go on with its attempts.',
  },
  'quiz.no-attempt': { status: 404, title: 'There is no such attempt, or it is not yours.' },
  'quiz.attempt-over': { status: 409, title: 'This attempt was submitted.' },
  'quiz.answer-fixed': { status: 409, title: 'This question is answered, and answers cannot be changed here.' },
  'quiz.answer-does-not-fit': { status: 422, title: 'This is no answer to this question.' },
  'quiz.skip-not-allowed': { status: 409, title: 'Questions cannot be skipped here.' },
  'quiz.question-ahead': { status: 409, title: 'There are questions before this one to answer first.' },
  'quiz.not-all-answered': { status: 409, title: 'There are questions left to answer.' },
  'quiz.pre-test-off': { status: 403, title: 'The questions of this quiz cannot be downloaded.' },
  'quiz.no-taker': { status: 404, title: 'There is nobody like that who took this quiz.' },
  'quiz.not-to-grade': { status: 409, title: 'Only a submitted answer to an open question is graded by hand.' },
  'quiz.points-beyond': { status: 422, title: 'These are more points than the question has.' },
  'captions.unknown': { status: 404, title: 'There are no such captions.' },
  'captions.not-for-this': { status: 422, title: 'Captions and chapters are for video and audio.' },
  'captions.not-captions': { status: 422, title: 'This is not a WebVTT or SRT file that can be read.' },
  'captions.no-cues': { status: 422, title: 'There are no captions in this file.' },
  'captions.too-many-cues': { status: 413, title: 'There are more captions in this file than are accepted.' },
  'captions.too-many': { status: 409, title: 'There are as many captions as an entry may have.' },
  'captions.changed-meanwhile': { status: 409, title: 'Somebody else saved in between.' },
  'captions.no-engine': { status: 409, title: 'No service that writes captions is configured.' },
  'captions.under-way': { status: 409, title: 'Captions for this are just being written.' },
  'captions.no-transcription': { status: 404, title: 'There is nothing that could be stopped.' },
  'editor.no-timeline': { status: 422, title: 'Only video or audio can be edited like this.' },
  'editor.busy': { status: 409, title: 'Another edit of this media is under way.' },
  'editor.outside': { status: 422, title: 'This lies behind the end of the media.' },
  'editor.too-short': { status: 422, title: 'This would be shorter than half a second.' },
  'editor.nothing-changed': { status: 422, title: 'Nothing was cut out.' },
  'editor.may-not-create': { status: 403, title: 'You may not make new media here.' },
  'editor.no-edit': { status: 404, title: 'There is no such edit under way.' },
  'editor.no-version': { status: 404, title: 'There is no such version any more.' },
  'editor.not-a-picture': { status: 422, title: 'This is not a picture in JPEG, PNG or WebP.' },

  'attachments.unknown': { status: 404, title: 'There is no such file beside this media.' },
  'attachments.too-large': { status: 413, title: 'This file is larger than what is accepted here.' },
  'attachments.too-many': { status: 409, title: 'There are as many files as an entry may have.' },
  'attachments.other-size': { status: 409, title: 'This is not the file that was announced.' },
  'attachments.related-unknown': { status: 404, title: 'There is no such media, or it is not shared with you.' },
  'attachments.too-many-related': { status: 409, title: 'This points to as much other media as an entry may.' },

  'downloads.unknown': { status: 404, title: 'There is no such file to download, or it is not given away.' },

  'analytics.zone-unknown': { status: 422, title: 'There is no such time zone.' },
  'settings.not-valid': { status: 422, title: 'These settings do not fit together.' },
  'webhooks.unknown': { status: 404, title: 'There is no such webhook.' },
  'webhooks.delivery-unknown': { status: 404, title: 'There is no such message, or it is older than 30 days.' },
  'webhooks.address-refused': { status: 422, title: 'Usher may not send anything to this address.' },

  'mail.template-unknown': { status: 404, title: 'There is no such email template.' },
  'mail.template-in-use': { status: 409, title: 'Invitations use this template. Choose another there first.' },
  'mail.no-server': { status: 409, title: 'No mail server is configured.' },
  'mail.notices-off': { status: 404, title: 'This portal takes no notices about mail.' },
  'mail.notice-unsigned': { status: 401, title: 'This notice is not signed with the key of this portal.' },
  'mail.message-busy': { status: 409, title: 'This message is just being sent. Tell it again in a minute.' },
  'mail.test-failed': { status: 502, title: 'The mail server did not take the test message.' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** What any endpoint may answer beside the problems it lists itself. */
export const COMMON_PROBLEMS = [
  'request.invalid',
  'request.foreign-origin',
  'request.not-found',
  'request.too-large',
  'request.too-many',
  'server.failed',
  'access.sign-in-needed',
  'access.denied',
  'access.scope-too-small',
] as const satisfies readonly ProblemCode[];

export type CommonProblem = (typeof COMMON_PROBLEMS)[number];

/** `field` is the dotted path of a wrong input, as it stands in the body or the query. */
export type FieldError = { readonly field: string; readonly message: string };

/** Something the words of a problem may need. */
export type Fact = string | number | boolean | null;

/** The document of RFC 9457 with our extensions; `instance` is found again in the log. */
export type ProblemDocument = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly instance: string;
  readonly fields?: readonly FieldError[];
  /** Facts for the words of this problem, safe for whoever got it: a masked address, a date. */
  readonly facts?: Readonly<Record<string, Fact>>;
};
