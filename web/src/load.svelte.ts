// SPDX-License-Identifier: Apache-2.0
import { Problem } from './api';

/** What is asked of the server, as a view shows it: on its way, here, or not to be had. */
export class Load<T> {
  value = $state.raw<T | null>(null);
  problem = $state.raw<Problem | null>(null);
  waiting = $state(false);
  private asking: AbortController | null = null;

  /** Asks; an answer that a later question has overtaken is dropped. The old value stays till then. */
  async run(question: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.asking?.abort();
    const own = new AbortController();
    this.asking = own;
    this.waiting = true;
    try {
      const value = await question(own.signal);
      if (this.asking !== own) return;
      this.value = value;
      this.problem = null;
    } catch (error) {
      if (this.asking !== own) return;
      this.problem = error instanceof Problem ? error : new Problem(0, 'The page stumbled', String(error));
    }
    this.waiting = false;
  }

  stop(): void {
    this.asking?.abort();
    this.asking = null;
    this.waiting = false;
  }
}
