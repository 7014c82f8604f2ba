import { createAccess } from '#access/service.ts';
import { type AccountDeps, createAccounts } from '#accounts/service.ts';
import { createAnalytics } from '#analytics/service.ts';
import { createAttachments } from '#attachments/service.ts';
import { createAudit } from '#audit/service.ts';
import { createCaptions } from '#captions/service.ts';
import { captionsOnTimeline } from '#captions/timeline.ts';
import { createDocuments } from '#documents/service.ts';
import { createDownloads } from '#downloads/service.ts';
import { createEditor } from '#editor/service.ts';
import { createGalleries, type Galleries } from '#galleries/service.ts';
import { createGuests } from '#guests/service.ts';
import type { Clock } from '#infra/clock.ts';
import type { MailServer } from '#infra/config.ts';
import { openDb, type Tx } from '#infra/db.ts';
import { openImap } from '#infra/imap.ts';
import { openJobs } from '#infra/jobs.ts';
import type { Log } from '#infra/log.ts';
import { migrate } from '#infra/migrate.ts';
import { createOutgoing } from '#infra/outgoing.ts';
import { createKeys, type Secret } from '#infra/secret.ts';
import { openSmtp } from '#infra/smtp.ts';
import { openStorage } from '#infra/storage.ts';
import { createTranscriber, type TranscriberAddress } from '#infra/transcriber.ts';
import { createUploads, openUploadFiles } from '#infra/uploads.ts';
import { createInvites } from '#invites/service.ts';
import { createMail, type MailDeps } from '#mail/service.ts';
import { MAX_UPLOAD_BYTES, UPLOADS_PATH } from '#media/policy.ts';
import { createProduction } from '#media/production.ts';
import { createMedia, type Media } from '#media/service.ts';
import { createVersions } from '#media/versions.ts';
import { createNotices, type Notices } from '#notices/service.ts';
import { createPlayback } from '#playback/service.ts';
import { createQuizzes, type Quizzes } from '#quiz/service.ts';
import { quizOnTimeline } from '#quiz/timeline.ts';
import { createSearch, type Search } from '#search/service.ts';
import { createSettings } from '#settings/service.ts';
import { createWebhooks } from '#webhooks/service.ts';

export type ServiceOptions = {
  readonly connectionString: string;
  readonly dataFolder: string;
  readonly rootSecret: Secret;
  readonly publicUrl: string;
  /** null: nothing is mailed; links are copied and handed over. */
  readonly mail: MailServer | null;
  /** Hosts in private networks that webhooks may reach all the same. */
  readonly privateHosts: readonly string[];
  /** null: no service writes captions. */
  readonly transcriber: TranscriberAddress | null;
  readonly clock: Clock;
  readonly log: Log;
};

export type Services = Awaited<ReturnType<typeof openServices>>;

/** Every feature's service, put together from bottom to top; pages, workers and the command line stand on these. */
export async function openServices({
  connectionString,
  dataFolder,
  rootSecret,
  publicUrl,
  mail: mailServer,
  privateHosts,
  transcriber: transcriberAddress,
  clock,
  log,
}: ServiceOptions) {
  await using stack = new AsyncDisposableStack();
  await migrate(connectionString);
  const db = stack.use(openDb(connectionString));
  const keys = createKeys(rootSecret);
  // Opened before the jobs, so that those under way at the end can finish their conversation.
  const smtp = mailServer === null ? null : stack.use(openSmtp(mailServer));
  const jobs = stack.use(await openJobs({ connectionString, log }));

  const audit = createAudit({ db, clock, keys, publicUrl });
  const settings = createSettings({ db, clock, audit });
  const access = createAccess({ db, clock, keys, settings, audit });
  const returns = {
    address: mailServer?.bounceAddress ?? null,
    mailbox: mailServer?.bounceImapUrl ? openImap(mailServer.bounceImapUrl) : null,
    noticeKey: mailServer?.noticeKey ?? null,
  };
  const webhooks = createWebhooks({ db, clock, keys, jobs, audit, outgoing: createOutgoing({ privateHosts }) });
  // Notices are told by letters, and what becomes of a mail is told by notices.
  const onCameBack: MailDeps['onCameBack'] = async (tx, { mediaId, inviteId, reason }) => {
    await notices.tell(tx, { kind: 'invite-bounced', inviteId, reason });
    await webhooks.tell(tx, 'invites.bounced', [{ mediaId, inviteId }]);
  };
  const mail = createMail({ db, clock, keys, jobs, audit, settings, smtp, publicUrl, returns, log, onCameBack });
  const onRenamed = (tx: Tx, personId: string) => search.followOwner(tx, personId);
  // Whoever leaves hands their media over, and media knows accounts.
  const onHandedOver: AccountDeps['onHandedOver'] = (tx, handing) => media.collaborators.handOver(tx, handing);
  const accounts = createAccounts({ db, clock, keys, access, audit, mail, publicUrl, onRenamed, onHandedOver });
  const notices: Notices = createNotices({ db, clock, access, mail, settings, publicUrl });
  const invites = createInvites({
    db,
    clock,
    keys,
    jobs,
    access,
    accounts,
    audit,
    mail,
    notices,
    settings,
    webhooks,
    publicUrl,
    onForget: (tx, inviteeId) => quizzes.forgetInvitee(tx, inviteeId),
  });
  const guests = createGuests({
    db,
    clock,
    keys,
    access,
    accounts,
    audit,
    mail,
    settings,
    publicUrl,
    onForget: (tx, guestId) => quizzes.forgetGuest(tx, guestId),
  });
  const storage = openStorage(dataFolder);
  const playback = createPlayback({ db, clock, keys, access, storage });
  const search: Search = createSearch({ db, jobs, access, playback });
  const documents = createDocuments({ db, playback });
  const transcriber = transcriberAddress === null ? null : createTranscriber(transcriberAddress);
  const captions = createCaptions({ db, clock, access, audit, jobs, storage, transcriber, log, search });
  const files = openUploadFiles(storage, 'uploads');
  const production = createProduction({ db, clock, jobs, audit, storage, files, settings, log });
  const uploads = createUploads({
    files,
    path: UPLOADS_PATH,
    maxBytes: MAX_UPLOAD_BYTES,
    onWhole: production.begin,
    log,
  });
  const media: Media = createMedia({
    db,
    clock,
    access,
    accounts,
    audit,
    notices,
    playback,
    files,
    production,
    settings,
    uploads,
    jobs,
    search,
    // Galleries know media.
    onUnpublished: (tx, mediaId) => galleries.publishing.takeOutOfAll(tx, mediaId),
    publicUrl,
  });
  const galleries: Galleries = createGalleries({ db, clock, access, accounts, audit, media, notices, settings });
  const attachments = createAttachments({ db, clock, access, audit, playback, storage, log });
  const downloads = createDownloads({ db, clock, access, audit, jobs, playback, storage });
  // No gradebook listens yet: an order to tell one would be stored here.
  const onScored = async () => {};
  const quizzes: Quizzes = createQuizzes({ db, clock, jobs, access, audit, media, onScored });
  const versions = createVersions({ db, clock, audit, jobs, storage, search });
  // What other features have on the timeline: it goes along when parts of it are cut out.
  const onTimeline = [captionsOnTimeline({ clock, search }), quizOnTimeline];
  const editor = createEditor({ db, clock, access, audit, jobs, storage, media: { versions }, onTimeline, log });

  const analytics = createAnalytics({ db, clock, access });

  const opened = stack.move();
  return {
    db,
    jobs,
    audit,
    webhooks,
    settings,
    access,
    mail,
    accounts,
    notices,
    invites,
    guests,
    playback,
    search,
    documents,
    media,
    captions,
    attachments,
    downloads,
    quizzes,
    editor,
    analytics,
    galleries,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}
