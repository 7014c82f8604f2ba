import {
  enterAsGuest,
  leaveAsGuest,
  openGuestLink,
  proveGuest,
  requestGuestCode,
  viewGuestLink,
} from '#contract/guests/door.ts';
import {
  changeGuestLink,
  createGuestLink,
  deleteGuestLink,
  listGuestLinks,
  listGuests,
  removeGuest,
  revealGuestLink,
  switchGuestLink,
} from '#contract/guests/endpoints.ts';
import { type App, serve } from '#infra/http.ts';
import { Secret } from '#infra/secret.ts';
import type { Guests } from './service.ts';

export function guestRoutes(app: App, guests: Guests): void {
  serve(app, listGuestLinks, ({ params }) => guests.list(params.mediaId));
  serve(app, createGuestLink, ({ params, body, caller }) => guests.create({ ...params, caller, wanted: body }));
  serve(app, revealGuestLink, ({ params, caller }) => guests.reveal({ ...params, caller }));
  serve(app, changeGuestLink, ({ params, body, caller }) => guests.change({ ...params, caller, change: body }));
  serve(app, switchGuestLink, ({ params, body, caller }) => guests.switchTo({ ...params, caller, wanted: body }));
  serve(app, deleteGuestLink, ({ params, caller }) => guests.remove({ ...params, caller }));
  serve(app, listGuests, ({ params, query }) => guests.guests({ ...params, ...query, after: query.after }));
  serve(app, removeGuest, ({ params, caller }) => guests.removeGuest({ ...params, caller }));

  serve(app, viewGuestLink, ({ params, body, caller, browser }) =>
    guests.view({ ...params, secret: secretOrNull(body.secret), caller, browser }),
  );
  serve(app, openGuestLink, ({ params, body, caller, browser }) =>
    guests.open({ ...params, secret: new Secret(body.secret), caller, browser }),
  );
  serve(app, enterAsGuest, ({ params, body: { secret, name, email }, caller, browser }) =>
    guests.enter({ ...params, secret: secretOrNull(secret), name, email, caller, browser }),
  );
  serve(app, leaveAsGuest, ({ params, caller }) => guests.leave({ ...params, caller }));
  serve(app, requestGuestCode, ({ params, body, caller, browser }) =>
    guests.requestCode({ ...params, ...body, caller, browser }),
  );
  serve(app, proveGuest, ({ params, body, caller }) => guests.prove({ ...params, ...body, caller }));
}

function secretOrNull(text: string | undefined): Secret | null {
  return text === undefined ? null : new Secret(text);
}
