import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eventually } from '#test/eventually.ts';
import { openStage, screenshot } from './stage.ts';

const stage = await openStage();
const { world, mail } = stage;

describe('the console', () => {
  it('begins with the first administrator, who makes a person, who chooses a password', async () => {
    const link = await world.portal.accounts.ensureFirstAdministrator();
    const administrator = await stage.aVisitor();
    await administrator.goto(link?.reveal() ?? '');
    expect(new URL(administrator.url()).hash).toBe('');
    await administrator.getByLabel('First name').fill('Mary');
    await administrator.getByLabel('Last name').fill('Somerville');
    await administrator.getByLabel('Email').fill('mary@example.org');
    await administrator.getByLabel('New password').fill('a quiet evening at sea');
    await screenshot(administrator, 'welcome-first-administrator');
    await administrator.getByRole('button', { name: 'Save and sign in' }).click();
    await administrator.getByRole('heading', { name: 'My Media' }).waitFor();

    const setUpUrl = await makePerson(administrator);
    await screenshot(administrator, 'console-person-made');

    const person = await stage.aVisitor();
    await person.goto(setUpUrl);
    await person.getByLabel('New password').fill('short');
    await person.getByRole('button', { name: 'Save and sign in' }).click();
    await person.getByText('Use at least 10 characters.').waitFor();
    await person.getByLabel('New password').fill('the moon is a lamp');
    await person.getByRole('button', { name: 'Save and sign in' }).click();
    await person.getByRole('heading', { name: 'My Media' }).waitFor();
    await person.getByRole('button', { name: 'Upload media' }).first().waitFor();

    await person.context().clearCookies();
    await person.goto(setUpUrl);
    await person.getByText('This link is not complete, has been used or has expired.').waitFor();
  });

  it('makes a changed setting hold at once on pages that are open', async () => {
    const owner = await world.aPerson({ siteRole: 'creator' });
    const mediaId = await world.aMedia(owner);
    const page = await stage.signedIn(owner);
    await page.goto(`/media/${mediaId}`);
    await page.getByRole('button', { name: 'Share' }).click();
    const invite = page.getByRole('button', { name: 'Invite users' });
    await invite.waitFor();
    const administrator = await anAdministratorAt('/console/invites');

    await administrator.getByText('Invitations', { exact: true }).click();
    await administrator.getByText('1 change not saved: Invitations').waitFor();
    await save(administrator);
    await invite.waitFor({ state: 'detached' });

    await administrator.getByText('Invitations', { exact: true }).click();
    await save(administrator);
    await invite.waitFor();
  });

  it('shows a mail while it is written, and sends a test of it', async () => {
    const administrator = await anAdministratorAt('/console/templates');
    await administrator.getByRole('button', { name: 'Edit' }).click();
    await administrator.getByLabel('Subject').fill('A seat is kept for you, {FIRSTNAME}');
    const preview = administrator.getByRole('region', { name: 'Preview' });
    await preview.getByText('A seat is kept for you, ').waitFor();
    await administrator.getByLabel('Subject').fill('A seat is kept for {NOBODY}');
    await administrator.getByText('{NOBODY} is not known').waitFor();
    await administrator.getByLabel('Subject').fill('A seat is kept for you, {FIRSTNAME}');
    await screenshot(administrator, 'console-template-editor');

    await sendATest(administrator, 'mary@example.org');
    await eventually(() => {
      const [message] = mail.to('mary@example.org').slice(-1);
      expect(message?.subject).toMatch(/^A seat is kept for you, \w+$/);
    });
    await save(administrator);
    await administrator.getByText('A seat is kept for you').first().waitFor();
  });

  it('holds each language of a template to the rules, and sends a test of the Hebrew one from right to left', async () => {
    const administrator = await anAdministratorAt('/console/templates');
    await administrator.getByRole('button', { name: 'New template' }).click();
    await administrator.getByLabel('Name', { exact: true }).fill('For guests');
    await administrator.getByRole('tab', { name: 'עברית' }).click();
    const subject = administrator.getByLabel('Subject');
    expect(await subject.getAttribute('dir')).toBe('rtl');
    const plain = administrator.getByLabel('Plain text', { exact: true });
    await plain.fill('שלום {FIRSTNAME} {LASTNAME}');
    await administrator.getByText('Without {URL} nobody could open the invitation.').waitFor();
    await plain.press('End');
    await administrator.getByRole('button', { name: 'Insert Link' }).click();
    await plain.press('End');
    await administrator.getByRole('button', { name: 'Insert Message' }).click();
    expect(await plain.inputValue()).toBe('שלום {FIRSTNAME} {LASTNAME}{URL}{MESSAGE}');
    await plain.fill('שלום {FIRSTNAME} {LASTNAME},\n\n{URL}\n\n{STARTS}\n{MESSAGE}\n');

    const preview = administrator.getByRole('region', { name: 'Preview' });
    await preview.getByText('עדה יונת').first().waitFor();
    await sendATest(administrator, 'hebrew@example.org');
    const message = await eventually(() => {
      const [arrived] = mail.to('hebrew@example.org');
      if (arrived === undefined) throw new Error('Nothing arrived yet.');
      return arrived;
    });
    expect(message.html).toContain('<html lang="he" dir="rtl">');
    expect(message.text).toContain('שלום \u2068Ada Lovelace\u2069,');
    expect(message.text).toMatch(/\n\nhttp:\/\/127\.0\.0\.1:\d+\/i\/\S+\n\n/);

    await administrator.getByRole('tab', { name: 'Deutsch' }).click();
    await administrator.getByRole('button', { name: 'Copy from English' }).click();
    await administrator.getByRole('button', { name: 'Replace' }).click();
    expect(await subject.inputValue()).toContain('invites you');
    await administrator.getByRole('button', { name: 'Remove Deutsch' }).click();
    await administrator.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await administrator.getByRole('tab', { name: 'Deutsch' }).waitFor({ state: 'detached' });
    await administrator.getByRole('button', { name: 'Add a language' }).click();
    await administrator.getByRole('menuitem', { name: 'Deutsch' }).click();
    expect(await subject.inputValue()).toContain('lädt Sie ein');

    // What is wrong in a language that is not looked at is marked there, and shown when it is to be saved.
    await subject.fill('{URL}');
    await administrator.getByRole('tab', { name: 'English' }).click();
    await administrator.getByRole('tab', { name: 'Deutsch Something is not right here' }).waitFor();
    await administrator.getByRole('button', { name: 'Save changes' }).click();
    await administrator.getByText('The link has no place in the subject').waitFor();
    await subject.fill('Sehen wir uns? „{MEDIA}“');
    await save(administrator);
    await administrator.getByText('English, Deutsch, Español, Français, עברית').first().waitFor();

    await administrator.getByRole('button', { name: 'Actions for For guests' }).click();
    await administrator.getByRole('menuitem', { name: 'Use for invitations' }).click();
    await administrator.getByRole('listitem').filter({ hasText: 'For guests' }).getByText('In use').waitFor();
  });

  it('loses nothing that was written when somebody goes astray', async () => {
    const administrator = await anAdministratorAt('/console/theming');
    await administrator.getByRole('link', { name: 'Email templates' }).click();
    await administrator.getByRole('button', { name: 'Edit' }).first().click();
    const subject = administrator.getByLabel('Subject');
    await subject.fill('Half a thought');
    for (const way of [
      () => administrator.getByRole('button', { name: 'All templates' }).click(),
      () => administrator.getByRole('link', { name: 'Theming' }).click(),
      () => administrator.goBack(),
    ]) {
      await way();
      await administrator.getByRole('alertdialog', { name: 'Leave without saving?' }).waitFor();
      await administrator.getByRole('button', { name: 'Cancel' }).click();
      expect(await subject.inputValue()).toBe('Half a thought');
    }
    await administrator.getByRole('link', { name: 'Theming' }).click();
    await administrator.getByRole('button', { name: 'Leave', exact: true }).click();
    await administrator.getByRole('heading', { level: 1, name: 'Theming' }).waitFor();
  });

  it('is not there for anybody else', async () => {
    const page = await stage.signedIn(await world.aPerson({ siteRole: 'publisher' }));
    await page.goto('/console/invites');
    await page.getByRole('heading', { name: 'No access' }).waitFor();
  });
});

async function anAdministratorAt(path: string): Promise<Page> {
  const page = await stage.signedIn(await world.aPerson({ siteRole: 'administrator' }));
  await page.goto(path);
  return page;
}

async function makePerson(administrator: Page): Promise<string> {
  await administrator.goto('/console/people');
  await administrator.getByRole('button', { name: 'New person' }).click();
  const window = administrator.getByRole('dialog');
  await window.getByLabel('Email').fill('ada@example.org');
  await window.getByLabel('First name').fill('Ada');
  await window.getByLabel('Last name').fill('Lovelace');
  await window.getByRole('button', { name: 'Role' }).click();
  await administrator.getByRole('option', { name: /^Creator/ }).click();
  await window.getByRole('button', { name: 'Make account' }).click();
  await administrator.getByRole('heading', { name: 'The account of Ada Lovelace is ready' }).waitFor();
  return administrator.getByLabel('Link to choose a password').inputValue();
}

async function sendATest(page: Page, to: string): Promise<void> {
  await page.getByRole('region', { name: 'Preview' }).getByRole('button', { name: 'Send a test' }).click();
  const window = page.getByRole('dialog', { name: 'Send a test' });
  await window.getByLabel('To').fill(to);
  await window.getByRole('button', { name: 'Send' }).click();
  await window.getByText('The mail server took it and said:').waitFor();
  await window.getByText('Taken, thank you').waitFor();
  await window.getByRole('button', { name: 'Close' }).first().click();
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page
    .getByText(/Saved|is saved/)
    .first()
    .waitFor();
}
