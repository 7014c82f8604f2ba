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
    await person.getByRole('button', { name: 'Upload videos' }).first().waitFor();

    await person.context().clearCookies();
    await person.goto(setUpUrl);
    await person.getByText('This link is not complete, has been used or has expired.').waitFor();
  });

  it('makes a changed setting hold at once on pages that are open', async () => {
    const owner = await world.aPerson({ siteRole: 'creator' });
    const mediaId = await world.aMedia(owner);
    const page = await stage.signedIn(owner);
    await page.goto(`/media/${mediaId}`);
    await page.getByRole('button', { name: 'Share' }).waitFor();
    const administrator = await anAdministratorAt('/console/invites');

    await administrator.getByText('Invitations', { exact: true }).click();
    await administrator.getByText('1 change not saved: Invitations').waitFor();
    await save(administrator);
    await page.getByRole('button', { name: 'Share' }).waitFor({ state: 'detached' });

    await administrator.getByText('Invitations', { exact: true }).click();
    await save(administrator);
    await page.getByRole('button', { name: 'Share' }).waitFor();
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

    await preview.getByRole('button', { name: 'Send a test' }).click();
    const window = administrator.getByRole('dialog', { name: 'Send a test' });
    await window.getByLabel('To').fill('mary@example.org');
    await window.getByRole('button', { name: 'Send' }).click();
    await window.getByText('The mail server took it and said:').waitFor();
    await window.getByText('Taken, thank you').waitFor();
    await eventually(() => {
      const [message] = mail.to('mary@example.org').slice(-1);
      expect(message?.subject).toMatch(/^A seat is kept for you, \w+$/);
    });

    await window.getByRole('button', { name: 'Close' }).first().click();
    await save(administrator);
    await administrator.getByText('A seat is kept for you').first().waitFor();
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

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page
    .getByText(/Saved|is saved/)
    .first()
    .waitFor();
}
