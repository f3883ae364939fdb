// SPDX-License-Identifier: Apache-2.0
//
// One tab stop for a whole list: arrow keys go from item to item (ARIA practices, "roving
// tabindex"). An item is any element with data-item below the node.

const STEPS: Record<string, number> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
  Home: -Infinity,
  End: Infinity,
};

export function roving(node: HTMLElement | SVGElement): () => void {
  const items = () => [...node.querySelectorAll<HTMLElement | SVGElement>('[data-item]')];

  function settle(stop: Element | null): void {
    const all = items();
    const held = stop && all.includes(stop as HTMLElement) ? stop : null;
    const marked = all.find((item) => item.getAttribute('aria-current') === 'true');
    const chosen = held ?? marked ?? all[0];
    for (const item of all) item.setAttribute('tabindex', item === chosen ? '0' : '-1');
  }

  function onKey(event: Event): void {
    const { key, altKey, ctrlKey, metaKey } = event as KeyboardEvent;
    const step = STEPS[key];
    if (step === undefined || altKey || ctrlKey || metaKey) return;
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    event.preventDefault();
    const next = all[Math.max(0, Math.min(all.length - 1, at + step))];
    settle(next ?? null);
    next?.focus();
  }

  const onFocus = (event: Event) => settle(event.target as Element);
  const watch = new MutationObserver(() => settle(document.activeElement));
  node.addEventListener('keydown', onKey);
  node.addEventListener('focusin', onFocus);
  watch.observe(node, { childList: true, subtree: true, attributeFilter: ['aria-current'] });
  settle(null);
  return () => {
    node.removeEventListener('keydown', onKey);
    node.removeEventListener('focusin', onFocus);
    watch.disconnect();
  };
}
