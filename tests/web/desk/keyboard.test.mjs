// SPDX-License-Identifier: Apache-2.0
// The whole way from the list to the words of a page, without a mouse.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { openBrowser, openPage, show, storyWith } from './browser.mjs';

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const focused = (page) => page.evaluate(() => {
  const one = document.activeElement;
  return one.getAttribute('aria-label') ?? one.textContent.trim().slice(0, 60);
});

/** Presses Tab until what has the focus fits; fails after a few dozen. */
async function tabTo(page, fits) {
  for (let i = 0; i < 60; ++i) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`(${fits})(document.activeElement)`)) return;
  }
  assert.fail(`Tab never comes to ${fits}`);
}

it('goes from the list to a story, a claim, and its words', async () => {
  const { page, close } = await openPage(browser);
  await show(page, '#/stories', 'table a');
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'Skip to the content');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+k');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
  await page.keyboard.type('ferry');
  await page.waitForFunction(() => location.hash.includes('q=ferry'));
  await page.waitForSelector('tbody a');
  await tabTo(page, '(one) => one.closest("tbody")');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.box.page');
  await tabTo(page, '(one) => one.matches(".lists .row")');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.lists li.chosen + li, .lists li + li.chosen');
  await tabTo(page, '(one) => one.closest(".stemma svg")');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.box.current');
  await tabTo(page, '(one) => one.closest("article")');
  await page.keyboard.press('Enter');
  await page.waitForSelector('article .focus');
  await close();
});

it('has one tab stop a list, so that a long dossier is soon passed', async () => {
  const { page, close } = await openPage(browser);
  await show(page, `#/stories/${await storyWith('ferry')}`, '.row');
  const stops = await page.evaluate(
    () => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex]')]
      .filter((one) => one.tabIndex >= 0 && one.checkVisibility()).length);
  assert.ok(stops < 45, `${stops} tab stops`);
  await close();
});

it('shows where the focus is', async () => {
  const { page, close } = await openPage(browser);
  await show(page, '#/stories', 'table a');
  await tabTo(page, '(one) => one.closest("tbody")');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(outline, 'none');
  await close();
});

it('gives the focus to a new view', async () => {
  const { page, close } = await openPage(browser);
  await show(page, '#/stories', 'table a');
  await page.getByRole('link', { name: 'Where is it from?' }).click();
  await page.waitForSelector('textarea');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  await close();
});
