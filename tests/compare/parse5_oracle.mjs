// SPDX-License-Identifier: Apache-2.0
//
// The trees that parse5, the HTML parser of the JavaScript world, makes of pages:
//
//     node parse5_oracle.mjs PATH_OF_PARSE5 PAGES > TREES
//
// PAGES and TREES hold one record after the other: its size in bytes as a decimal number, a line
// feed, its UTF-8. A tree is written as html5lib's tree construction cases are, with line feeds as \\n.
import { readFileSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [parse5Path, pagesPath] = process.argv.slice(2);
const { parse } = await import(pathToFileURL(parse5Path).href);

const prefixes = {
  "http://www.w3.org/2000/svg": "svg:",
  "http://www.w3.org/1998/Math/MathML": "math:",
};

function lineOf(node) {
  switch (node.nodeName) {
    case "#text":
      return `"${node.value}"`;
    case "#comment":
      return `<!-- ${node.data} -->`;
    case "#document-fragment":
      return "#document-fragment";
    case "#documentType": {
      let line = `<!DOCTYPE ${node.name ?? ""}`;
      if (node.publicId) line += ` PUBLIC "${node.publicId}"`;
      if (node.systemId) line += `${node.publicId ? "" : " SYSTEM"} "${node.systemId}"`;
      return line + ">";
    }
  }
  const attributes = node.attrs.map(
    ({ name, prefix, value }) => ` ${prefix ? prefix + ":" : ""}${name}="${value}"`);
  return `<${prefixes[node.namespaceURI] ?? ""}${node.tagName}${attributes.join("")}>`;
}

function dumpOf(document) {
  const lines = [];
  const left = document.childNodes.map((node) => [node, 0]).reverse();
  while (left.length > 0) {
    const [node, depth] = left.pop();
    const unsaid = node.nodeName === "#document-fragment" && node.childNodes.length === 0;
    if (!unsaid) lines.push("  ".repeat(depth) + lineOf(node).replaceAll("\n", "\\n"));
    const children = node.content ? [node.content] : node.childNodes ?? [];
    for (let i = children.length - 1; i >= 0; --i) left.push([children[i], depth + 1]);
  }
  return lines.join("\n");
}

function write(buffer) {
  for (let at = 0; at < buffer.length;) at += writeSync(1, buffer, at);
}

const pages = readFileSync(pagesPath);
for (let at = 0; at < pages.length;) {
  const end = pages.indexOf(10, at);
  const size = Number(pages.toString("latin1", at, end));
  const page = pages.toString("utf8", end + 1, end + 1 + size);
  at = end + 1 + size;
  const tree = Buffer.from(dumpOf(parse(page, { scriptingEnabled: false })), "utf8");
  write(Buffer.concat([Buffer.from(`${tree.length}\n`), tree]));
}
