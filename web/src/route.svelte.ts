// SPDX-License-Identifier: Apache-2.0
//
// The address says all: which view, which story, what is selected, how the list is filtered. So
// each view can be bookmarked, sent to a colleague, and gone back from. It stands behind the "#",
// hence never leaves the browser.
//
//     #/stories/story-1?claim=story-1.claim-4&article=a12

export interface Route {
  path: string[]; // decoded: ["stories", "story-1"]
  query: URLSearchParams;
}

export function parseHash(hash: string): Route {
  const bare = hash.replace(/^#\/?/, '');
  const mark = bare.indexOf('?');
  const path = mark < 0 ? bare : bare.slice(0, mark);
  return {
    path: path.split('/').filter(Boolean).map(decode),
    query: new URLSearchParams(mark < 0 ? '' : bare.slice(mark + 1)),
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray % that somebody typed
  }
}

export type Query = Record<string, string | number | boolean | null | undefined>;

/** The address of a view; empty values are left out. */
export function hrefOf(path: string[], query: Query = {}): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '' && value !== false) {
      given.set(name, value === true ? '1' : String(value));
    }
  }
  const tail = given.toString();
  return `#/${path.map(encodeURIComponent).join('/')}${tail ? `?${tail}` : ''}`;
}

class Address {
  route = $state.raw<Route>(parseHash(location.hash));

  constructor() {
    addEventListener('hashchange', () => (this.route = parseHash(location.hash)));
  }

  /** This view's address with some values of its query changed. */
  with(changes: Query): string {
    const query: Query = Object.fromEntries(this.route.query);
    return hrefOf(this.route.path, { ...query, ...changes });
  }

  /** Goes there; `quietly` without a step in the browser's history, as one types a search. */
  go(href: string, quietly = false): void {
    if (href === location.hash) return;
    if (!quietly) {
      location.hash = href;
      return;
    }
    history.replaceState(null, '', href);
    this.route = parseHash(href);
  }

  get(name: string): string {
    return this.route.query.get(name) ?? '';
  }
}

export const address = new Address();
