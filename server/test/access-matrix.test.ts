import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLLABORATOR_KINDS, type CollaboratorKind, GALLERY_ROLES, type GalleryRole } from '#contract/access/roles.ts';
import type { Endpoint } from '#contract/endpoint.ts';
import { ENDPOINTS, type EndpointName } from '#contract/endpoints.ts';
import { createGallery } from '#contract/galleries/endpoints.ts';
import { addGalleryPeople } from '#contract/galleries/people.ts';
import { addCollaborator, restoreMedia, setPublishStatus } from '#contract/media/endpoints.ts';
import type { ProblemCode } from '#contract/problems.ts';
import { addressOf, type TestBrowser } from './browser.ts';
import { enter, guestLink } from './guest.ts';
import { invite, join } from './invitation.ts';
import { openWorld, type PersonInWorld, type World } from './world.ts';

const CALLERS = [
  'anonymous',
  'stranger',
  'inviteeElsewhere',
  'inviteeHere',
  'guestElsewhere',
  'guestHere',
  'coViewer',
  'coPublisher',
  'coEditor',
  'coOwner',
  'owner',
  'administrator',
  /** In a gallery where the entry is published. */
  'galleryMember',
  'galleryContributor',
  'galleryModerator',
  'galleryManager',
  /** The owner's, with the scope media.read alone. */
  'readingKey',
  /** The owner's, with every scope. */
  'fullKey',
] as const;
type Caller = (typeof CALLERS)[number];

/** What a caller meets at the door: let in, or one of the refusals of the access decision. */
type Outcome = 'in' | 'sign-in' | 'denied' | 'unknown' | 'scope';
type Row = Readonly<Record<Caller, Outcome>>;

/** Refusals of the one access decision; any other answer means that the caller was let in. */
const refusals: Partial<Record<ProblemCode, Outcome>> = {
  'access.sign-in-needed': 'sign-in',
  'access.denied': 'denied',
  'media.unknown': 'unknown',
  'galleries.unknown': 'unknown',
  'access.scope-too-small': 'scope',
};

const noKeys = { readingKey: 'scope', fullKey: 'scope' } as const;
const writing = { readingKey: 'scope', fullKey: 'in' } as const;
const reading = { readingKey: 'in', fullKey: 'in' } as const;

const all = (outcome: Outcome): Row => Object.assign({}, ...CALLERS.map((caller) => ({ [caller]: outcome })));
const outside = {
  anonymous: 'sign-in',
  stranger: 'unknown',
  inviteeElsewhere: 'unknown',
  guestElsewhere: 'unknown',
} as const;

const sessionsOnly = {
  inviteeElsewhere: 'sign-in',
  inviteeHere: 'sign-in',
  guestElsewhere: 'sign-in',
  guestHere: 'sign-in',
} as const;

const everybody: Row = { ...all('in'), ...noKeys };
const signedIn: Row = {
  ...all('in'),
  anonymous: 'sign-in',
  ...sessionsOnly,
  ...noKeys,
};
const creators: Row = { ...signedIn, stranger: 'denied' };
const administrators: Row = {
  ...all('denied'),
  anonymous: 'sign-in',
  ...sessionsOnly,
  administrator: 'in',
  ...noKeys,
};
const viewers: Row = { ...all('in'), ...outside, ...noKeys };
const fromGalleries = {
  galleryMember: 'denied',
  galleryContributor: 'denied',
  galleryModerator: 'denied',
  galleryManager: 'denied',
} as const;
const inviters: Row = {
  ...viewers,
  ...fromGalleries,
  inviteeHere: 'denied',
  guestHere: 'denied',
  coViewer: 'denied',
};
const editors: Row = { ...inviters, coPublisher: 'denied' };
const publishers: Row = { ...inviters, coEditor: 'denied' };
const keepers: Row = { ...inviters, coEditor: 'denied', coPublisher: 'denied' };
const owners: Row = { ...keepers, coOwner: 'denied' };

/** Who is not in the gallery hears of none; the co-viewer is not in it either, though the entry is theirs to open. */
const galleryMembers: Row = {
  ...all('unknown'),
  anonymous: 'sign-in',
  ...sessionsOnly,
  administrator: 'in',
  galleryMember: 'in',
  galleryContributor: 'in',
  galleryModerator: 'in',
  galleryManager: 'in',
  readingKey: 'scope',
  fullKey: 'unknown',
};
const galleryContributors: Row = { ...galleryMembers, galleryMember: 'denied' };
const galleryModerators: Row = { ...galleryContributors, galleryContributor: 'denied' };
const galleryManagers: Row = { ...galleryModerators, galleryModerator: 'denied' };
const readByKeys = { readingKey: 'unknown' } as const;
const galleryPublishers: Row = {
  ...signedIn,
  ...all('denied'),
  anonymous: 'sign-in',
  ...sessionsOnly,
  administrator: 'in',
  readingKey: 'scope',
};

/** The table of 1.2 and of the console, endpoint by endpoint. A new endpoint does not compile until it is in here. */
const matrix: Readonly<Record<EndpointName, Row>> = {
  getSession: everybody,
  signIn: everybody,
  signOut: everybody,
  viewSetUp: everybody,
  finishSetUp: everybody,
  listPeople: administrators,
  createPerson: administrators,
  changePerson: administrators,
  createSetUpLink: administrators,
  listApiKeys: signedIn,
  createApiKey: signedIn,
  deleteApiKey: signedIn,

  listGroups: administrators,
  createGroup: administrators,
  renameGroup: administrators,
  deleteGroup: administrators,
  listGroupMembers: administrators,
  addGroupMembers: administrators,
  removeGroupMember: administrators,

  listGalleries: { ...signedIn, ...reading },
  createGallery: galleryPublishers,
  getGallery: { ...galleryMembers, ...readByKeys },
  changeGallery: galleryManagers,
  deleteGallery: galleryManagers,
  listGalleryMedia: { ...galleryMembers, ...readByKeys },
  listWaitingMedia: { ...galleryModerators, ...readByKeys },
  addGalleryMedia: galleryContributors,
  removeGalleryMedia: galleryModerators,
  decideGalleryMedia: galleryModerators,
  getPublication: { ...publishers, ...reading },
  listGalleryPeople: { ...galleryManagers, ...readByKeys },
  addGalleryPeople: galleryManagers,
  changeGalleryPerson: galleryManagers,
  removeGalleryPerson: galleryManagers,
  suggestGalleryPeople: { ...galleryManagers, ...noKeys },

  listBin: administrators,
  purgeMedia: administrators,

  listMedia: { ...signedIn, ...reading },
  searchMedia: { ...signedIn, ...reading },
  changeManyMedia: { ...signedIn, ...writing },
  createMedia: { ...creators, ...writing },
  getMedia: { ...viewers, ...reading },
  getPlayback: viewers,
  countPlay: viewers,
  changeMedia: { ...editors, ...writing },
  setAvailability: { ...publishers, ...writing },
  setDownloads: { ...editors, ...writing },
  setPublishStatus: { ...publishers, ...writing },
  deleteMedia: { ...keepers, ...writing },
  restoreMedia: { ...keepers, ...writing },
  listAttachments: { ...viewers, ...reading },
  createAttachment: { ...editors, ...writing },
  changeAttachment: { ...editors, ...writing },
  deleteAttachment: { ...editors, ...writing },
  orderAttachments: { ...editors, ...writing },
  setRelated: { ...editors, ...writing },
  /** As long as the owner gives nothing away. */
  listDownloads: { ...editors, ...reading },
  prepareDownload: { ...editors, ...reading },

  listCollaborators: { ...keepers, ...reading },
  addCollaborator: { ...keepers, ...writing },
  removeCollaborator: { ...keepers, ...writing },
  suggestCollaborators: keepers,
  leaveMedia: { ...viewers, ...writing },
  transferMedia: { ...owners, ...writing },

  listCaptions: { ...viewers, ...reading },
  getCaptions: { ...viewers, ...reading },
  createCaptions: { ...editors, ...writing },
  changeCaptions: { ...editors, ...writing },
  saveCues: { ...editors, ...writing },
  deleteCaptions: { ...editors, ...writing },
  getChapters: { ...viewers, ...reading },
  saveChapters: { ...editors, ...writing },
  listTranscriptions: { ...editors, ...reading },
  createTranscription: { ...editors, ...writing },
  cancelTranscription: { ...editors, ...writing },
  getEditor: { ...editors, ...reading },
  startEdit: { ...editors, ...writing },
  cancelEdit: { ...editors, ...writing },
  listVersions: { ...editors, ...reading },
  restoreVersion: { ...editors, ...writing },
  setThumbnail: { ...editors, ...writing },
  /** Who asks is nobody: it tells of what everyone may open. */
  getOembed: everybody,
  reportBeats: viewers,
  getAnalytics: { ...editors, ...reading },
  listViewers: { ...editors, ...reading },
  exportViewers: { ...editors, ...reading },
  getGalleryAnalytics: { ...galleryManagers, ...readByKeys },
  exportGalleryAnalytics: { ...galleryManagers, ...readByKeys },
  getDocument: viewers,
  getDocumentPage: { ...viewers, ...reading },
  findInDocument: { ...viewers, ...reading },

  getInviteOptions: { ...inviters, ...writing },
  suggestInvitees: { ...inviters, ...writing },
  createInvite: { ...inviters, ...writing },
  previewInvite: { ...inviters, ...writing },
  listInvites: { ...inviters, ...writing },
  renewInviteLink: { ...inviters, ...writing },
  allowNewDevice: { ...inviters, ...writing },
  removeInvite: { ...inviters, ...writing },
  getInviteCounts: { ...inviters, ...writing },
  exportInvites: { ...inviters, ...writing },
  changeInvite: { ...inviters, ...writing },
  changeInvites: { ...inviters, ...writing },
  createInviteBatch: { ...inviters, ...writing },
  listInviteBatches: { ...inviters, ...writing },
  getInviteBatch: { ...inviters, ...writing },
  commitInviteBatch: { ...inviters, ...writing },
  downloadInviteBatch: { ...inviters, ...writing },
  viewInvitation: everybody,
  openInvitation: everybody,
  requestCode: everybody,
  joinInvitation: everybody,
  makeCalendar: everybody,
  leaveInvitation: everybody,
  askForLink: everybody,

  listNotices: signedIn,
  getNotice: signedIn,
  seeNotices: signedIn,
  dismissNotice: signedIn,

  listGuestLinks: { ...inviters, ...writing },
  createGuestLink: { ...inviters, ...writing },
  revealGuestLink: { ...inviters, ...writing },
  changeGuestLink: { ...inviters, ...writing },
  switchGuestLink: { ...inviters, ...writing },
  deleteGuestLink: { ...inviters, ...writing },
  listGuests: { ...inviters, ...writing },
  removeGuest: { ...inviters, ...writing },
  viewGuestLink: everybody,
  openGuestLink: everybody,
  enterAsGuest: everybody,
  leaveAsGuest: everybody,
  requestGuestCode: everybody,
  proveGuest: everybody,
  viewMove: everybody,
  disownMove: everybody,

  makeQuiz: { ...editors, ...writing },
  removeQuiz: { ...editors, ...writing },
  getQuizSetup: { ...editors, ...reading },
  changeQuiz: { ...editors, ...writing },
  addQuestion: { ...editors, ...writing },
  changeQuestion: { ...editors, ...writing },
  moveQuestion: { ...editors, ...writing },
  copyQuestion: { ...editors, ...writing },
  deleteQuestion: { ...editors, ...writing },
  getQuiz: viewers,
  beginAttempt: viewers,
  getAttempt: viewers,
  answerQuestion: viewers,
  submitAttempt: viewers,
  downloadPreTest: viewers,
  getQuizReport: { ...editors, ...reading },
  exportQuizReport: { ...editors, ...reading },
  listTakers: { ...editors, ...reading },
  getTaker: { ...editors, ...reading },
  getAttemptReport: { ...editors, ...reading },
  listOpenAnswers: { ...editors, ...reading },
  gradeAnswer: { ...editors, ...writing },
  deleteAttempt: { ...editors, ...writing },

  getPortal: everybody,
  getInviteSettings: administrators,
  saveInviteSettings: administrators,
  getThemingSettings: administrators,
  saveThemingSettings: administrators,
  getMediaSettings: administrators,
  saveMediaSettings: administrators,

  listTemplates: administrators,
  createTemplate: administrators,
  changeTemplate: administrators,
  deleteTemplate: administrators,
  previewTemplate: administrators,
  getMailStatus: administrators,
  sendTestMail: administrators,
  /** Who signs is let in, whoever carries the message. */
  tellMailNotice: all('in'),

  listWebhooks: administrators,
  createWebhook: administrators,
  changeWebhook: administrators,
  deleteWebhook: administrators,
  testWebhook: administrators,
  listDeliveries: administrators,
  replayDelivery: administrators,

  listAudit: administrators,
  exportAudit: administrators,

  listChanges: everybody,
};

let world: World;
let callers: Readonly<Record<Caller, TestBrowser>>;
let owner: PersonInWorld;
let mediaId: string;
let galleryId: string;
let administrator: PersonInWorld;
let people: Readonly<Record<CollaboratorKind | GalleryRole, PersonInWorld>>;

beforeAll(async () => {
  world = await openWorld();
  owner = await world.aPerson({ siteRole: 'creator' });
  mediaId = await world.aMedia(owner);
  const elsewhere = await world.aMedia(owner);
  administrator = await world.aPerson({ siteRole: 'administrator' });
  const aCreator = () => world.aPerson({ siteRole: 'creator' });
  people = {
    'co-viewer': await aCreator(),
    'co-publisher': await aCreator(),
    'co-editor': await aCreator(),
    'co-owner': await aCreator(),
    member: await aCreator(),
    contributor: await aCreator(),
    moderator: await aCreator(),
    manager: await aCreator(),
  };
  await addCollaborators();
  await openGallery();
  callers = {
    anonymous: world.aBrowser(),
    stranger: (await world.aPerson({ siteRole: 'viewer' })).browser,
    inviteeElsewhere: await anInvitee(elsewhere),
    inviteeHere: await anInvitee(mediaId),
    guestElsewhere: await aGuest(elsewhere),
    guestHere: await aGuest(mediaId),
    coViewer: people['co-viewer'].browser,
    coPublisher: people['co-publisher'].browser,
    coEditor: people['co-editor'].browser,
    coOwner: people['co-owner'].browser,
    owner: owner.browser,
    administrator: administrator.browser,
    galleryMember: people.member.browser,
    galleryContributor: people.contributor.browser,
    galleryModerator: people.moderator.browser,
    galleryManager: people.manager.browser,
    readingKey: await world.aKey(owner, ['media.read']),
    fullKey: await world.aKey(owner, ['media.read', 'media.write', 'invites.read', 'invites.write']),
  };
});
afterAll(() => world[Symbol.asyncDispose]());

async function addCollaborators(): Promise<void> {
  for (const kind of COLLABORATOR_KINDS) {
    const body = { email: people[kind].email, kind };
    await owner.browser.call(addCollaborator, { params: { mediaId }, body });
  }
}

async function openGallery(): Promise<void> {
  const body = { name: 'Biology', visibility: 'members', moderated: false } as const;
  const gallery = await administrator.browser.call(createGallery, { body });
  galleryId = gallery.id;
  for (const role of GALLERY_ROLES) {
    const added = { emails: [people[role].email], role };
    await administrator.browser.call(addGalleryPeople, { params: { galleryId }, body: added });
  }
  await publish();
}

async function publish(): Promise<void> {
  const body = { status: 'published' as const, galleryIds: [galleryId] };
  await administrator.browser.call(setPublishStatus, { params: { mediaId }, body });
}

/** Makes good what a caller was let in to do, so that the next one meets the same. */
const repairs: Partial<Record<EndpointName, () => Promise<unknown>>> = {
  deleteMedia: () => owner.browser.call(restoreMedia, { params: { mediaId } }),
  deleteGallery: openGallery,
  removeGalleryMedia: publish,
  leaveMedia: addCollaborators,
};

async function anInvitee(entry: string): Promise<TestBrowser> {
  const browser = world.aBrowser();
  await join(browser, await invite(owner.browser, entry));
  return browser;
}

async function aGuest(entry: string): Promise<TestBrowser> {
  const browser = world.aBrowser();
  await enter(browser, await guestLink(owner.browser, entry));
  return browser;
}

/** Ids that stand for nothing, so that whoever is let in changes nothing. */
const nobody = '00000000-0000-4000-8000-000000000000';

/** The decision comes before the body is looked at, so an empty one tells who is let in. */
async function meet(browser: TestBrowser, endpoint: Endpoint): Promise<Outcome> {
  const params = {
    mediaId,
    inviteId: nobody,
    guestLinkId: nobody,
    guestId: nobody,
    batchId: nobody,
    personId: nobody,
    keyId: nobody,
    setUpId: nobody,
    templateId: nobody,
    webhookId: nobody,
    deliveryId: nobody,
    captionsId: nobody,
    transcriptionId: nobody,
    noticeId: nobody,
    attachmentId: nobody,
    choice: 'v720',
    moveId: nobody,
    galleryId,
    groupId: nobody,
    lineId: nobody,
    binnedId: nobody,
    questionId: nobody,
    attemptId: nobody,
    takerId: nobody,
    editId: nobody,
    number: '7',
    page: '1',
    publicId: 'A'.repeat(22),
  };
  const hasBody = endpoint.method !== 'GET';
  const response = await browser.request(addressOf(endpoint, { params, query: {} }), {
    method: endpoint.method,
    ...(hasBody ? { body: '{}', headers: { 'content-type': 'application/json' } } : {}),
  });
  const text = await response.text();
  expect(response.status, text).toBeLessThan(500);
  if (response.ok) return 'in';
  const { code }: { code: ProblemCode } = JSON.parse(text);
  const refusal = refusals[code];
  if (refusal !== undefined) return refusal;
  // Whoever was let in meets what the endpoint itself refuses; anything else was not decided at its door.
  expect(['request.invalid', ...endpoint.problems]).toContain(code);
  return 'in';
}

describe.each(Object.entries(ENDPOINTS).filter(([name]) => name !== 'signOut'))('%s', (name, endpoint: Endpoint) => {
  it('lets in whom the table says, and nobody else', async () => {
    const met: Partial<Record<Caller, Outcome>> = {};
    for (const caller of CALLERS) {
      met[caller] = await meet(callers[caller], endpoint);
      if (met[caller] === 'in') await repairs[name as EndpointName]?.();
    }
    expect(met).toEqual(matrix[name as EndpointName]);
  });
});

it('says nothing else to a stranger about an entry that is there than about one that is not', async () => {
  const { stranger } = callers;
  for (const id of [mediaId, nobody]) {
    const response = await stranger.request(`/api/v1/media/${id}`);
    expect(await response.json()).toMatchObject({ status: 404, code: 'media.unknown' });
  }
});

it('lets a key and a cookie that come together do no more than the key', async () => {
  const headers = { authorization: 'Bearer not-a-key-of-anybody', cookie: owner.browser.cookieHeader() };
  const response = await fetch(new URL(`/api/v1/media/${mediaId}`, world.publicUrl), { headers });
  expect(response.status).toBe(401);
});
