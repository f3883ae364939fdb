// SPDX-License-Identifier: Apache-2.0
import type { Selection } from './focus';
import { address } from './route.svelte';

const NOTHING: Selection = {
  claim: '', article: '', source: '', edge: '', event: '', conflict: '', quote: '',
};

/** What the address says is selected. */
export function selected(): Selection {
  const names = Object.keys(NOTHING) as (keyof Selection)[];
  return Object.fromEntries(names.map((name) => [name, address.get(name)])) as unknown as Selection;
}

/** The address in which just this is selected; asked of what is selected already, nothing is. */
export function hrefSelecting(chosen: Partial<Selection>): string {
  const same = Object.entries(chosen).every(([name, value]) => address.get(name) === value);
  return address.with({ ...NOTHING, ...(same ? {} : chosen) });
}

/** The same selection with another page to read. */
export function hrefReading(article: string): string {
  return address.with({ article, pane: 'reader' });
}
