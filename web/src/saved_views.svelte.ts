// SPDX-License-Identifier: Apache-2.0
//
// A view is its address, so a saved view is a name for an address. They are kept in this browser;
// the address itself can be sent to anybody who has the same store.

export interface SavedView {
  name: string;
  href: string;
}

const KEY = 'wirestem.views';

function isView(value: unknown): value is SavedView {
  const view = value as Partial<SavedView> | null;
  return typeof view?.name === 'string' && typeof view.href === 'string' && view.href.startsWith('#/');
}

function stored(): SavedView[] {
  try {
    const views: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(views) ? views.filter(isView) : [];
  } catch {
    return []; // storage switched off, or written by something else
  }
}

class SavedViews {
  list = $state.raw<SavedView[]>(stored());

  add(name: string, href: string): void {
    this.keep([...this.list.filter((view) => view.href !== href), { name, href }]);
  }

  remove(href: string): void {
    this.keep(this.list.filter((view) => view.href !== href));
  }

  private keep(list: SavedView[]): void {
    this.list = list;
    try {
      localStorage.setItem(KEY, JSON.stringify(list));
    } catch {
      // the list then lasts as long as the page
    }
  }
}

export const savedViews = new SavedViews();
