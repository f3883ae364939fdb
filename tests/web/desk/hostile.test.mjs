// SPDX-License-Identifier: Apache-2.0
// Pages, addresses and fields full of markup and odd characters: all of it is shown, none obeyed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { after, before, it } from 'node:test';
import { DESK, openBrowser, openPage } from './browser.mjs';

const STRINGS = JSON.parse(readFileSync(process.env.WIRESTEM_HOSTILE, 'utf8'));
const marked = (page) => page.evaluate(() => ({
  scripts: document.scripts.length,
  frames: document.querySelectorAll('iframe, object, embed, base, form[action], meta[http-equiv]').length,
  handlers: [...document.querySelectorAll('*')].filter((one) => [...one.attributes].some((a) => a.name.startsWith('on'))).length,
  styled: document.querySelectorAll('[style]').length,
  outward: [...document.querySelectorAll('a[href]')]
    .map((a) => new URL(a.getAttribute('href'), location.href).protocol)
    .filter((protocol) => !['http:', 'https:'].includes(protocol)),
}));
const CLEAN = { scripts: 1, frames: 0, handlers: 0, styled: 0, outward: [] };

let browser;
let stories;
before(async () => {
  browser = await openBrowser();
  stories = (await (await fetch(`${DESK}api/v1/stories?limit=200`)).json()).items;
});
after(() => browser.close());

it('the lists show hostile titles, outlets and texts as they are written', async () => {
  const { page, close } = await openPage(browser);
  for (const hash of ['#/stories?limit=200', '#/pages']) {
    await page.goto(`${DESK}${hash}`);
    await page.waitForSelector('main a[data-item]');
    assert.deepEqual(await marked(page), CLEAN);
  }
  await close();
});

it('every view of hostile stories obeys nothing', async () => {
  const { page, close } = await openPage(browser);
  for (const story of stories.slice(0, 12)) {
    const id = encodeURIComponent(story.id);
    for (const [hash, wait] of [
      [`#/stories/${id}`, '.stemma'], [`#/stories/${id}?list=quotes`, '.stemma'],
      [`#/stories/${id}?list=sources&stemma=table`, '.stemma'], [`#/stories/${id}?claim=${id}.claim-1`, '.stemma'],
      [`#/stories/${id}/compare`, '.compare, .notice'], [`#/stories/${id}/print`, '.sheet'],
    ]) {
      await page.goto(`${DESK}${hash}`);
      await page.waitForSelector(wait);
      assert.deepEqual(await marked(page), CLEAN, hash);
    }
  }
  await close();
});

it('hostile addresses and searches obey nothing', async () => {
  const { page, faults } = await openPage(browser);
  const every = Math.max(1, Math.floor(STRINGS.length / 30));
  for (const text of STRINGS.filter((_, at) => at % every === 0)) {
    const part = encodeURIComponent(text.toWellFormed?.() ?? text.replace(/[\ud800-\udfff]/g, ''));
    for (const hash of [`#/stories?q=${part}&outlet=${part}&since=${part}`, `#/stories/${part || 'x'}?claim=${part}`, `#/${part}`]) {
      await page.goto(`${DESK}${hash}`);
      await page.waitForTimeout(30);
    }
    await page.goto(`${DESK}#/stories`);
    await page.waitForSelector('#q');
    await page.fill('#q', text.replace(/[\r\n]/g, ' ').slice(0, 300));
  }
  assert.deepEqual(await marked(page), CLEAN);
  // A search that cannot be and a story that is not there are answered with 4xx, which the browser
  // notes on the console: that is no fault.
  assert.deepEqual(faults.filter((fault) => !/status of 4\d\d/.test(fault)), []);
  await page.context().close();
});

it('a pasted hostile text and a hostile file name obey nothing', async () => {
  const { page, faults } = await openPage(browser);
  await page.goto(`${DESK}#/where-from`);
  await page.fill('#pasted', STRINGS.slice(0, 40).join('\n\n').slice(0, 3000));
  await page.locator('#files').setInputFiles({
    name: '<img src=x onerror=alert(1)>.html', mimeType: 'text/html',
    buffer: Buffer.from(`<title><script>alert(1)</script></title><p>${STRINGS.slice(0, 12).join('</p><p>')}</p>`),
  });
  await page.getByRole('button', { name: 'Look for its origin' }).click();
  await page.waitForSelector('.found section, .found [role=alert], .found .notice', { timeout: 60_000 });
  assert.deepEqual(await marked(page), CLEAN);
  assert.deepEqual(faults.filter((fault) => !/status of 4\d\d/.test(fault)), []);
  await page.context().close();
});

it('a name for a saved view is a name', async () => {
  const { page, close } = await openPage(browser);
  await page.goto(`${DESK}#/stories`);
  await page.getByText('Saved views').click();
  for (const text of STRINGS.filter((one) => one.trim()).slice(0, 25)) {
    await page.getByLabel('Save this view as').fill(text.replace(/[\r\n]/g, ' ').slice(0, 120));
    await page.keyboard.press('Enter');
  }
  assert.deepEqual(await marked(page), CLEAN);
  await close();
});
