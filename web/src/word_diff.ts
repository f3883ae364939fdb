// SPDX-License-Identifier: Apache-2.0
//
// Which words two passages share, by Myers' greedy algorithm (1986). Words come from the browser's
// own segmenter, so that Chinese is cut into words, too.

export interface DiffPiece {
  text: string;
  change: 'same' | 'cut' | 'added';
  lengthA?: number; // of what is the same: its length in the first text, where `text` is the second's
}

const MOST_EDITS = 1200; // beyond that two passages are called different throughout

const segmenter =
  typeof Intl.Segmenter === 'function' ? new Intl.Segmenter(undefined, { granularity: 'word' }) : null;

function wordsOf(text: string): string[] {
  if (!segmenter) return text.match(/\s+|[^\s]+/gu) ?? [];
  return Array.from(segmenter.segment(text), (segment) => segment.segment);
}

/** The pieces of both texts in order: what `a` alone has is cut, what `b` alone has is added. */
export function diffWords(a: string, b: string): DiffPiece[] {
  const left = wordsOf(a);
  const right = wordsOf(b);
  const steps = trace(left, right);
  if (!steps) return joined([{ text: a, change: 'cut' }, { text: b, change: 'added' }]);
  return joined(absorb(steps));
}

/** A blank or a comma that stays between two changes is no island: it is changed with them. */
function absorb(steps: DiffPiece[]): DiffPiece[] {
  const runs = joined(steps);
  const out: DiffPiece[] = [];
  let cut = '';
  let added = '';
  const flush = () => {
    out.push({ text: cut, change: 'cut' }, { text: added, change: 'added' });
    cut = added = '';
  };
  runs.forEach((run, index) => {
    const alike = (run.lengthA ?? run.text.length) === run.text.length;
    const island = alike && /^[\s\p{P}]*$/u.test(run.text) && (cut || added) && index + 1 < runs.length;
    if (run.change !== 'added' && (run.change === 'cut' || island)) cut += run.text;
    if (run.change !== 'cut' && (run.change === 'added' || island)) added += run.text;
    if (run.change === 'same' && !island) {
      flush();
      out.push(run);
    }
  });
  flush();
  return out;
}

function joined(pieces: DiffPiece[]): DiffPiece[] {
  const out: DiffPiece[] = [];
  for (const piece of pieces) {
    const last = out[out.length - 1];
    if (piece.text === '') continue;
    if (last && last.change === piece.change) {
      last.lengthA = (last.lengthA ?? last.text.length) + (piece.lengthA ?? piece.text.length);
      last.text += piece.text;
    } else out.push({ ...piece });
  }
  return out;
}

function same(a: string | undefined, b: string | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && fold(a) === fold(b));
}

function fold(word: string): string {
  return word.normalize('NFKC').toLowerCase().replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d\u00ab\u00bb]/g, '"');
}

/** Furthest reaching paths, one array an edit; then the way back. */
function trace(a: string[], b: string[]): DiffPiece[] | null {
  const most = Math.min(MOST_EDITS, a.length + b.length);
  let reach = new Int32Array(2 * most + 3);
  const kept: Int32Array[] = [];
  for (let d = 0; d <= most; ++d) {
    kept.push(reach.slice());
    for (let k = -d; k <= d; k += 2) {
      const at = k + most + 1;
      const down = k === -d || (k !== d && (reach[at - 1] ?? 0) < (reach[at + 1] ?? 0));
      let x = down ? (reach[at + 1] ?? 0) : (reach[at - 1] ?? 0) + 1;
      while (x < a.length && x - k < b.length && same(a[x], b[x - k])) ++x;
      reach[at] = x;
      if (x >= a.length && x - k >= b.length) return wayBack(a, b, kept, most);
    }
  }
  return null;
}

function wayBack(a: string[], b: string[], kept: Int32Array[], most: number): DiffPiece[] {
  const pieces: DiffPiece[] = [];
  let x = a.length;
  let y = b.length;
  for (let d = kept.length - 1; d >= 0; --d) {
    const reach = kept[d] ?? new Int32Array(0);
    const k = x - y;
    const at = k + most + 1;
    const down = k === -d || (k !== d && (reach[at - 1] ?? 0) < (reach[at + 1] ?? 0));
    const before = down ? k + 1 : k - 1;
    const startX = d === 0 ? 0 : (reach[before + most + 1] ?? 0);
    const startY = d === 0 ? 0 : startX - before;
    while (x > startX && y > startY) {
      pieces.push({ text: b[--y] ?? '', change: 'same', lengthA: a[--x]?.length ?? 0 });
    }
    if (d === 0) break;
    if (down) pieces.push({ text: b[--y] ?? '', change: 'added' });
    else pieces.push({ text: a[--x] ?? '', change: 'cut' });
  }
  return pieces.reverse();
}
