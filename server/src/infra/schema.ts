import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Scope } from '#contract/access/principal.ts';
import type { Proof, Via } from '#contract/access/proof.ts';
import type { CollaboratorKind, EventRole, GalleryRole, GalleryVisibility, SiteRole } from '#contract/access/roles.ts';
import type { CaptionsView, TranscriptionFailure, TranscriptionView } from '#contract/captions/endpoints.ts';
import type { Line } from '#contract/documents/endpoints.ts';
import type { Becomes, EditState, ThumbnailKind } from '#contract/editor/endpoints.ts';
import type { Part } from '#contract/editor/parts.ts';
import type { PlaceState } from '#contract/galleries/media.ts';
import type { BatchVerdict } from '#contract/invites/batches.ts';
import type { Bounce } from '#contract/invites/view.ts';
import type { Language } from '#contract/languages.ts';
import type { MessageState } from '#contract/mail/fate.ts';
import type { Downloads, Failure, Form, MediaType, PublishStatus } from '#contract/media/endpoints.ts';
import type { NoticeKind } from '#contract/notices/endpoints.ts';
import type { QuizOptions } from '#contract/quiz/options.ts';
import type { GivenAnswer, KeyedAnswer, KeyedQuestion, QuestionKind } from '#contract/quiz/question.ts';
import type { WebhookEvent } from '#contract/webhooks/endpoints.ts';

/** A moment the database fills in when it is not given. */
type Stamped = ColumnType<Date, Date | undefined, Date>;

/** Every table, as the code sees it (snake_case in SQL). One feature writes a table; others may read it in a join. */
export type Schema = {
  people: {
    id: Generated<string>;
    email: string;
    emailFolded: string;
    firstName: string;
    lastName: string;
    siteRole: SiteRole;
    passwordHash: string | null;
    createdAt: Stamped;
    deactivatedAt: Date | null;
  };
  setUpLinks: {
    id: Generated<string>;
    purpose: 'first-administrator' | 'password';
    personId: string | null;
    secretDigest: Buffer;
    expiresAt: Date;
    endedAt: Date | null;
  };
  apiKeys: {
    id: Generated<string>;
    personId: string;
    name: string;
    secretDigest: Buffer;
    scopes: Scope[];
    createdAt: Stamped;
    endedAt: Date | null;
  };

  groups: {
    id: Generated<string>;
    name: string;
    createdAt: Stamped;
  };
  groupMembers: {
    groupId: string;
    personId: string;
    addedAt: Stamped;
  };

  galleries: {
    id: Generated<string>;
    name: string;
    description: string;
    visibility: GalleryVisibility;
    moderated: boolean;
    createdBy: string | null;
    createdAt: Stamped;
  };
  galleryPeople: {
    id: Generated<string>;
    galleryId: string;
    /** Either an account or a whole group. */
    personId: string | null;
    groupId: string | null;
    role: GalleryRole;
    addedAt: Stamped;
  };
  galleryMedia: {
    galleryId: string;
    mediaId: string;
    state: PlaceState;
    placedBy: string | null;
    placedAt: Date;
    decidedAt: Date | null;
    /** Why a moderator turned it down. */
    reason: string | null;
  };

  devices: {
    id: Generated<string>;
    secretDigest: Buffer;
    /** `Firefox on Windows`: for people to recognise, never to decide by. */
    label: string;
    createdAt: Stamped;
  };
  sessions: {
    id: Generated<string>;
    secretDigest: Buffer;
    deviceId: string;
    personId: string | null;
    createdAt: Stamped;
    expiresAt: Date;
    endedAt: Date | null;
    /** On a shared computer it ends after so many minutes without use; null: it lasts as long as it says. */
    idleMinutes: number | null;
  };
  grants: {
    id: Generated<string>;
    mediaId: string;
    /** Either an invitation gave it or a guest link. */
    inviteId: string | null;
    guestId: string | null;
    deviceId: string;
    /** Set when the invitation was joined by the account with the invited, proved address. */
    personId: string | null;
    role: EventRole;
    proof: Proof;
    via: Via;
    holderName: string;
    joinedAt: Date;
    expiresAt: Date;
    endedAt: Date | null;
    endReason: 'left' | 'moved' | 'removed' | null;
    /** Joined on a shared computer: `expiresAt` slides with use, up to this end. */
    sharedUntil: Date | null;
  };

  media: {
    id: Generated<string>;
    type: MediaType;
    form: Form;
    /** Whose files are shown: they lie in a folder of this number. */
    version: Generated<number>;
    title: string;
    description: string;
    tags: string[];
    ownerId: string;
    status: PublishStatus;
    state: 'uploading' | 'processing' | 'ready' | 'failed';
    failure: Failure | null;
    percent: number;
    playable: boolean;
    durationSeconds: number | null;
    plays: number;
    createdAt: Stamped;
    deletedAt: Date | null;
    availableFrom: Date | null;
    availableUntil: Date | null;
    alternativeText: Generated<string>;
    downloads: Generated<Downloads>;
    /** A picture that was chosen, by its name in the version's folder; null: the automatic one. */
    poster: string | null;
  };
  attachments: {
    id: Generated<string>;
    mediaId: string;
    name: string;
    title: Generated<string>;
    bytes: number;
    place: number;
    state: 'uploading' | 'ready';
    createdAt: Stamped;
  };
  attachmentRelations: {
    mediaId: string;
    relatedId: string;
    place: number;
  };
  analyticsBeats: {
    id: Generated<string>;
    mediaId: string;
    viewId: string;
    viewerId: string;
    kind: 'person' | 'invitee' | 'guest';
    number: number;
    fromAt: number;
    toAt: number;
    seconds: number;
    beatenAt: Date;
  };
  analyticsViews: {
    mediaId: string;
    viewId: string;
    viewerId: string;
    kind: 'person' | 'invitee' | 'guest';
    /** Of the bytes that were looked at: parts of another one are others. */
    version: number;
    lastNumber: number;
    seconds: number;
    parts: number[];
    beganAt: Date;
    lastAt: Date;
  };
  documentPages: {
    mediaId: string;
    version: number;
    number: number;
    width: number;
    height: number;
    /** What stands on it; null, like the two below, until it is drawn. */
    text: string | null;
    /** The same, as it is searched. */
    folded: string | null;
    lines: JSONColumnType<readonly Line[], string | undefined, string> | null;
  };

  mediaCollaborators: {
    mediaId: string;
    personId: string;
    kind: CollaboratorKind;
    addedAt: Stamped;
  };
  searchTexts: {
    mediaId: string;
    source: 'details' | 'captions' | 'document';
    part: number;
    dictionary: string;
    body: string;
    places: number[];
    look: string;
    head: string;
    vector: string;
  };
  mediaPlays: {
    mediaId: string;
    sessionId: string;
    playedAt: Stamped;
  };

  captions: {
    id: Generated<string>;
    mediaId: string;
    language: string;
    label: string;
    origin: CaptionsView['origin'];
    /** Hidden ones are drafts. */
    isShown: boolean;
    isDefault: boolean;
    isChecked: boolean;
    cues: JSONColumnType<object[]>;
    /** What is said, a line for each cue, without marks and times: for searching. */
    plainText: string;
    cueCount: number;
    /** Counts the savings of the cues. */
    version: number;
    createdAt: Stamped;
    changedAt: Stamped;
  };
  chapterLists: {
    mediaId: string;
    chapters: JSONColumnType<object[]>;
    /** The titles, one a line: for searching. */
    plainText: string;
    version: number;
    changedAt: Stamped;
  };
  transcriptions: {
    id: string;
    mediaId: string;
    language: string | null;
    state: TranscriptionView['state'];
    percent: number;
    failure: TranscriptionFailure | null;
    captionsId: string | null;
    /** How far the machine has listened, and what it heard: a worker that was killed goes on from there. */
    doneMs: number;
    segments: JSONColumnType<object[]>;
    createdAt: Date;
    changedAt: Date;
  };

  invitees: {
    id: Generated<string>;
    /** null once this person was forgotten. */
    emailFolded: string | null;
    forgottenAt: Date | null;
  };
  invites: {
    id: Generated<string>;
    publicId: string;
    mediaId: string;
    inviterId: string;
    inviteeId: string;
    email: string;
    firstName: string;
    lastName: string;
    role: EventRole;
    message: string;
    language: Language;
    timeZone: string | null;
    maxUses: number | null;
    uses: number;
    createdAt: Stamped;
    expiresAt: Date;
    openedAt: Date | null;
    newDeviceUntil: Date | null;
    removedAt: Date | null;
    /** The last resending of several that it was part of. */
    lastRequestId: string | null;
    /** The invited person said that a device was not theirs, and no new link was made since. */
    disownedAt: Date | null;
  };
  inviteSecrets: {
    id: Generated<string>;
    inviteId: string;
    digest: Buffer;
    via: 'copied' | 'mailed';
    createdAt: Stamped;
    endedAt: Date | null;
  };
  inviteOpenings: {
    inviteId: string;
    deviceId: string;
    secretId: string;
    expiresAt: Date;
  };

  notices: {
    id: Generated<string>;
    personId: string;
    kind: NoticeKind;
    mediaId: string;
    /** Of what happened with an invitation; null where it is about the entry itself. */
    inviteId: string | null;
    galleryId: Generated<string | null>;
    /** Who caused it, where a person did. */
    byId: Generated<string | null>;
    facts: JSONColumnType<{ device: string | null; reason: string | null }>;
    createdAt: Date;
    /** When the mail that goes with it was ordered; null: there is no mail server. */
    mailedAt: Date | null;
    seenAt: Date | null;
    doneAt: Date | null;
  };

  guestLinks: {
    id: string;
    publicId: string;
    mediaId: string;
    createdBy: string;
    name: string;
    /** 1 to 3 among the links of an entry that are not deleted. */
    place: number;
    secretDigest: Buffer;
    /** Read again whenever somebody copies the link; gone with the link. */
    sealedSecret: Buffer | null;
    maxGuests: number | null;
    entered: number;
    createdAt: Stamped;
    expiresAt: Date | null;
    switchedOffAt: Date | null;
    deletedAt: Date | null;
  };
  guestOpenings: {
    guestLinkId: string;
    deviceId: string;
    expiresAt: Date;
  };
  guestCodes: {
    guestId: string;
    digest: Buffer;
    tries: number;
    expiresAt: Date;
  };
  guests: {
    id: string;
    guestLinkId: string;
    mediaId: string;
    deviceId: string;
    name: string;
    email: string;
    emailFolded: string;
    enteredAt: Date;
    leftAt: Date | null;
    removedAt: Date | null;
    /** Since then nobody knows who it was. */
    forgottenAt: Generated<Date | null>;
  };

  inviteCodes: {
    publicId: string;
    deviceId: string;
    id: string;
    /** Of the typed address; null: the link was shown. */
    addressDigest: string | null;
    /** null: not mailed yet, or never, because id or address is nobody's. */
    digest: Buffer | null;
    tries: number;
    expiresAt: Date;
  };
  inviteMoves: {
    id: string;
    inviteId: string;
    grantId: string;
    /** `Firefox on Windows`, the new one. */
    device: string;
    secretDigest: Buffer;
    movedAt: Date;
    disownedAt: Date | null;
  };

  inviteBatches: {
    id: Generated<string>;
    mediaId: string;
    makerId: string;
    rowCount: number;
    createdAt: Date;
    expiresAt: Date;
    committedAt: Date | null;
    /** How they are to be invited, and who said so. */
    wish: JSONColumnType<object> | null;
    finishedAt: Date | null;
    downloadedAt: Date | null;
  };
  inviteBatchRows: {
    batchId: string;
    number: number;
    line: number;
    email: string;
    emailFolded: string | null;
    firstName: string;
    lastName: string;
    role: EventRole | null;
    language: Language | null;
    verdict: BatchVerdict;
    duplicateOf: number | null;
    inviteId: string | null;
    secretId: string | null;
    /** The link that is to be downloaded once; shredded then. */
    sealedLink: Buffer | null;
  };

  mailTemplates: {
    id: Generated<string>;
    name: string;
    senderName: string;
    changedAt: Stamped;
  };
  mailTemplateVersions: {
    templateId: string;
    language: Language;
    subject: string;
    html: string;
    plain: string;
  };
  /** What the calendar of an invited person was mailed last. */
  mailCalendars: {
    inviteId: string;
    sequence: number;
    title: string;
    startsAt: Date;
    endsAt: Date | null;
    isCancelled: Generated<boolean>;
  };
  mailMessages: {
    id: Generated<string>;
    purpose: 'invitation' | 'letter';
    /** Which of our own letters; null for an invitation. */
    letter: string | null;
    inviteId: string | null;
    personId: string | null;
    recipient: string;
    recipientFolded: string;
    templateId: string | null;
    /** Values for the template that are not looked up again, the link's secret among them; shredded when sent. */
    sealedFacts: Buffer | null;
    subject: string;
    state: MessageState;
    /** Of one that bounced. */
    bounce: Bounce | null;
    attempts: Generated<number>;
    reason: string | null;
    createdAt: Stamped;
    changedAt: Stamped;
  };

  /** How far the mailbox for what comes back was read; one row at most. */
  mailReturnBox: {
    /** Whose numbers these are: another mailbox, or one that was made anew, is read from its beginning. */
    name: string;
    uidValidity: number;
    lastUid: number;
    lookedAt: Date;
    trouble: string | null;
  };

  quizzes: {
    mediaId: string;
    options: JSONColumnType<QuizOptions>;
    /** What attempts begin with now; null: the questions were changed since the last one was frozen. */
    edition: number | null;
    /** Numbers that were given out. */
    takers: Generated<number>;
  };
  quizQuestions: {
    id: string;
    mediaId: string;
    kind: QuestionKind;
    atSeconds: number;
    /** Among those at the same moment. */
    place: number;
    text: string;
    hint: string;
    explanation: string;
    points: number;
    isScored: boolean;
    answers: JSONColumnType<KeyedAnswer[]>;
    /** It stands in an edition. */
    isAsked: Generated<boolean>;
  };
  /** The questions as they were when attempts began; never changed. */
  quizEditions: {
    mediaId: string;
    number: number;
    questions: JSONColumnType<KeyedQuestion[]>;
  };
  quizTakers: {
    id: string;
    mediaId: string;
    number: number;
    /** By what somebody is found again; all three are null once they were forgotten. */
    personId: string | null;
    addressFolded: string | null;
    guestId: string | null;
    kind: 'account' | 'invitee' | 'guest';
    name: string;
    forgottenAt: Date | null;
    keptPercent: number | null;
    keptWaiting: Generated<number>;
  };
  quizAttempts: {
    id: string;
    mediaId: string;
    edition: number;
    /** A taker's, or the preview of somebody who may edit. */
    takerId: string | null;
    previewerId: string | null;
    deviceId: string | null;
    /** Begun by a guest whose address was not proved: one a device. */
    asUnproved: boolean;
    begunAt: Date;
    activeAt: Date;
    activeSeconds: Generated<number>;
    submittedAt: Date | null;
    percent: number | null;
    points: number | null;
    maxPoints: number | null;
    waiting: number | null;
  };
  quizAnswers: {
    attemptId: string;
    questionId: string;
    /** null: submitted without. */
    given: JSONColumnType<GivenAnswer> | null;
    answeredAt: Date | null;
    /** What it earned of the points, from the submission on; null: nothing to score, or it waits for a grade. */
    share: number | null;
    gradedShare: number | null;
    feedback: string | null;
    gradedAt: Date | null;
    gradedBy: string | null;
  };

  settings: {
    module: string;
    value: JSONColumnType<object>;
    changedAt: Stamped;
  };

  inviteRepeats: {
    personId: string;
    keyDigest: Buffer;
    wantedDigest: Buffer;
    inviteId: string;
    createdAt: Date;
  };

  webhooks: {
    id: string;
    url: string;
    events: WebhookEvent[];
    /** What its messages are signed with. */
    sealedSecret: Buffer;
    isActive: boolean;
    createdBy: string;
    createdAt: Date;
  };
  webhookDeliveries: {
    id: Generated<string>;
    webhookId: string;
    event: string;
    /** Exactly the bytes that are signed. */
    body: string;
    state: Generated<'waiting' | 'delivered' | 'failed'>;
    attempts: Generated<number>;
    status: number | null;
    reason: string | null;
    createdAt: Date;
    attemptedAt: Date | null;
  };

  editorEdits: {
    id: string;
    mediaId: string;
    personId: string;
    /** The version that is cut. */
    ofNumber: number;
    becomes: Becomes;
    parts: JSONColumnType<readonly Part[]>;
    title: string;
    intoNumber: number | null;
    intoMediaIds: string[];
    state: EditState;
    percent: Generated<number>;
    startedAt: Date;
    endedAt: Date | null;
  };
  editorVersions: {
    mediaId: string;
    number: number;
    ofNumber: number | null;
    parts: JSONColumnType<readonly Part[]> | null;
    personId: string | null;
    madeAt: Date;
    durationSeconds: number | null;
    bytes: number;
    /** null for the one that plays. */
    leftAt: Date | null;
    /** What other features had on its timeline when it was left, by their names. */
    timeline: JSONColumnType<Readonly<Record<string, unknown>>>;
  };
  editorThumbnails: {
    mediaId: string;
    /** Another one for each choice. */
    id: string;
    kind: ThumbnailKind;
    seconds: number | null;
    state: 'shown' | 'making' | 'failed';
  };

  auditRows: {
    id: Generated<number>;
    happenedAt: Date;
    action: string;
    /** `person:<id>`, `invitee:<id>`, `guest:<id>`, `key:<id>`, `system`. */
    actor: string;
    mediaId: string | null;
    subjectId: string | null;
    facts: JSONColumnType<object>;
    /** Whose key the personal fields are sealed with: shredding that key erases them and leaves the chain whole. */
    personalOf: string | null;
    personal: Buffer | null;
  };
  auditSeals: {
    number: number;
    rowCount: number;
    hash: Buffer;
    sealedAt: Date;
  };
  auditSealedRows: {
    rowId: number;
    sealNumber: number;
  };
  auditKeys: {
    /** An account's or an invitee's id. */
    subjectId: string;
    sealedKey: Buffer;
  };
};
