import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { screenshot } from './stage.ts';

type Axe = { readonly axe: typeof axe };

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
// React Aria keeps for some seconds what it announced, although the button that it names may be gone.
const SAID_ALREADY = '[data-live-announcer]';
const axeScript = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong, each as one line: rule, element, reason. */
export async function flawsOf(page: Page): Promise<string[]> {
  await page.evaluate(axeScript);
  const { violations } = await page.evaluate(
    ([values, exclude]) =>
      // Put there a line above.
      (globalThis as unknown as Axe).axe.run({ exclude: [exclude] }, { runOnly: { type: 'tag', values: [...values] } }),
    [RULES, SAID_ALREADY] as const,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Whether parts of the page lie beside the window. */
export function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

/** No flaw and nothing beside the window at these widths, in light and in dark. */
export async function expectGoodLooks(page: Page, name: string, widths: readonly number[] = [1280, 390, 320]) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: width > 600 ? 800 : 700 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await screenshot(page, `${name}-${width}-${colorScheme}`);
      expect.soft(await scrollsSideways(page), `${name} at ${width} scrolls sideways`).toBe(false);
      expect.soft(await flawsOf(page), `${name} at ${width}, ${colorScheme}`).toEqual([]);
    }
  }
}
