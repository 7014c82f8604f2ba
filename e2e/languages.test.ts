import { describe, expect, it } from 'vitest';
import { openStage } from './stage.ts';

const stage = await openStage();

describe('the language of the application', () => {
  it('is the reader’s own, mirrored where it is written from right to left, and stays as chosen', async () => {
    const page = await stage.aVisitor({ locale: 'he-IL' });
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Usher, דף הבית' }).waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');

    await page.getByRole('button', { name: 'שפה' }).press('Enter');
    await page.getByRole('menuitemradio', { name: 'Deutsch' }).press('Enter');
    await page.getByRole('link', { name: 'Usher, Startseite' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    expect(await page.locator('html').getAttribute('dir')).toBe('ltr');

    await page.reload();
    await page.getByRole('link', { name: 'Usher, Startseite' }).waitFor();
  });
});
