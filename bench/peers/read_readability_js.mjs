// SPDX-License-Identifier: Apache-2.0
//
// readability.js on linkedom, for run_peers.sh:  node read_readability_js.mjs PAGES_FOLDER
// prints a JSON line for each page {source_path, text, title, authors, published}. A page that it
// cannot read is reported on stderr and gives no line.
//
// The text is taken from the article's tree with a line break at every block: textContent, which
// readability.js offers itself, glues the last word of a paragraph to the first of the next.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

const BLOCKS = new Set(('address article aside blockquote br caption dd div dl dt figcaption ' +
  'figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td ' +
  'tfoot th thead tr ul').split(' '));

function decode(bytes) {
  const head = bytes.subarray(0, 2048).toString('latin1');
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head);
  let label = declared ? declared[1] : 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) label = 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) label = 'utf-16le';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder('utf-8').decode(bytes);
  }
}

/** The tree's text without recursion, since pages may be nested without limit. */
function textOf(root) {
  let text = '';
  const todo = [root];
  while (todo.length > 0) {
    const node = todo.pop();
    if (typeof node === 'string') {
      text += node;
    } else if (node.nodeType === 3) {
      text += node.data.replace(/\s+/g, ' ');
    } else if (node.nodeType === 1) {
      const block = BLOCKS.has(node.localName);
      if (block) todo.push('\n');
      for (let child = node.lastChild; child; child = child.previousSibling) todo.push(child);
      if (block) todo.push('\n');
    }
  }
  return text.replace(/ *\n[ \n]*/g, '\n\n').trim();
}

function read(path) {
  const { document } = parseHTML(decode(readFileSync(path)));
  const article = new Readability(document, { serializer: (element) => element }).parse();
  if (article === null) return null;
  return {
    source_path: path,
    text: article.content ? textOf(article.content) : '',
    title: article.title || null,
    authors: article.byline ? [article.byline.trim()] : [],
    published: article.publishedTime || null,
  };
}

const folder = process.argv[2];
for (const name of readdirSync(folder).sort()) {
  const path = join(folder, name);
  try {
    const article = read(path);
    if (article !== null) process.stdout.write(JSON.stringify(article) + '\n');
  } catch (error) {
    process.stderr.write(`${path}: ${error.message}\n`);
  }
}
