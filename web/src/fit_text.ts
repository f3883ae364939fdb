// SPDX-License-Identifier: Apache-2.0
//
// SVG text does not end where its box ends, so names are cut to what fits, as measured.

const pen = document.createElement('canvas').getContext('2d');

/** The text, or as much of it as has room, with an ellipsis. `font` as in CSS: "600 12px sans". */
export function fitText(text: string, room: number, font: string): string {
  if (!pen) return text;
  pen.font = font;
  const letters = [...text.slice(0, 200)];
  if (letters.length === text.length && pen.measureText(text).width <= room) return text;
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const fits = pen.measureText(`${letters.slice(0, middle).join('')}…`).width <= room;
    if (fits) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join('').trimEnd()}…`;
}
