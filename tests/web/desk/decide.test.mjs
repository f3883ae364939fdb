// SPDX-License-Identifier: Apache-2.0
// What an analyst decides on the page: kept by the store, shown where it bears, taken back; all of it
// by keyboard, and with words that would like to be markup. Runs after the others: it writes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { after, afterEach, before, describe, it } from 'node:test';
import { DESK, findBarriers, openBrowser, openPage, show, sideways, storyWith } from './browser.mjs';

const STRINGS = JSON.parse(readFileSync(process.env.WIRESTEM_HOSTILE, 'utf8'));
const id = encodeURIComponent;
const ask = async (path) => (await fetch(`${DESK}api/v1/${path}`)).json();
const decisions = async () => (await ask('decisions')).items;

let browser;
let story;
let dossier;
before(async () => {
  browser = await openBrowser();
  story = await storyWith('ferry');
  dossier = (await ask(`stories/${story}`)).stories[0];
});
afterEach(async () => {
  for (const one of await decisions()) {
    await fetch(`${DESK}api/v1/decisions/${one.number}`, { method: 'DELETE', headers: { 'content-type': 'application/json' } });
  }
});
after(() => browser.close());

const pagesOf = (claim) => new Set(claim.occurrences.map((one) => one.article)).size;
const sharedClaim = () => dossier.claims.find((claim) => pagesOf(claim) > 1);
const dialog = (page) => page.locator('dialog[open]');
const outcome = (page) => page.locator('.outcome');
const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim());

/** Presses what has the focus, or what the locator finds, as a keyboard does. */
async function press(page, found) {
  await found.focus();
  await page.keyboard.press('Enter');
}

async function closed(page) {
  await page.waitForSelector('dialog[open]', { state: 'detached' });
}

describe('by keyboard alone', () => {
  it('words of a page are told not to be a claim, and told to be it again', async () => {
    const { page, close } = await openPage(browser);
    await show(page, `#/stories/${story}?claim=${id(sharedClaim().id)}`, '.detail');
    await press(page, page.getByRole('button', { name: 'Not this claim' }).first());
    assert.ok(await dialog(page).evaluate((box) => box.contains(document.activeElement)));
    await page.keyboard.type('about another ferry');
    await page.keyboard.press('Enter');
    await closed(page);
    assert.match(await focused(page), /^Take back/);
    assert.match(await outcome(page).textContent(), /next analysis: wirestem stories/);
    const [kept] = await decisions();
    assert.equal(kept.kind, 'not-claim');
    assert.equal(kept.reason, 'about another ferry');
    const words = sharedClaim().occurrences.map((one) => one.exact);
    assert.ok(words.includes(kept.value) && words.includes(kept.subject));
    await page.waitForSelector('.detail .sign:text("not this claim")');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.detail .sign:text("not this claim")', { state: 'detached' });
    assert.match(await focused(page), /^Not this claim/);
    assert.deepEqual(await decisions(), []);
    await close();
  });

  it('Escape decides nothing, keeps the selection, and gives the focus back', async () => {
    const { page, close } = await openPage(browser);
    await show(page, `#/stories/${story}?list=decisions&claim=${id(sharedClaim().id)}`, '.lists h3');
    for (const name of ['Merge …', 'Split …', 'Note …']) {
      await press(page, page.getByRole('button', { name }));
      await dialog(page).getByRole('button', { name: 'Cancel' }).focus();
      await page.keyboard.press('Escape');
      await closed(page);
      assert.equal(await focused(page), name);
    }
    assert.match(page.url(), /claim=/);
    assert.deepEqual(await decisions(), []);
    await close();
  });
});

describe('a name', () => {
  it('of a source gets a grade and another name, shown at once, and loses both', async () => {
    const { page, close } = await openPage(browser);
    const source = dossier.sources.find((one) => one.named);
    await show(page, `#/stories/${story}?list=sources&source=${id(source.id)}`, '.lists tr.chosen');
    await press(page, page.getByRole('button', { name: 'Reliability …' }));
    assert.ok(await dialog(page).getByRole('button', { name: 'Decide' }).isDisabled());
    await dialog(page).getByLabel('Grade').selectOption('B');
    await press(page, dialog(page).getByLabel('Reason'));
    await closed(page);
    await page.waitForSelector('tr.chosen .sign:text("reliability B")');
    await press(page, page.getByRole('button', { name: 'Rename …' }));
    await dialog(page).getByLabel('Name to show').fill('Quite Another Name');
    await page.keyboard.press('Enter');
    await closed(page);
    await page.waitForSelector('tr.chosen :text("Quite Another Name")');
    assert.equal(await page.locator('tr.chosen .sign').count(), 2);
    assert.equal(await focused(page), 'Rename …');
    assert.match(await outcome(page).textContent(), /at once/);
    await page.getByRole('link', { name: '2 decisions of analysts' }).click();
    for (let left = 2; left > 0; --left) {
      await press(page, page.getByRole('button', { name: 'Take back' }).first());
      await page.waitForFunction((n) => document.querySelectorAll('.lists ol button').length === n, left - 1);
      assert.equal(await focused(page), 'In force');
    }
    assert.deepEqual((await ask(`stories/${story}`)).stories[0].sources, dossier.sources);
    await close();
  });

  it('of an actor is shown as another', async () => {
    const { page, close } = await openPage(browser);
    await show(page, `#/stories/${story}?list=sources`, '.lists ul button');
    await press(page, page.locator('.lists ul button').first());
    await dialog(page).getByLabel('Name to show').fill('Somebody Else');
    await page.keyboard.press('Enter');
    await closed(page);
    await page.waitForSelector('.lists ul li :text("Somebody Else")');
    await close();
  });
});

describe('a story', () => {
  it('is merged with one from the list, and has a note', async () => {
    const { page, close } = await openPage(browser);
    await show(page, `#/stories/${story}?list=decisions`, '.lists h3');
    await press(page, page.getByRole('button', { name: 'Merge …' }));
    const pick = dialog(page).getByLabel('Story', { exact: true });
    await page.waitForFunction(() => document.querySelectorAll('#pick-story option').length > 1);
    const other = await pick.locator('option').nth(1).getAttribute('value');
    assert.ok(!(await pick.locator('option').evaluateAll((all, own) => all.some((one) => one.value === own), story)));
    await pick.selectOption(other);
    await page.waitForSelector('dialog button.main:not([disabled])');
    await press(page, dialog(page).getByRole('button', { name: 'Decide' }));
    await closed(page);
    const there = (await ask(`stories/${id(other)}`)).stories[0].articles;
    assert.deepEqual((await decisions())[0].articles, [...dossier.articles, ...there]);
    await press(page, page.getByRole('button', { name: 'Note …' }));
    await dialog(page).getByLabel('Note').fill('Ask the harbour office.\nTwice.');
    await dialog(page).getByLabel('Who decides').fill('Ada Brook');
    await press(page, dialog(page).getByRole('button', { name: 'Decide' }));
    await closed(page);
    await page.waitForSelector('.lists ol :text("Ask the harbour office.")');
    assert.equal(await page.locator('.lists ol li').count(), 2);
    assert.equal((await decisions())[1].author, 'Ada Brook');
    await page.waitForSelector('.lists ol li:has-text("Note") bdi:text("Ada Brook")');
    await page.waitForSelector('.lists ol li:has-text("Merged") .sign:text("not yet followed")');
    assert.equal(await page.locator('.lists ol .sign').count(), 1, 'a note guides no analysis');
    await press(page, page.getByRole('button', { name: 'Note …' }));
    assert.equal(await dialog(page).getByLabel('Who decides').inputValue(), 'Ada Brook');
    await press(page, dialog(page).getByRole('button', { name: 'Cancel' }));
    await close();
  });

  it('cannot lose all its pages', async () => {
    const { page, close } = await openPage(browser);
    await show(page, `#/stories/${story}?list=decisions`, '.lists h3');
    await press(page, page.getByRole('button', { name: 'Split …' }));
    for (const box of await dialog(page).getByRole('checkbox').all()) await box.check();
    assert.ok(await dialog(page).getByRole('button', { name: 'Decide' }).isDisabled());
    await close();
  });
});

for (const [window, options] of Object.entries({
  'wide and light': { colorScheme: 'light' },
  'wide and dark': { colorScheme: 'dark' },
  'on a phone': { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  'on a phone in the dark': { viewport: { width: 360, height: 740 }, colorScheme: 'dark', hasTouch: true, isMobile: true },
})) {
  it(`the dialogs are without a barrier ${window}`, async () => {
    const { page, close } = await openPage(browser, options);
    await show(page, `#/stories/${story}?list=decisions`, '.lists h3');
    assert.deepEqual(await findBarriers(page), []);
    for (const name of ['Merge …', 'Split …', 'Note …']) {
      await page.getByRole('button', { name }).click();
      await page.waitForSelector('dialog[open]');
      assert.deepEqual(await findBarriers(page), [], name);
      assert.ok((await sideways(page)) <= 0, 'the page scrolls sideways');
      assert.ok(await dialog(page).evaluate((box) => box.getBoundingClientRect().right <= window.innerWidth));
      await page.getByRole('button', { name: 'Cancel' }).click();
      await closed(page);
    }
    const source = dossier.sources.find((one) => one.named);
    for (const [view, name] of [
      [`claim=${id(sharedClaim().id)}`, 'Not this claim'],
      [`list=sources&source=${id(source.id)}`, 'Reliability …'],
      [`list=sources&source=${id(source.id)}`, 'Rename …'],
    ]) {
      await show(page, `#/stories/${story}?${view}`, view.startsWith('claim') ? '.detail' : '.lists tr.chosen');
      await page.getByRole('button', { name }).first().click();
      await page.waitForSelector('dialog[open]');
      assert.deepEqual(await findBarriers(page), [], name);
      assert.ok((await sideways(page)) <= 0, 'the page scrolls sideways');
      assert.ok(await dialog(page).evaluate((box) => box.getBoundingClientRect().right <= window.innerWidth));
      await page.getByRole('button', { name: 'Cancel' }).click();
      await closed(page);
    }
    await close();
  });
}

it('reasons, names and notes full of markup are words', async () => {
  const { page, close } = await openPage(browser);
  await show(page, `#/stories/${story}?list=decisions`, '.lists h3');
  const odd = STRINGS.map((one) => one.replace(/[\r\n]/g, ' ').slice(0, 200)).filter((one) => one.trim()).slice(0, 18);
  const [actor] = dossier.actors;
  const given = await page.evaluate(async ({ texts, subject, articles }) => {
    for (const text of texts.slice(1)) {
      const body = JSON.stringify({ kind: 'note', articles, subject: text, value: text, reason: text, author: text });
      await fetch('api/v1/decisions', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    }
    const body = JSON.stringify({ kind: 'rename', subject, value: texts[0], reason: texts[0] });
    return (await fetch('api/v1/decisions', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status;
  }, { texts: odd, subject: actor.name, articles: dossier.articles });
  assert.equal(given, 201);
  await press(page, page.getByRole('button', { name: 'Note …' }));
  await dialog(page).getByLabel('Note').fill(odd[1]);
  await press(page, dialog(page).getByRole('button', { name: 'Decide' }));
  await closed(page);
  await page.locator('.lists ol li').nth(odd.length).waitFor();
  await page.goto(`${DESK}#/stories/${story}?list=sources`);
  await page.waitForSelector('.lists ul button');
  await press(page, page.locator('.lists ul li', { hasText: odd[0] }).getByRole('button'));
  assert.equal(await dialog(page).getByLabel('Name to show').inputValue(), odd[0]);
  await dialog(page).getByLabel('Name to show').fill(odd[2]);
  await dialog(page).getByLabel('Reason').fill(odd[1]);
  await page.keyboard.press('Enter');
  await closed(page);
  for (const list of ['decisions', 'sources', 'claims']) {
    await page.goto(`${DESK}#/stories/${story}?list=${list}`);
    await page.waitForSelector('.lists [data-pane-scroll] *');
    assert.deepEqual(await page.evaluate(() => ({
      scripts: document.scripts.length,
      made: document.querySelectorAll('iframe, object, embed, base, form[action], meta[http-equiv], main img, [style]').length,
      handlers: [...document.querySelectorAll('*')].filter((one) => [...one.attributes].some((a) => a.name.startsWith('on'))).length,
    })), { scripts: 1, made: 0, handlers: 0 }, list);
  }
  await close();
});

it('pages that were split off are a story of their own after the next analysis', async () => {
  const { page, close } = await openPage(browser);
  await show(page, `#/stories/${story}?list=decisions`, '.lists h3');
  await press(page, page.getByRole('button', { name: 'Split …' }));
  const box = dialog(page).getByRole('checkbox').first();
  await box.focus();
  await page.keyboard.press('Space');
  const leaves = await box.inputValue();
  await dialog(page).getByLabel('Reason').fill('another ferry');
  await page.keyboard.press('Enter');
  await closed(page);
  assert.match(await outcome(page).textContent(), /next analysis/);
  assert.equal((await ask('status')).stale, true);
  execFileSync(process.env.WIRESTEM_BINARY, ['stories', '--store', process.env.WIRESTEM_STORE], { stdio: 'ignore', timeout: 120_000 });
  const { items } = await ask('articles?limit=200');
  const own = items.find((one) => one.id === leaves).story;
  assert.deepEqual((await ask(`stories/${id(own)}`)).stories[0].articles, [leaves]);
  await page.goto(`${DESK}#/stories/${id(own)}?list=decisions`);
  await page.waitForSelector('.lists ol :text("another ferry")');
  assert.equal(await page.locator('.lists ol .sign').count(), 0);
  assert.deepEqual((await decisions()).map((one) => one.followed), [true]);
  await close();
});
