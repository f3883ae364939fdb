// SPDX-License-Identifier: Apache-2.0
//
// How soon a desk's page is there, in a real browser:
//
//     node bench/serve/measure_page.mjs http://localhost:8080
//
// Five times: first paint, first rows of the list, and a story opened by a click until it is drawn.
// Needs tests/web's node_modules (npm ci) and Debian's chromium; the desk must be running.
import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../../tests/web/', import.meta.url))('playwright-core');

/** In the page: milliseconds from the click on the first story until its parts are drawn. */
function openStory() {
  return new Promise((done) => {
    const begin = performance.now();
    const watcher = new MutationObserver(() => {
      if (!document.body.textContent.includes('Who had it from whom')) return;
      watcher.disconnect();
      requestAnimationFrame(() => done(performance.now() - begin));
    });
    watcher.observe(document.body, { childList: true, subtree: true });
    document.querySelector('a[href*=story]').click();
  });
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (let round = 0; round < 5; round++) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(process.argv[2], { waitUntil: 'load' });
  await page.locator('a[href*=story]').first().waitFor();
  const rows = await page.evaluate(() => performance.now());
  const paint = await page.evaluate(() => performance.getEntriesByName('first-paint')[0].startTime);
  const story = await page.evaluate(openStory);
  console.log(`first paint ${paint.toFixed()} ms, rows ${rows.toFixed()} ms, a story opened ${story.toFixed()} ms`);
  await context.close();
}
await browser.close();
