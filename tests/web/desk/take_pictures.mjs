// SPDX-License-Identifier: Apache-2.0
// Photographs each view into WIRESTEM_PICTURES, for the guide and for the eyes of who changes it.
import process from 'node:process';
import { DESK, openBrowser, openPage, storyWith } from './browser.mjs';

const story = await storyWith('erry');
const { articles } = await (await fetch(`${DESK}api/v1/stories/${encodeURIComponent(story)}`)).json();
const pages = articles.sort((a, b) => b.text.length - a.text.length).map((one) => one.id);
const id = encodeURIComponent(story);
const claim = encodeURIComponent(`${story}.claim-1`);
const VIEWS = {
  stories: '#/stories',
  pages: '#/pages?q=ferry',
  dossier: `#/stories/${id}?claim=${claim}`,
  conflicts: `#/stories/${id}?list=conflicts`,
  compare: `#/stories/${id}/compare?a=${encodeURIComponent(pages[0])}&b=${encodeURIComponent(pages[1] ?? pages[0])}`,
  print: `#/stories/${id}/print`,
  'where-from': '#/where-from',
  decisions: `#/stories/${id}?list=decisions`,
  sources: `#/stories/${id}?list=sources&source=${encodeURIComponent(story)}.source-1`,
};
const LOOKS = [
  ['', { colorScheme: 'light' }],
  ['-dark', { colorScheme: 'dark' }],
  ['-phone', { colorScheme: 'light', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }],
];
const browser = await openBrowser();
for (const [name, hash] of Object.entries(VIEWS)) {
  for (const [suffix, options] of LOOKS) {
    const { page } = await openPage(browser, options);
    await page.goto(`${DESK}${hash}`);
    await page.waitForTimeout(600);
    await page.screenshot({ path: `${process.env.WIRESTEM_PICTURES}/${name}${suffix}.png` });
    await page.context().close();
  }
}
const DIALOGS = {
  merge: [VIEWS.decisions, 'Merge …'],
  split: [VIEWS.decisions, 'Split …'],
  'not-claim': [VIEWS.dossier, 'Not this claim'],
  reliability: [VIEWS.sources, 'Reliability …'],
};
for (const [name, [hash, button]] of Object.entries(DIALOGS)) {
  for (const [suffix, options] of LOOKS) {
    const { page } = await openPage(browser, options);
    await page.goto(`${DESK}${hash}`);
    await page.getByRole('button', { name: button }).first().click();
    await page.waitForTimeout(600);
    await page.screenshot({ path: `${process.env.WIRESTEM_PICTURES}/decide-${name}${suffix}.png` });
    await page.context().close();
  }
}
await browser.close();
