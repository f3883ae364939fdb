// SPDX-License-Identifier: Apache-2.0
//
// Cuts a text at the ends of the spans that lie over it, so that each piece is covered by the same
// spans from end to end. Spans may nest and cross.

export interface Mark {
  start: number; // UTF-16 units
  end: number;
  kind: string; // "claim", "quote", "focus" …
  id: string;
}

export interface Piece {
  start: number;
  text: string;
  marks: Mark[];
}

export function cutText(text: string, from: number, to: number, marks: Mark[]): Piece[] {
  const inside = marks.filter((mark) => mark.end > from && mark.start < to && mark.end > mark.start);
  const cuts = new Set([from, to]);
  for (const mark of inside) {
    cuts.add(Math.max(mark.start, from));
    cuts.add(Math.min(mark.end, to));
  }
  const ends = [...cuts].sort((a, b) => a - b);
  const starting = [...inside].sort((a, b) => a.start - b.start || b.end - a.end);
  const pieces: Piece[] = [];
  let open: Mark[] = [];
  let next = 0;
  for (let i = 0; i + 1 < ends.length; ++i) {
    const start = ends[i] ?? from;
    const end = ends[i + 1] ?? to;
    open = open.filter((mark) => mark.end > start);
    for (let mark = starting[next]; mark && mark.start <= start; mark = starting[++next]) {
      open.push(mark);
    }
    pieces.push({ start, text: text.slice(start, end), marks: [...open] });
  }
  return pieces;
}

/** [start, end) of each paragraph between two offsets; paragraphs are parted by a blank line. */
export function paragraphsOf(text: string, from: number, to: number): [number, number][] {
  const paragraphs: [number, number][] = [];
  let start = from;
  while (start < to) {
    const gap = text.indexOf('\n\n', start);
    const end = gap < 0 || gap > to ? to : gap;
    if (end > start) paragraphs.push([start, end]);
    start = end + 2;
  }
  return paragraphs;
}
