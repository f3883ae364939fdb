// SPDX-License-Identifier: Apache-2.0
//
// The engine counts code points, JavaScript UTF-16 units. They differ only from the first character
// beyond U+FFFF on, so most texts need no table at all.

/** Turns an offset in code points into one in UTF-16 units. */
export type ToUnits = (codePoints: number) => number;

export function unitsOf(text: string): ToUnits {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => Math.min(offset, text.length);
  const starts = new Uint32Array(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; ++count) {
    starts[count] = at;
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  starts[count] = text.length;
  return (offset) => starts[Math.min(offset, count)] ?? text.length;
}
