import {
  changePerson,
  createApiKey,
  createPerson,
  createSetUpLink,
  deleteApiKey,
  finishSetUp,
  getSession,
  listApiKeys,
  listPeople,
  signIn,
  signOut,
  viewSetUp,
} from '#contract/accounts/endpoints.ts';
import {
  addGroupMembers,
  createGroup,
  deleteGroup,
  listGroupMembers,
  listGroups,
  removeGroupMember,
  renameGroup,
} from '#contract/accounts/groups.ts';
import { type App, serve } from '#infra/http.ts';
import { Secret } from '#infra/secret.ts';
import type { Accounts } from './service.ts';

export function accountRoutes(app: App, accounts: Accounts): void {
  serve(app, getSession, ({ caller }) => accounts.whoIs(caller));
  serve(app, signIn, ({ body, caller, browser }) => accounts.signIn({ ...body, caller, browser }));
  serve(app, signOut, ({ caller, browser }) => accounts.signOut(caller, browser));

  serve(app, listPeople, ({ query }) => accounts.listPeople({ ...query, ids: query.ids, after: query.after }));
  serve(app, createPerson, ({ body, caller }) => accounts.createPerson(body, caller));
  serve(app, changePerson, ({ params, body, caller }) => accounts.changePerson(params.personId, body, caller));
  serve(app, createSetUpLink, ({ params, caller }) => accounts.createSetUpLink(params.personId, caller));

  serve(app, viewSetUp, ({ params, body }) => accounts.viewSetUp(params.setUpId, new Secret(body.secret)));
  serve(app, finishSetUp, ({ params, body, caller, browser }) =>
    accounts.finishSetUp({
      id: params.setUpId,
      secret: new Secret(body.secret),
      password: body.password,
      account: body.account,
      caller,
      browser,
    }),
  );

  serve(app, listApiKeys, ({ caller }) => accounts.listApiKeys(caller));
  serve(app, createApiKey, ({ body, caller }) => accounts.createApiKey(body, caller));
  serve(app, deleteApiKey, ({ params, caller }) => accounts.deleteApiKey(params.keyId, caller));

  const { groups } = accounts;
  serve(app, listGroups, ({ query }) => groups.list({ ...query, after: query.after }));
  serve(app, createGroup, ({ body, caller }) => groups.create(body.name, caller));
  serve(app, renameGroup, ({ params, body, caller }) => groups.rename(params.groupId, body.name, caller));
  serve(app, deleteGroup, ({ params, caller }) => groups.remove(params.groupId, caller));
  serve(app, listGroupMembers, ({ params, query }) => groups.members(params.groupId, { ...query, after: query.after }));
  serve(app, addGroupMembers, ({ params, body, caller }) => groups.add(params.groupId, body.emails, caller));
  serve(app, removeGroupMember, ({ params, caller }) => groups.removeMember(params, caller));
}
