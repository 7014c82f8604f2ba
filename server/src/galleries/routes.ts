import {
  changeGallery,
  createGallery,
  deleteGallery,
  getGallery,
  listGalleries,
} from '#contract/galleries/endpoints.ts';
import {
  addGalleryMedia,
  decideGalleryMedia,
  getPublication,
  listGalleryMedia,
  listWaitingMedia,
  removeGalleryMedia,
} from '#contract/galleries/media.ts';
import {
  addGalleryPeople,
  changeGalleryPerson,
  listGalleryPeople,
  removeGalleryPerson,
  suggestGalleryPeople,
} from '#contract/galleries/people.ts';
import { setPublishStatus } from '#contract/media/endpoints.ts';
import { type App, serve } from '#infra/http.ts';
import { personOf } from '#infra/principal.ts';
import type { Galleries } from './service.ts';

export function galleryRoutes(app: App, galleries: Galleries): void {
  const { publishing, moderating, people } = galleries;
  serve(app, listGalleries, ({ query, caller }) => galleries.list({ ...query, after: query.after }, caller));
  serve(app, createGallery, ({ body, caller }) => galleries.create(body, caller));
  serve(app, getGallery, ({ params, caller }) => galleries.view(params.galleryId, caller));
  serve(app, changeGallery, ({ params, body, caller }) => galleries.change(params.galleryId, body, caller));
  serve(app, deleteGallery, ({ params, caller }) => galleries.remove(params.galleryId, caller));

  serve(app, listGalleryMedia, ({ params, query, caller }) =>
    moderating.list(params.galleryId, { ...query, after: query.after }, personOf(caller)),
  );
  serve(app, listWaitingMedia, ({ params, query, caller }) =>
    moderating.listWaiting(params.galleryId, { ...query, after: query.after }, personOf(caller)),
  );
  serve(app, addGalleryMedia, ({ params, body, caller }) =>
    publishing.addTo(params.galleryId, body.mediaIds, personOf(caller)),
  );
  serve(app, removeGalleryMedia, ({ params, body, caller }) => moderating.takeOut({ ...params, ...body }, caller));
  serve(app, decideGalleryMedia, ({ params, body, caller }) => moderating.decide({ ...params, ...body }, caller));
  serve(app, getPublication, ({ params, caller }) => publishing.view(params.mediaId, caller));
  serve(app, setPublishStatus, ({ params, body, caller }) => publishing.publish(params.mediaId, body, caller));

  serve(app, listGalleryPeople, ({ params, query }) => people.list(params.galleryId, { ...query, after: query.after }));
  serve(app, addGalleryPeople, ({ params, body, caller }) => people.add(params.galleryId, body, caller));
  serve(app, changeGalleryPerson, ({ params, body, caller }) => people.change({ ...params, ...body }, caller));
  serve(app, removeGalleryPerson, ({ params, caller }) => people.remove(params, caller));
  serve(app, suggestGalleryPeople, ({ params, query, caller }) =>
    people.suggest(params.galleryId, query.search, caller),
  );
}
