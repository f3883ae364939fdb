// SPDX-License-Identifier: Apache-2.0
//
// A browser that watches what a page does: it fails on a dialog, on an error, on a policy that was
// broken, and on a request to anybody but the desk.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { chromium } from 'playwright-core';

export const DESK = process.env.WIRESTEM_DESK_URL;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.WIRESTEM_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run',
           '--disable-background-networking'],
  });
}

/** A page of its own, whose faults are told by check(). */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on('dialog', (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('pageerror', (error) => faults.push(`an error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(DESK)) faults.push(`a request to ${request.url()}`);
  });
  const check = () => assert.deepEqual(faults, []);
  const close = async () => {
    await context.close();
    check();
  };
  return { page, check, close, faults };
}

/** Opens a view and waits until it shows what it is about. */
export async function show(page, hash, wait = 'h1') {
  await page.goto(`${DESK}${hash}`);
  await page.waitForSelector(wait, { state: 'attached' });
  await page.waitForSelector('[aria-busy="true"]', { state: 'detached' });
}

/** What axe-core finds wrong, in words; the policy forbids scripts in the page, not those of its owner. */
export async function findBarriers(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), RULES);
  return found.violations.map(
    (rule) => `${rule.id}: ${rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 140)).join(' | ')}`,
  );
}

/** How far the page is wider than the window: nothing but panes may scroll sideways. */
export async function sideways(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** The id of the first story whose label has these words. */
export async function storyWith(words) {
  const answer = await fetch(`${DESK}api/v1/stories?limit=200`);
  const { items } = await answer.json();
  const story = items.find((one) => one.label.includes(words)) ?? items[0];
  return story.id;
}
