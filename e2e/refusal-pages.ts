import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectGoodLooks } from './looks.ts';

export async function expectHeading(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

type Wanted = {
  readonly name: string;
  readonly heading: string;
  readonly step: string;
  /** What Tab reaches, one after the other: a field by its id, a button by its words. */
  readonly controls?: readonly (string | RegExp)[];
  /** Without a connection no other language can be fetched. */
  readonly hebrew?: boolean;
};

/** Its own heading, which has the focus; what to do now in words; and what Tab reaches next; in English and Hebrew. */
export async function expectRefusal(
  page: Page,
  { name, heading, step, controls = [], hebrew = true }: Wanted,
): Promise<void> {
  await expectHeading(page, heading);
  await page.getByRole('main').getByText(step).waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await expectGoodLooks(page, `refusal-${name}`, [390, 320]);
  expect(await page.getByRole('main').locator('button, input').count()).toBe(controls.length);
  for (const control of controls) {
    await page.keyboard.press('Tab');
    const reached = await page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);
    expect(reached).toMatch(control);
  }
  if (hebrew) await expectHebrew(page, name);
}

/** The same page from right to left, with nothing left of the English words. */
export async function expectHebrew(page: Page, name: string): Promise<void> {
  const { lead: before } = await wordsOf(page);
  await page.getByRole('button', { name: 'עברית' }).click();
  await page.locator('html[dir=rtl]').waitFor();
  const { lead, all } = await wordsOf(page);
  expect(lead).not.toBe(before);
  expect(lead).toMatch(/[א-ת]/);
  expect(all).not.toMatch(/[{}]/);
  await expectGoodLooks(page, `refusal-${name}-he`, [390, 320]);
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('html[dir=ltr]').waitFor();
}

async function wordsOf(page: Page): Promise<{ readonly lead: string; readonly all: string }> {
  const [lead, all] = [page.getByRole('heading', { level: 1 }), page.getByRole('main')];
  return { lead: (await lead.textContent()) ?? '', all: (await all.textContent()) ?? '' };
}
