import { randomUUID } from 'node:crypto';
import type { ParsedMail } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '#contract/accounts/endpoints.ts';
import { previewInvite } from '#contract/invites/endpoints.ts';
import type { Language } from '#contract/languages.ts';
import { STARTER_VERSIONS } from '#contract/mail/starter.ts';
import {
  changeTemplate,
  createTemplate,
  listTemplates,
  previewTemplate,
  type TemplateText,
  type TemplateVersion,
} from '#contract/mail/templates.ts';
import { getInviteSettings, saveInviteSettings } from '#contract/settings/endpoints.ts';
import { openPortal } from '#main/portal.ts';
import { createBrowser } from '#test/browser.ts';
import { eventually } from '#test/eventually.ts';
import { invite } from '#test/invitation.ts';
import { openSmtpPeer, type SmtpPeer } from '#test/smtp.ts';
import { freePort, openWorld, PASSWORD, type PersonInWorld, type World } from '#test/world.ts';

let peer: SmtpPeer;
let world: World;
let admin: PersonInWorld;
let owner: PersonInWorld;
let mediaId: string;
beforeAll(async () => {
  peer = await openSmtpPeer();
  world = await openWorld({ mail: peer.portalOptions });
  admin = await world.aPerson({ siteRole: 'administrator' });
  owner = await world.aPerson({ siteRole: 'publisher', firstName: 'Olive', lastName: 'Owner' });
  mediaId = await world.aMedia(owner, { title: 'Photosynthesis' });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await peer[Symbol.asyncDispose]();
});

const saying = (words: string, change: Partial<TemplateVersion> = {}): TemplateVersion => ({
  subject: `${words}: {MEDIA}`,
  html: `<p>${words} <a href="{URL}">{MEDIA}</a></p>`,
  plain: `${words}\n\n{URL}\n`,
  ...change,
});

/** A template that invitations use from now on. */
async function useTemplate(versions: TemplateText['versions']): Promise<string> {
  const body = { name: randomUUID(), senderName: 'Film club', versions };
  const { id: templateId } = await admin.browser.call(createTemplate, { body });
  await world.configure('invites', { inviteEmailTemplateId: templateId });
  return templateId;
}

async function mailIn(language: Language, message = '') {
  const { email } = await invite(owner.browser, mediaId, { mail: true, language, message });
  return arrivedAt(email);
}

const arrivedAt = (email: string) =>
  eventually(() => {
    const [mail] = peer.to(email);
    if (mail === undefined) throw new Error('Nothing arrived yet.');
    return mail;
  });

const htmlOf = ({ html }: ParsedMail) => html || '';

describe('a template in several languages', () => {
  it('is kept as it was saved, and a version that is left out is gone', async () => {
    const templateId = await useTemplate({ en: saying('Come'), de: saying('Komm'), he: saying('בוא') });
    const stored = async () =>
      (await admin.browser.call(listTemplates)).templates.find(({ id }) => id === templateId)?.versions;
    expect(await stored()).toEqual({ en: saying('Come'), de: saying('Komm'), he: saying('בוא') });

    const versions = { en: saying('Come'), fr: saying('Viens') };
    const body = { name: 'Less', senderName: '', versions };
    await admin.browser.call(changeTemplate, { params: { templateId }, body });
    expect(await stored()).toEqual(versions);
  });

  it('speaks the language of the invitation, or English as a whole', async () => {
    await useTemplate({ en: saying('Come'), de: saying('Komm') });
    const german = await mailIn('de');
    expect(german.subject).toBe('Komm: Photosynthesis');
    expect(htmlOf(german)).toContain('<html lang="de" dir="ltr">');
    const hebrew = await mailIn('he');
    expect(hebrew.subject).toBe('Come: Photosynthesis');
    expect(htmlOf(hebrew)).toContain('<html lang="en" dir="ltr">');
  });

  it('arrives from right to left in Hebrew, complete in both parts', async () => {
    await useTemplate(STARTER_VERSIONS);
    const mail = await mailIn('he', 'נתראה');
    expect(mail.subject).toBe('הזמנה מאת Olive Owner אל "Photosynthesis"');
    expect(htmlOf(mail)).toContain('<html lang="he" dir="rtl">');
    expect(htmlOf(mail)).toMatch(/class="message" dir="rtl"[^>]*border-right/);
    for (const part of [htmlOf(mail), mail.text ?? '']) {
      expect(part).toContain('בתוקף עד');
      expect(part).toContain('נתראה');
      expect(part).toContain('צפייה');
    }
    expect(mail.text).toMatch(new RegExp(`\n\n${world.publicUrl}/i/\\S+#\\S+\n\n`));
  });

  it('carries the QR code of the link within the mail', async () => {
    await useTemplate({ en: saying('Come', { html: '<p><a href="{URL}">open</a></p><p>{QRCODE}</p>' }) });
    const mail = await mailIn('en');
    expect(mail.attachments).toMatchObject([{ contentType: 'image/png', cid: 'link-as-qr-code@usher', related: true }]);
  });

  it('says which field of which language is wrong', async () => {
    const versions = { en: saying('Come'), de: saying('Komm', { subject: '{URL}', plain: '{NOBODY}' }) };
    const body = { name: 'Wrong', senderName: '', versions };
    await expect(admin.browser.call(createTemplate, { body })).rejects.toMatchObject({
      document: {
        code: 'request.invalid',
        fields: expect.arrayContaining([
          expect.objectContaining({ field: 'versions.de.subject' }),
          expect.objectContaining({ field: 'versions.de.plain' }),
        ]),
      },
    });
  });
});

describe('a sample', () => {
  it('speaks the language of the version, with a time, and with a picture that a browser can show', async () => {
    const version = saying('Komm', { html: '<a href="{URL}">{INVITER}</a><p>{STARTS}</p><p>{QRCODE}</p>' });
    const sample = { senderName: '', language: 'de' as const, version };
    const { senderName, replyTo, html } = await admin.browser.call(previewTemplate, { body: sample });
    expect({ senderName, replyTo }).toEqual({ senderName: 'Usher', replyTo: 'inviter@example.edu' });
    expect(html).toContain('Emmy Noether');
    expect(html).toMatch(/ um \d\d:\d\d Mitteleuropäische (Normal|Sommer)zeit/);
    expect(html).toMatch(/<img src="data:image\/png;base64,[^"]{100,}" /);
  });
});

describe('the preview of an invitation', () => {
  const typed = {
    email: 'ada@example.org',
    firstName: 'Ada',
    lastName: '<b>Lovelace</b>',
    role: 'viewer' as const,
    language: 'fr' as const,
    message: 'À jeudi',
  };

  it('is the mail that would go out, with a link that opens nothing, and leaves no trace', async () => {
    await useTemplate(STARTER_VERSIONS);
    const rows = async () => [
      await world.db.selectFrom('invites').select('id').execute(),
      await world.db.selectFrom('mailMessages').select('id').execute(),
      await world.db.selectFrom('invitees').select('id').execute(),
    ];
    const before = await rows();
    const preview = await owner.browser.call(previewInvite, { params: { mediaId }, body: typed });
    expect(preview).toMatchObject({ senderName: 'Film club', replyTo: owner.email });
    expect(preview.subject).toBe('Olive Owner vous invite : « Photosynthesis »');
    expect(preview.html).toContain('Bonjour Ada &lt;b&gt;Lovelace&lt;/\u200cb&gt;,');
    expect(preview.plain).toContain('> À jeudi');
    expect(preview.plain).toContain('#this-link-is-only-an-example');
    expect(await rows()).toEqual(before);
  });

  it('shows what is still empty as empty, without a gap', async () => {
    const body = { ...typed, email: '', firstName: '', lastName: '', message: '' };
    const { html, plain } = await owner.browser.call(previewInvite, { params: { mediaId }, body });
    expect(html).not.toContain('Bonjour');
    expect(plain).toMatch(/^Olive Owner vous invite/);
  });

  it('is refused where no template is in use', async () => {
    const { inviteEmailTemplateId } = await admin.browser.call(getInviteSettings);
    await world.configure('invites', { inviteEmailTemplateId: null });
    const refusal = await owner.browser.refusalOf(previewInvite, { params: { mediaId }, body: typed });
    expect(refusal).toBe('invites.no-template');
    await world.configure('invites', { inviteEmailTemplateId });
  });
});

describe('a change made by one process', () => {
  it('holds at once for invitations that another process makes', async () => {
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${port}`;
    await using _second = await openPortal({
      ...world,
      mail: peer.portalOptions,
      role: 'web',
      host: '127.0.0.1',
      port,
      publicUrl,
    });
    const there = createBrowser(publicUrl);
    await there.call(signIn, { body: { email: admin.email, password: PASSWORD } });

    for (const words of ['First', 'Second']) {
      const body = { name: words, senderName: '', versions: { en: saying(words) } };
      const { id: templateId } = await there.call(createTemplate, { body });
      const settings = await there.call(getInviteSettings);
      await there.call(saveInviteSettings, { body: { ...settings, inviteEmailTemplateId: templateId } });
      // The choice is announced to every process; the template itself is read for each order.
      await eventually(async () => expect((await mailIn('en')).subject).toBe(`${words}: Photosynthesis`));
      const versions = { en: saying(`${words}, better`) };
      await there.call(changeTemplate, { params: { templateId }, body: { ...body, versions } });
      expect((await mailIn('en')).subject).toBe(`${words}, better: Photosynthesis`);
    }
  });
});
