// SPDX-License-Identifier: Apache-2.0
//
// Keeps two panes at the same passage. Pairs of elements are pegs; between two pegs the position is
// interpolated, so a passage that grew in the retelling simply scrolls faster on its side.

export function scrollTogether(left: HTMLElement, right: HTMLElement, wanted: () => boolean): () => void {
  let led: HTMLElement | null = null; // the pane that we moved: its next scroll event is our own

  function pegs(): [number, number][] {
    const tops = (pane: HTMLElement) => {
      const found = new Map<string, number>();
      const frame = pane.getBoundingClientRect().top - pane.scrollTop;
      for (const element of pane.querySelectorAll<HTMLElement>('[data-pair]')) {
        const id = element.dataset['pair'] ?? '';
        if (!found.has(id)) found.set(id, element.getBoundingClientRect().top - frame);
      }
      return found;
    };
    const others = tops(right);
    const all: [number, number][] = [[0, 0]];
    for (const [id, top] of [...tops(left)].sort((a, b) => a[1] - b[1])) {
      const other = others.get(id);
      const last = all[all.length - 1];
      if (other !== undefined && last && top > last[0] && other > last[1]) all.push([top, other]);
    }
    all.push([left.scrollHeight, right.scrollHeight]);
    return all;
  }

  function follow(from: HTMLElement, to: HTMLElement): void {
    if (led === from) {
      led = null;
      return;
    }
    if (!wanted()) return;
    const [here, there] = from === left ? [0, 1] : [1, 0];
    const eye = from.clientHeight / 3;
    const at = from.scrollTop + eye;
    const all = pegs();
    const next = Math.max(1, all.findIndex((peg) => (peg[here] ?? 0) >= at));
    const [low, high] = [all[next - 1], all[next]];
    if (!low || !high) return;
    const span = (high[here] ?? 0) - (low[here] ?? 0);
    const part = span > 0 ? (at - (low[here] ?? 0)) / span : 0;
    const target = (low[there] ?? 0) + part * ((high[there] ?? 0) - (low[there] ?? 0)) - eye;
    const before = to.scrollTop;
    to.scrollTop = target;
    if (to.scrollTop !== before) led = to;
  }

  const onLeft = () => follow(left, right);
  const onRight = () => follow(right, left);
  left.addEventListener('scroll', onLeft, { passive: true });
  right.addEventListener('scroll', onRight, { passive: true });
  return () => {
    left.removeEventListener('scroll', onLeft);
    right.removeEventListener('scroll', onRight);
  };
}
