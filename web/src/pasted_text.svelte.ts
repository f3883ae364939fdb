// SPDX-License-Identifier: Apache-2.0
import type { Analysis } from './api';

/** What was pasted and what came of it; it stays while one looks at other views, and no longer. */
class PastedText {
  text = $state('');
  files = $state.raw<File[]>([]);
  result = $state.raw<Analysis | null>(null);

  clear(): void {
    this.text = '';
    this.files = [];
    this.result = null;
  }
}

export const pastedText = new PastedText();
