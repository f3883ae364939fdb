// SPDX-License-Identifier: Apache-2.0
//
// Brings what is selected into sight within its own pane, and only there: scrollIntoView() would
// move every pane and the window, too.

export function scrollPaneTo(element: Element, where: 'near' | 'third' = 'near'): void {
  const pane = element.closest<HTMLElement>('[data-pane-scroll]');
  if (!pane || pane.scrollHeight <= pane.clientHeight) return;
  const frame = pane.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  const seen = box.top >= frame.top && box.bottom <= frame.bottom;
  if (where === 'near' && seen) return;
  pane.scrollTop += box.top - frame.top - (where === 'third' ? frame.height / 3 : 48);
}

/** For lists: keeps the selected item in sight. */
export function keepInView(chosen: boolean): (element: Element) => void {
  return (element) => {
    if (chosen) scrollPaneTo(element);
  };
}
