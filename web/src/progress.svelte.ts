// SPDX-License-Identifier: Apache-2.0
import { api, type News, type Progress } from './api';

/** How far a running `add` or `watch` is, by server-sent events. The browser reconnects by itself. */
class Live {
  progress = $state.raw<Progress | null>(null);
  /** Grows whenever the store holds something new, so that lists may offer to be read again. */
  changes = $state(0);
  /** What happened to stories since the page was opened, newest first; a few. */
  news = $state.raw<News[]>([]);
  private last = -1;

  start(): () => void {
    const events = api.events();
    events.addEventListener('progress', (event) => {
      try {
        this.take(JSON.parse(event.data as string) as Progress);
      } catch {
        // an event cut off in its midst; the next one says the same
      }
    });
    events.addEventListener('news', (event) => {
      try {
        this.news = [JSON.parse(event.data as string) as News, ...this.news].slice(0, 20);
        this.changes += 1;
      } catch {
        // as above
      }
    });
    return () => events.close();
  }

  private take(progress: Progress): void {
    this.progress = progress;
    if (this.last >= 0 && progress.articles !== this.last) this.changes += 1;
    this.last = progress.articles;
  }
}

export const live = new Live();
