import type { Audit } from '#audit/service.ts';
import type { Person } from '#contract/access/principal.ts';
import { DEFAULT_SETTINGS, SETTINGS, type SettingsModule, type SettingsOf } from '#contract/settings/modules.ts';
import { FIELD_WORDS } from '#contract/words.ts';
import { announce, type StoredEvent } from '#infra/announce.ts';
import type { Clock } from '#infra/clock.ts';
import { type Db, type Tx, transact } from '#infra/db.ts';
import { actorOf } from '#infra/principal.ts';
import { fieldProblem, Problem } from '#infra/problem.ts';
import { findModule, holdTemplate, insertModule, putModule } from './store.ts';

/** What was read is used for this long even if no announcement arrives. */
const FRESH_MILLISECONDS = 5000;

type Deps = { readonly db: Db; readonly clock: Clock; readonly audit: Audit };
type Read = { readonly at: number; readonly value: Promise<object> };
export type Settings = ReturnType<typeof createSettings>;

/** What an administrator changes while it runs. Every request asks, so what was read is kept until it changes. */
export function createSettings({ db, clock, audit }: Deps) {
  const read = new Map<SettingsModule, Read>();
  return { get, stored, save, begin, logo, onEvent };

  async function get<M extends SettingsModule>(module: M): Promise<SettingsOf<M>> {
    const now = performance.now();
    const kept = read.get(module);
    const value = kept !== undefined && now - kept.at < FRESH_MILLISECONDS ? kept.value : stored(db, module);
    if (value !== kept?.value) {
      read.set(module, { at: now, value });
      value.catch(() => read.delete(module));
    }
    return (await value) as SettingsOf<M>; // Parsed by the schema of this very module below.
  }

  /** Asked on the caller's own connection, for who is inside a transaction. A field that is new since it was saved has its default. */
  async function stored<M extends SettingsModule>(at: Db, module: M): Promise<SettingsOf<M>> {
    const row = await findModule(at, module);
    const value = SETTINGS[module].parse(withDefaults(DEFAULT_SETTINGS[module], row));
    return value as SettingsOf<M>; // Parsed by the schema of this very module.
  }

  async function save<M extends SettingsModule>(module: M, value: SettingsOf<M>, by: Person): Promise<SettingsOf<M>> {
    if (module === 'theming') requirePicture((value as SettingsOf<'theming'>).logo);
    const before = await get(module);
    await transact(db, async (tx) => {
      if (module === 'invites') await requireTemplate(tx, value as SettingsOf<'invites'>);
      await putModule(tx, module, value, clock.now());
      await audit.record(tx, {
        action: 'settings.changed',
        actor: actorOf(by),
        facts: { module, changed: changedFields(before, value) },
      });
      await announce(tx, { topic: 'portal', name: 'settings.changed', payload: { module } });
    });
    read.delete(module);
    return value;
  }

  async function requireTemplate(tx: Tx, { inviteEmailTemplateId: templateId }: SettingsOf<'invites'>): Promise<void> {
    if (templateId === null || (await holdTemplate(tx, templateId))) return;
    throw fieldProblem('mail.template-unknown', 'inviteEmailTemplateId');
  }

  /** What a new portal starts with beside the defaults; false when the module was saved before. */
  async function begin<M extends SettingsModule>(tx: Tx, module: M, value: Partial<SettingsOf<M>>): Promise<boolean> {
    if (!(await insertModule(tx, module, value, clock.now()))) return false;
    await announce(tx, { topic: 'portal', name: 'settings.changed', payload: { module } });
    return true;
  }

  /** The bytes of the logo and what they are; null when none is set. */
  async function logo(): Promise<{ readonly type: string; readonly bytes: Buffer } | null> {
    const { logo: dataUrl } = await get('theming');
    if (dataUrl === null) return null;
    const [head = '', body = ''] = dataUrl.split(',', 2);
    return { type: head.slice('data:'.length, head.indexOf(';')), bytes: Buffer.from(body, 'base64') };
  }

  function onEvent(event: StoredEvent): void {
    if (event.name === 'settings.changed') read.clear();
  }
}

function changedFields(before: object, after: object): readonly string[] {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after)
    .filter(([field, value]) => JSON.stringify(old.get(field)) !== JSON.stringify(value))
    .map(([field]) => field);
}

/** How files of these kinds begin; the name a picture comes under proves nothing. */
const PICTURE_MARKS: readonly (readonly [string, Buffer])[] = [
  ['image/png', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['image/jpeg', Buffer.from('ffd8ff', 'hex')],
  ['image/webp', Buffer.from('RIFF')],
];

function requirePicture(dataUrl: string | null): void {
  if (dataUrl === null) return;
  const bytes = Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
  const isPicture = PICTURE_MARKS.some(
    ([type, mark]) => dataUrl.startsWith(`data:${type};`) && bytes.subarray(0, mark.length).equals(mark),
  );
  if (!isPicture) {
    throw new Problem('settings.not-valid', {
      fields: [{ field: 'logo', message: FIELD_WORDS.notAPicture }],
    });
  }
}

/** Also inside the groups of a module, such as its quotas; lists and single values are taken as they were saved. */
function withDefaults(defaults: object, stored: object | undefined): object {
  const merged = Object.entries({ ...defaults, ...stored }).map(([name, value]: [string, unknown]) => {
    const byDefault: unknown = Object(defaults)[name];
    return [name, isGroup(value) && isGroup(byDefault) ? { ...byDefault, ...value } : value];
  });
  return Object.fromEntries(merged);
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
