// SPDX-License-Identifier: Apache-2.0
//
// Which stretches of two pages are the same passage, and which words differ within them. The pairs
// come from the engine's passages; only the words inside a pair are compared here.
import type { Article, OpenStory, Span } from './dossier';
import type { Mark } from './mark_text';
import { unitsOf } from './offsets';
import { diffWords } from './word_diff';

export interface Pair {
  id: string;
  kind: string; // verbatim, edited, rewritten, translated
  a: [number, number]; // UTF-16 units
  b: [number, number];
}

export interface Alignment {
  pairs: Pair[];
  marksA: Mark[]; // kinds: pair, cut, only
  marksB: Mark[]; // kinds: pair, added, only
  keptA: number; // share of A's characters that stand in B, 0..1; of a translated passage all count
  keptB: number;
}

export function alignPages(open: OpenStory, a: Article, b: Article): Alignment {
  const pairs = choosePairs(open, a, b);
  const marksA: Mark[] = [];
  const marksB: Mark[] = [];
  for (const pair of pairs) {
    marksA.push({ start: pair.a[0], end: pair.a[1], kind: 'pair', id: pair.id });
    marksB.push({ start: pair.b[0], end: pair.b[1], kind: 'pair', id: pair.id });
    if (pair.kind !== 'translated') markWords(pair, a.text, b.text, marksA, marksB);
  }
  markRest(a.text, pairs.map((pair) => pair.a), marksA);
  markRest(b.text, pairs.map((pair) => pair.b), marksB);
  return { pairs, marksA, marksB, keptA: shareOf(a.text, marksA), keptB: shareOf(b.text, marksB) };
}

/** Two versions of one text: every word is compared with every other. */
export function diffTexts(a: string, b: string): { a: Mark[]; b: Mark[] } {
  const whole = { id: '0', kind: 'edited', a: [0, a.length] as [number, number], b: [0, b.length] as [number, number] };
  const marksA: Mark[] = [];
  const marksB: Mark[] = [];
  markWords(whole, a, b, marksA, marksB);
  return { a: marksA, b: marksB };
}

/** The longest pairs first; none overlaps another on either side. */
function choosePairs(open: OpenStory, a: Article, b: Article): Pair[] {
  const unitsA = unitsOf(a.text);
  const unitsB = unitsOf(b.text);
  const range = (span: Span, units: (n: number) => number): [number, number] => [units(span.start), units(span.end)];
  const all = open.story.passages.flatMap((passage): Pair[] => {
    const inA = passage.members.filter((member) => member.article === a.id);
    const inB = passage.members.filter((member) => member.article === b.id);
    return inA.flatMap((one) =>
      inB.map((other) => ({ id: passage.id, kind: passage.kind, a: range(one, unitsA), b: range(other, unitsB) })),
    );
  });
  all.sort((one, other) => size(other) - size(one) || one.a[0] - other.a[0]);
  const chosen: Pair[] = [];
  for (const pair of all) {
    if (!chosen.some((other) => meets(other.a, pair.a) || meets(other.b, pair.b))) chosen.push(pair);
  }
  chosen.sort((one, other) => one.a[0] - other.a[0]);
  return chosen.map((pair, index) => ({ ...pair, id: String(index) }));
}

function size(pair: Pair): number {
  return Math.min(pair.a[1] - pair.a[0], pair.b[1] - pair.b[0]);
}

function meets(one: [number, number], other: [number, number]): boolean {
  return one[0] < other[1] && other[0] < one[1];
}

function markWords(pair: Pair, a: string, b: string, marksA: Mark[], marksB: Mark[]): void {
  let atA = pair.a[0];
  let atB = pair.b[0];
  for (const piece of diffWords(a.slice(...pair.a), b.slice(...pair.b))) {
    const length = piece.text.length;
    if (piece.change === 'same') {
      // The two differ in case or in the shape of marks at most, which folding makes one; a word may
      // then be longer on one side ("ﬁ"), so both lengths are kept.
      atA += piece.lengthA ?? length;
      atB += length;
    } else if (piece.change === 'cut') {
      marksA.push({ start: atA, end: atA + length, kind: 'cut', id: pair.id });
      atA += length;
    } else {
      marksB.push({ start: atB, end: atB + length, kind: 'added', id: pair.id });
      atB += length;
    }
  }
}

/** Marks what lies outside of all pairs; a full stop or a blank between two of them is nothing of its own. */
function markRest(text: string, ranges: [number, number][], marks: Mark[]): void {
  let at = 0;
  for (const [start, end] of [...ranges].sort((one, other) => one[0] - other[0]).concat([[text.length, text.length]])) {
    const hasWords = /[^\s\p{P}]/u.test(text.slice(at, start));
    if (hasWords) marks.push({ start: at, end: start, kind: 'only', id: '' });
    at = end;
  }
}

/** How much of a text is not marked as its own. */
function shareOf(text: string, marks: Mark[]): number {
  const own = marks.reduce((sum, mark) => sum + (mark.kind === 'pair' ? 0 : mark.end - mark.start), 0);
  return text.length === 0 ? 0 : 1 - own / text.length;
}
