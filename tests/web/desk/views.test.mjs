// SPDX-License-Identifier: Apache-2.0
// Every view, wide and on a phone, dark and light: shows what it should, without a barrier.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DESK, findBarriers, openBrowser, openPage, show, sideways, storyWith } from './browser.mjs';

let browser;
let story;
let pages;

before(async () => {
  browser = await openBrowser();
  story = await storyWith('ferry');
  const { articles } = await (await fetch(`${DESK}api/v1/stories/${story}`)).json();
  pages = articles.sort((a, b) => b.text.length - a.text.length).map((page) => page.id);
});
after(() => browser.close());

const id = (text) => encodeURIComponent(text);
const VIEWS = {
  stories: () => ['#/stories', 'table a'],
  'a search': () => ['#/stories?q=ferry&order=pages', 'table a'],
  'a search without a find': () => ['#/stories?q=zeppelinfahrt', '.notice'],
  pages: () => ['#/pages?q=ferry', 'mark'],
  versions: () => [`#/pages/${id(pages[0])}`, 'article'],
  dossier: () => [`#/stories/${story}`, 'svg .box'],
  'a claim': () => [`#/stories/${story}?claim=${id(`${story}.claim-1`)}`, '.detail'],
  conflicts: () => [`#/stories/${story}?list=conflicts`, '.sides'],
  quotes: () => [`#/stories/${story}?list=quotes&quote=${id(`${story}.quote-1`)}`, '.speaker'],
  sources: () => [`#/stories/${story}?list=sources&stemma=table`, 'tbody a'],
  'side by side': () => [`#/stories/${story}/compare?a=${id(pages[0])}&b=${id(pages[1])}`, 'ins, del'],
  'print sheet': () => [`#/stories/${story}/print`, '.sheet table'],
  'where from': () => ['#/where-from', 'textarea'],
};
const WINDOWS = {
  'wide and light': { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  'wide and dark': { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  'on a phone': { viewport: { width: 360, height: 740 }, colorScheme: 'light', hasTouch: true, isMobile: true },
  'on a phone in the dark': { viewport: { width: 360, height: 740 }, colorScheme: 'dark', hasTouch: true, isMobile: true },
};

for (const [window, options] of Object.entries(WINDOWS)) {
  describe(window, () => {
    for (const [name, address] of Object.entries(VIEWS)) {
      it(`${name} is shown without a barrier and without scrolling sideways`, async () => {
        const { page, close } = await openPage(browser, options);
        const [hash, wait] = address();
        await page.goto(`${DESK}${hash}`);
        await page.waitForSelector(wait, { state: 'attached' });
        assert.deepEqual(await findBarriers(page), []);
        assert.ok((await sideways(page)) <= 0, 'the page scrolls sideways');
        await close();
      });
    }
    it('each pane of a dossier can be reached', async () => {
      const { page, close } = await openPage(browser, options);
      for (const [pane, wait] of [['lists', '.row'], ['stemma', '.box'], ['timeline', '.strip'], ['reader', 'article']]) {
        await page.goto(`${DESK}#/stories/${story}?pane=${pane}`);
        await page.waitForSelector(wait, { state: 'visible' });
        assert.deepEqual(await findBarriers(page), []);
      }
      await close();
    });
  });
}

describe('linked views', () => {
  const lit = (page, selector) => page.locator(selector).count();

  it('all follow a claim', async () => {
    const { page, close } = await openPage(browser);
    await show(page, `#/stories/${story}`, '.row');
    await page.locator('.lists .row').first().click();
    await page.waitForSelector('.detail');
    assert.ok((await lit(page, '.box.lit')) > 0);
    assert.ok((await lit(page, '.box.root')) > 0);
    assert.ok((await lit(page, 'article .focus')) > 0);
    assert.match(page.url(), /claim=/);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.detail', { state: 'detached' });
    assert.equal(await lit(page, '.box.lit'), 0);
    await page.goBack();
    await page.waitForSelector('.detail'); // each selection is a step in the browser's history
    await close();
  });

  it('all follow a page of the stemma, a time and words in the reader', async () => {
    const { page, close } = await openPage(browser);
    await show(page, `#/stories/${story}`, '.box.page');
    await page.locator('.box.page').nth(1).click();
    await page.waitForSelector('.lists li.lit');
    assert.match(page.url(), /article=/);
    await page.locator('.timeline li a').first().click();
    await page.waitForSelector('.timeline li.chosen');
    assert.ok((await lit(page, 'article .focus')) > 0);
    await page.locator('article a.mark').first().click();
    await page.waitForSelector('.lists li.chosen');
    await close();
  });

  it('a view saved by name is the view again', async () => {
    const { page, close } = await openPage(browser);
    const hash = `#/stories/${story}?claim=${id(`${story}.claim-1`)}&list=claims`;
    await show(page, hash, '.detail');
    await page.getByText('Saved views').click();
    await page.getByLabel('Save this view as').fill('My claim');
    await page.keyboard.press('Enter');
    await page.goto(`${DESK}#/stories`);
    await page.reload();
    await page.getByText('Saved views (1)').click();
    await page.getByRole('link', { name: 'My claim' }).click();
    await page.waitForSelector('.detail');
    assert.ok(page.url().endsWith(hash));
    await close();
  });
});

describe('side by side', () => {
  it('scrolls both pages together and steps from difference to difference', async () => {
    const { page, close } = await openPage(browser, { viewport: { width: 1000, height: 520 } });
    await show(page, `#/stories/${story}/compare?a=${id(pages[0])}&b=${id(pages[1])}`, 'ins, del');
    const panes = page.locator('.compare > section');
    await panes.nth(0).evaluate((pane) => (pane.scrollTop = pane.scrollHeight));
    await page.waitForFunction(() => document.querySelectorAll('.compare > section')[1].scrollTop > 0);
    await page.getByRole('button', { name: 'Next difference' }).click();
    assert.equal(await page.locator('.now').count(), 1);
    await close();
  });
});

describe('where a text is from', () => {
  it('finds the page that a pasted text was copied from, and keeps nothing', async () => {
    const { page, close } = await openPage(browser);
    const before = await (await fetch(`${DESK}api/v1/status`)).json();
    const kept = await (await fetch(`${DESK}api/v1/articles/${id(pages[0])}`)).json();
    await show(page, '#/where-from', 'textarea');
    await page.getByLabel('Text').fill(kept.texts.at(-1).text);
    await page.getByRole('button', { name: 'Look for its origin' }).click();
    await page.waitForSelector('.found .share');
    assert.deepEqual(await findBarriers(page), []);
    await page.getByRole('link', { name: 'Open as a dossier' }).click();
    await page.waitForSelector('.box.page');
    assert.deepEqual(await (await fetch(`${DESK}api/v1/status`)).json(), before);
    await close();
  });

  it('takes a file and says what is wrong with an empty one', async () => {
    const { page, check } = await openPage(browser);
    await show(page, '#/where-from', 'textarea');
    const html = '<!doctype html><title>Boats</title><p>The quay of Norholm was painted blue on Friday by nine people.</p>';
    await page.locator('#files').setInputFiles({ name: 'boats.html', mimeType: 'text/html', buffer: Buffer.from(html) });
    await page.getByRole('button', { name: 'Look for its origin' }).click();
    await page.waitForSelector('.found section h2');
    check();
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.locator('#files').setInputFiles({ name: 'empty.bin', mimeType: 'application/x', buffer: Buffer.from('') });
    await page.getByRole('button', { name: 'Look for its origin' }).click();
    await page.waitForSelector('[role=alert]');
    await page.context().close();
  });
});
